import { GraphQLError } from 'graphql';
import type { Shown } from './execute.ts';
import { shownDefinition } from './metafields.ts';
import { searchOrders, sortOrders } from './search.ts';
import { allowedBy } from './scopes.ts';
import type { FakeShop } from './shop.ts';

/** The root fields that read. */
export function queries(shop: FakeShop): Shown {
  const byId =
    (type: string) =>
    ({ id }: Shown): Shown | null => {
      const wanted = globalId(id);
      return wanted.startsWith(`gid://shopify/${type}/`) ? shop.find(wanted) : null;
    };
  const orders = ({ query, sortKey }: Shown) =>
    sortOrders(searchOrders(shop.visibleOrders(), query as string | null), sortKey);
  return {
    order: byId('Order'),
    refund: byId('Refund'),
    return: byId('Return'),
    fulfillment: byId('Fulfillment'),
    customer: byId('Customer'),
    company: byId('Company'),
    companyLocation: byId('CompanyLocation'),
    bulkOperation: byId('BulkOperation'),
    node: ({ id }: Shown) => shop.find(globalId(id)),
    nodes: ({ ids }: Shown) => (ids as readonly unknown[]).map((id) => shop.find(globalId(id))),
    orders,
    ordersCount: ({ query }: Shown) => ({
      count: searchOrders(shop.visibleOrders(), query as string | null).length,
      precision: 'EXACT',
    }),
    companies: () => shop.companies(),
    companyLocations: () => shop.locations(),
    customers: () => {
      const all = shop.visibleOrders().map((order) => order['customer'] as Shown | null);
      return [...new Map(all.filter((each) => each !== null).map((each) => [each['id'], each])).values()];
    },
    shop: shop.info,
    currentAppInstallation: () => installation(shop),
    bulkOperations: () => shop.bulk.all,
    currentBulkOperation: ({ type }: Shown) =>
      shop.bulk.all.findLast((each) => each['type'] === (type ?? 'QUERY')) ?? null,
    businessEntities: () => [shop.businessEntity],
    metafieldDefinitions: ({ ownerType, namespace, key }: Shown) =>
      shop.metafields.definitions
        .filter((each) => each.ownerType === ownerType)
        .filter((each) => namespace == null || each.namespace === shop.metafields.namespaceOf(namespace as string))
        .filter((each) => key == null || each.key === key)
        .map(shownDefinition),
    webhookSubscriptions: ({ topics }: Shown) =>
      shop.webhookSubscriptions.filter((each) => !Array.isArray(topics) || topics.includes(each['topic'])),
    paymentTermsTemplates: ({ paymentTermsType: type }: Shown) =>
      PAYMENT_TERMS_TEMPLATES.filter((each) => type == null || each.paymentTermsType === type),
  };
}

export function globalId(id: unknown): string {
  const text = String(id);
  if (/^gid:\/\/shopify\/\w+\/\w+/.test(text)) return text;
  throw new GraphQLError(`Invalid global id '${text}'`, { extensions: { code: 'INVALID_VARIABLE' } });
}

const installation = (shop: FakeShop): Shown => ({
  __typename: 'AppInstallation',
  id: 'gid://shopify/AppInstallation/485',
  accessScopes: [...allowedBy(shop.scopes)].map((handle) => ({ handle, description: handle.replace('_', ' ') })),
  activeSubscriptions: shop.subscriptions.active,
  allSubscriptions: shop.subscriptions.all,
  launchUrl: `https://${shop.domain}/admin/apps/quittance`,
  uninstallUrl: null,
  metafield: ({ namespace, key }: Shown) => shop.metafields.find('gid://shopify/AppInstallation/485', namespace, key),
  metafields: (args: Shown) => shop.metafields.of('gid://shopify/AppInstallation/485', args),
});

interface TermsTemplate extends Shown {
  readonly id: string;
  readonly name: string;
  readonly paymentTermsType: string;
  readonly dueInDays: number | null;
}
const template = (id: number, name: string, type: string, days: number | null): TermsTemplate => ({
  __typename: 'PaymentTermsTemplate',
  id: `gid://shopify/PaymentTermsTemplate/${id}`,
  name,
  translatedName: name,
  description: name,
  paymentTermsType: type,
  dueInDays: days,
});
export const PAYMENT_TERMS_TEMPLATES: readonly TermsTemplate[] = [
  template(1, 'Due on receipt', 'RECEIPT', null),
  ...([7, 15, 30, 60, 90, 45] as const).map((days, index) => template(index + 2, `Net ${days}`, 'NET', days)),
  template(8, 'Fixed', 'FIXED', null),
  template(9, 'Due on fulfillment', 'FULFILLMENT', null),
];
