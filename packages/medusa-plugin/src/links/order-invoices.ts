import { defineLink } from '@medusajs/framework/utils';
import OrderModule from '@medusajs/medusa/order';
import QuittanceModule from '../modules/quittance/index.ts';

/** `quittance_invoices` on an order: its invoices and credit notes. */
export default defineLink(
  { linkable: OrderModule.linkable.order, field: 'id' },
  { ...QuittanceModule.linkable.quittanceInvoice.id, primaryKey: 'order_id' },
  { readOnly: true, isList: true },
);
