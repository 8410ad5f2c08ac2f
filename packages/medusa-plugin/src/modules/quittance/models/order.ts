import { model } from '@medusajs/framework/utils';

/** Where one order stands on the road, as core last reported it: what the admin lists, filters and links to. */
export const QuittanceOrder = model
  .define('quittance_order', {
    /** Medusa's id of the order. */
    id: model.text().primaryKey(),
    /** Core's id; empty until the order was accepted. */
    quittance_id: model.text().nullable(),
    number: model.text(),
    stage: model.text(),
    /** Rises with every status event: an older one never overwrites a newer one. */
    sequence: model.number().default(-1),
    stop_code: model.text().nullable(),
    stop_message: model.text().nullable(),
    stop_advice: model.text().nullable(),
    /** `shop`: its payload could not be read, so core never saw it; `road`: core stopped it. */
    stop_origin: model.text().nullable(),
    erp_reference: model.text().nullable(),
    placed_at: model.dateTime(),
    currency: model.text(),
    /** Decimal text: what the shop said at placement. */
    total: model.text(),
    /** Invoice numbers and ERP reference in one text, for the search box. */
    search: model.text().default(''),
  })
  .indexes([{ on: ['placed_at'] }, { on: ['stage'] }, { on: ['stop_code'] }]);
