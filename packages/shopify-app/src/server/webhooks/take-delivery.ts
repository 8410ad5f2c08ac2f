import type { Installation, PrivacyRequest, Quittance, RoadLog } from '@quittance/core/flow';
import type { TenantId } from '@quittance/core/model';
import { keepBuyerData } from '../../host/buyer-data.ts';
import { HOST } from '../../index.ts';
import type { Delivery } from './delivery.ts';
import { lifecycleBody, type CustomerRequest } from './lifecycle.ts';
import { isOrderTopic, orderIdIn } from './order-id.ts';

/** What webhooks need of the app beside core. */
export interface WebhookParts {
  readonly quittance: Pick<Quittance, 'installations' | 'noticeChange' | 'privacy'>;
  readonly log: RoadLog;
  /** The merchant granted or withdrew scopes: those granted now. */
  readonly scopesChanged?: (shop: Installation, scopes: readonly string[]) => Promise<void>;
  /** A bulk operation ended, `gid://shopify/BulkOperation/…`: look at it. */
  readonly bulkFinished?: (shop: Installation, operation: string) => Promise<void>;
}

/** What became of a delivery, for the log: anything but `taken` had no effect, and Shopify need not repeat it. */
export type Outcome = 'taken' | 'repeated' | 'unknown shop' | 'unknown topic' | 'not understood' | 'outdated';

/** Keeps what a verified delivery says, in one insert. Rejects when the database does not answer: Shopify repeats it then. */
export type TakeDelivery = (delivery: Delivery, body: Buffer) => Promise<Outcome>;

export function deliveryTaker(parts: WebhookParts): TakeDelivery {
  const { installations, noticeChange } = parts.quittance;
  // A shop never changes its tenant, and most webhooks need no more of it.
  const tenants = new Map<string, TenantId>();

  async function tenantOf(shop: string): Promise<TenantId | undefined> {
    const known = tenants.get(shop) ?? (await installations.find(HOST, shop))?.tenant;
    if (known !== undefined) tenants.set(shop, known);
    return known;
  }

  async function takeChange({ shop, id }: Delivery, body: Buffer): Promise<Outcome> {
    const tenant = await tenantOf(shop);
    if (tenant === undefined) return 'unknown shop';
    const orderId = orderIdIn(body);
    if (orderId === undefined) return 'not understood';
    const noticed = await noticeChange(tenant, { host: HOST, shop, orderId, delivery: id });
    return noticed === 'noticed' ? 'taken' : 'repeated';
  }

  return async (delivery, body) => {
    if (isOrderTopic(delivery.topic)) return takeChange(delivery, body);
    const shop = await installations.find(HOST, delivery.shop);
    return shop === undefined ? 'unknown shop' : takeLifecycle(parts, shop, delivery, body);
  };
}

async function takeLifecycle(
  parts: WebhookParts,
  shop: Installation,
  delivery: Delivery,
  body: Buffer,
): Promise<Outcome> {
  switch (delivery.topic) {
    case 'app/uninstalled':
      return uninstall(parts, shop, delivery, body);
    case 'app/scopes_update': {
      const scopes = lifecycleBody('app/scopes_update', body)?.current;
      if (scopes === undefined) return 'not understood';
      await parts.scopesChanged?.(shop, scopes);
      return 'taken';
    }
    case 'bulk_operations/finish': {
      const operation = lifecycleBody('bulk_operations/finish', body)?.admin_graphql_api_id;
      if (operation === undefined) return 'not understood';
      await parts.bulkFinished?.(shop, operation);
      return 'taken';
    }
    case 'customers/data_request':
      return askForCustomer(parts, shop, delivery, 'access', lifecycleBody(delivery.topic, body));
    case 'customers/redact':
      return redact(parts, shop, delivery, body);
    case 'shop/redact':
      return ask(parts, shop, delivery, lifecycleBody('shop/redact', body)?.shop, { kind: 'erase-shop' });
    default:
      return 'unknown topic';
  }
}

/** A repeat that comes after the merchant has installed the app again speaks of the installation before. */
async function uninstall(
  { quittance: { installations } }: WebhookParts,
  { installedAt }: Installation,
  { shop, triggeredAt }: Delivery,
  body: Buffer,
): Promise<Outcome> {
  if (lifecycleBody('app/uninstalled', body)?.shop !== shop) return 'not understood';
  if (triggeredAt !== undefined && Date.parse(triggeredAt) < Date.parse(installedAt)) return 'outdated';
  await installations.uninstall(HOST, shop);
  return 'taken';
}

/** What the buyer told lies with the installation, of which core only knows that it is the plugin's: it goes first, and a repeat finds none. */
async function redact(parts: WebhookParts, shop: Installation, delivery: Delivery, body: Buffer): Promise<Outcome> {
  const read = lifecycleBody('customers/redact', body);
  if (read?.shop === delivery.shop && read.customer != null)
    await keepBuyerData(parts.quittance.installations, delivery.shop, read.customer, undefined);
  return askForCustomer(parts, shop, delivery, 'erase-customer', read);
}

function askForCustomer(
  parts: WebhookParts,
  shop: Installation,
  delivery: Delivery,
  kind: 'access' | 'erase-customer',
  read: CustomerRequest | undefined,
): Promise<Outcome> {
  const customer = read?.customer == null ? {} : { customerId: read.customer };
  return ask(parts, shop, delivery, read?.shop, { kind, ...customer, orderIds: read?.orders ?? [] });
}

async function ask(
  { quittance: { privacy } }: WebhookParts,
  { tenant }: Installation,
  { shop, id }: Delivery,
  signedFor: string | undefined,
  request: Pick<PrivacyRequest, 'kind' | 'customerId' | 'orderIds'>,
): Promise<Outcome> {
  if (signedFor !== shop) return 'not understood';
  const kept = await privacy.request(tenant, { host: HOST, shop, key: id, ...request });
  return kept === 'kept' ? 'taken' : 'repeated';
}
