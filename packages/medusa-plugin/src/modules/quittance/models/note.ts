import { model } from '@medusajs/framework/utils';

/** What a person should know of an order, and perhaps do: left by core, shown on the order page. Holds no address. */
export const QuittanceNote = model
  .define('quittance_note', {
    id: model.id({ prefix: 'qnote' }).primaryKey(),
    /** Core's key: the same note twice is one. */
    key: model.text().unique(),
    /** Medusa's id of the order. */
    order_id: model.text(),
    /** Core's id of the document it is about. */
    document_id: model.text().nullable(),
    code: model.text(),
    text: model.text(),
    /** What is to be done; empty of a note that only tells. */
    task: model.text().nullable(),
    /** When a person said that it is done. */
    done_at: model.dateTime().nullable(),
  })
  .indexes([{ on: ['order_id'] }]);
