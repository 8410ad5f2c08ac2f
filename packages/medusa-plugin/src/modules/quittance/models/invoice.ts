import { model } from '@medusajs/framework/utils';

/** One issued document as it is shown: an invoice, a credit note. Its bytes stay in core. Amounts are decimal text. */
export const QuittanceInvoice = model
  .define('quittance_invoice', {
    /** Core's id of the document. */
    id: model.text().primaryKey(),
    /** Medusa's id of the order. */
    order_id: model.text(),
    order_number: model.text(),
    kind: model.text(),
    number: model.text(),
    status: model.text(),
    issue_date: model.text(),
    due_date: model.text().nullable(),
    currency: model.text(),
    total: model.text(),
    open: model.text(),
    is_open: model.boolean().default(false),
    /** How far it is on its way to the buyer, by core's states; empty of what is not delivered by us. */
    delivery_state: model.text().nullable(),
    delivery_at: model.dateTime().nullable(),
    delivery_channel: model.text().nullable(),
    /** The address does not take mail: the code of the reason. */
    address_problem: model.text().nullable(),
  })
  .indexes([{ on: ['order_id'] }, { on: ['issue_date'] }, { on: ['number'] }, { on: ['delivery_state'] }]);
