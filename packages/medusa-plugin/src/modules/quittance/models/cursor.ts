import { model } from '@medusajs/framework/utils';

/** How far the reconcile has looked through the shop's changes. */
export const QuittanceCursor = model.define('quittance_cursor', {
  id: model.text().primaryKey(),
  cursor: model.text(),
});
