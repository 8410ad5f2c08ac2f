import type { Shown } from './execute.ts';
import { globalId } from './queries.ts';
import type { FakeShop } from './shop.ts';

const LARGEST_PAYLOAD = 50_000;

/** What an app does for itself: bulk operations, Flow, billing, webhooks by API. */
export function appMutations(shop: FakeShop): Shown {
  return {
    bulkOperationRunQuery: ({ query, groupObjects }: Shown) => shop.bulk.run(String(query), groupObjects === true),
    bulkOperationCancel: ({ id }: Shown) => shop.bulk.cancel(globalId(id)),
    flowTriggerReceive: ({ handle, payload }: Shown) => {
      const refused = (message: string): Shown => ({ userErrors: [{ field: ['handle'], message }] });
      if (shop.options.flowTriggers?.includes(String(handle)) !== true)
        return refused(`Trigger '${String(handle)}' does not exist`);
      if (JSON.stringify(payload ?? null).length > LARGEST_PAYLOAD) return refused('Payload exceeds 50 KB');
      shop.flows.push({ handle: String(handle), payload });
      return { userErrors: [] };
    },
    appSubscriptionCreate: (args: Shown) => shop.subscriptions.create(args),
    appSubscriptionCancel: (args: Shown) => shop.subscriptions.cancel(args),
    appUsageRecordCreate: (args: Shown) => shop.subscriptions.record(args),
    webhookSubscriptionCreate: ({ topic, webhookSubscription }: Shown) => {
      const { uri, includeFields, filter } = webhookSubscription as Shown;
      const refused = (field: string, message: string): Shown => ({
        webhookSubscription: null,
        userErrors: [{ field: ['webhookSubscription', field], message }],
      });
      if (!/^(https:|http:\/\/(127\.0\.0\.1|localhost)|arn:|pubsub:)/.test(String(uri)))
        return refused('uri', 'Address is invalid');
      if (shop.webhookSubscriptions.some((each) => each['topic'] === topic && each['uri'] === uri))
        return refused('uri', 'Address for this topic has already been taken');
      const made: Shown = {
        __typename: 'WebhookSubscription',
        id: `gid://shopify/WebhookSubscription/${shop.nextId()}`,
        legacyResourceId: String(shop.nextId()),
        topic,
        uri,
        format: 'JSON',
        filter: filter ?? null,
        name: null,
        includeFields: includeFields ?? [],
        metafieldNamespaces: [],
        apiVersion: { handle: '2026-10', displayName: '2026-10', supported: true },
        createdAt: shop.timestamp(),
        updatedAt: shop.timestamp(),
      };
      shop.webhookSubscriptions.push(made);
      return { webhookSubscription: made, userErrors: [] };
    },
    webhookSubscriptionDelete: ({ id }: Shown) => {
      const index = shop.webhookSubscriptions.findIndex((each) => each['id'] === id);
      if (index < 0)
        return {
          deletedWebhookSubscriptionId: null,
          userErrors: [{ field: ['id'], message: 'Webhook subscription does not exist' }],
        };
      shop.webhookSubscriptions.splice(index, 1);
      return { deletedWebhookSubscriptionId: id, userErrors: [] };
    },
  };
}
