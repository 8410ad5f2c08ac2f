import { defineLink } from '@medusajs/framework/utils';
import OrderModule from '@medusajs/medusa/order';
import QuittanceModule from '../modules/quittance/index.ts';

/** `quittance_order` on an order: where it stands on the road. Joined by Medusa's order id, so there is no link to lose. */
export default defineLink(
  { linkable: OrderModule.linkable.order, field: 'id' },
  QuittanceModule.linkable.quittanceOrder.id,
  { readOnly: true },
);
