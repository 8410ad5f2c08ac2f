import { model } from '@medusajs/framework/utils';

/** “This order changed”, written down before anything is done about it, and taken away when it is done. */
export const QuittanceChange = model.define('quittance_change', {
  id: model.id({ prefix: 'qchg' }).primaryKey(),
  order_id: model.text().unique(),
  /** The event that said so last. */
  event: model.text(),
  /** Rises with every event: a change noticed while the one before is being worked on is not lost. */
  noticed: model.number().default(1),
});
