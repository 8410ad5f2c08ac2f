import { Router, type Response } from 'express';
import { orderCustomer } from '../../admin-api/order-customer.ts';
import { buyerDataIn, keepBuyerData } from '../../host/buyer-data.ts';
import { HOST } from '../../index.ts';
import type { Buyer, Callers } from '../callers.ts';
import type { ServerParts } from '../parts.ts';
import { NOT_FOUND, refuse, refuseFailure, SIGN_IN_REQUIRED } from '../refusal.ts';
import { fileLinks, today } from '../show.ts';
import type { SignedLinks } from '../signed-link.ts';
import { orderPath, valid } from '../valid.ts';

/** The order of the buyer who asks. */
interface OwnOrder {
  readonly orderId: string;
  readonly customerId: string;
}

/** `/buyer/orders/:orderId`: a buyer's own documents, and what they tell for e-invoices. */
export function buyerRoutes(parts: ServerParts, callers: Callers, links: SignedLinks): Router {
  return Router()
    .get(
      '/orders/:orderId',
      callers.buyers(async (buyer, { params }, response) => {
        const own = await ownOrder(parts, buyer, params, response);
        if (own !== undefined) await show(parts, links, buyer, own, response);
      }),
    )
    .post(
      '/orders/:orderId/e-invoicing',
      callers.buyers(async (buyer, { params, body }, response) => {
        const data = valid(response, parts.contract.eInvoicingBody, body);
        const own = data && (await ownOrder(parts, buyer, params, response));
        if (own === undefined) return;
        const { shop, installation } = buyer;
        await keepBuyerData(parts.quittance.installations, shop, own.customerId, data);
        // It is read again, with what was told now.
        await parts.quittance.noticeChange(installation.tenant, { host: HOST, shop, orderId: own.orderId });
        await show(parts, links, buyer, own, response);
      }),
    );
}

/** The order, when it is theirs; else it is refused: another's order is as little there as none. */
async function ownOrder(
  { shopApi }: ServerParts,
  { shop, customerId }: Buyer,
  params: unknown,
  response: Response,
): Promise<OwnOrder | undefined> {
  const path = valid(response, orderPath, params);
  if (path === undefined) return undefined;
  if (customerId === undefined) {
    refuse(response, 403, [SIGN_IN_REQUIRED]);
    return undefined;
  }
  const customer = await orderCustomer(shopApi(shop, 'interactive'), path.orderId);
  if (customer.ok && customer.value === customerId) return { orderId: path.orderId, customerId };
  if (customer.ok) refuse(response, 404, [NOT_FOUND]);
  else refuseFailure(response, customer.failure);
  return undefined;
}

async function show(
  { quittance, contract }: ServerParts,
  links: SignedLinks,
  { shop, installation }: Buyer,
  { orderId, customerId }: OwnOrder,
  response: Response,
): Promise<void> {
  const [order, stored] = await Promise.all([
    quittance.orders.findBySource(installation.tenant, { host: HOST, shop, orderId }),
    quittance.installations.read(HOST, shop),
  ]);
  const told = (stored && buyerDataIn(stored, customerId)) ?? {};
  response.json(contract.buyerOrder(order, told, fileLinks(links, shop), today()));
}
