import { defineLink } from '@medusajs/framework/utils';
import OrderModule from '@medusajs/medusa/order';
import QuittanceModule from '../modules/quittance/index.ts';

/** `order` on an invoice: the order it was issued for. */
export default defineLink(
  { linkable: QuittanceModule.linkable.quittanceInvoice.id, field: 'order_id' },
  OrderModule.linkable.order,
  { readOnly: true },
);
