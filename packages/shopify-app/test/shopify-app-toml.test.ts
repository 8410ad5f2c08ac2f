import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readToml } from '../extensions/read-toml.ts';
import { API_VERSION } from '../src/admin-api/version.ts';
import { METAFIELD_TYPES, WRITTEN } from '../src/host/invoice-metafields.ts';
import { NOTE_TYPES } from '../src/host/order-notes.ts';

const SCHEMA = join(
  import.meta.dirname,
  `../../../../shared/contracts/shopify-admin/admin_${API_VERSION}.introspection.json.gz`,
);
const skipped = existsSync(SCHEMA) ? '' : ' [skipped: ../shared]';

const definition = z.strictObject({
  type: z.enum(['single_line_text_field', 'multi_line_text_field', 'money', 'date', 'url', 'json']),
  name: z.string().min(1).max(40),
  description: z.string().min(1).max(255).optional(),
  access: z.strictObject({
    admin: z.enum(['merchant_read', 'merchant_read_write']),
    customer_account: z.literal('read').optional(),
  }),
  capabilities: z.strictObject({ admin_filterable: z.literal(true) }).optional(),
});
const owner = z.strictObject({
  metafields: z.strictObject({ app: z.record(z.string().regex(/^[a-z_]{2,64}$/), definition) }),
});

/** All that this app puts into the file: a key that is misspelt is refused here, not at the deploy. */
const appToml = z.strictObject({
  client_id: z.string().min(1),
  name: z.string().max(30),
  application_url: z.url({ protocol: /^https$/ }),
  embedded: z.literal(true),
  build: z.strictObject({ include_config_on_deploy: z.boolean(), automatically_update_urls_on_dev: z.boolean() }),
  access_scopes: z.strictObject({ scopes: z.string(), optional_scopes: z.array(z.string()) }),
  auth: z.strictObject({ redirect_urls: z.array(z.url({ protocol: /^https$/ })) }),
  webhooks: z.strictObject({
    api_version: z.string(),
    subscriptions: z.tuple([
      z.strictObject({ topics: z.array(z.string()).min(1), uri: z.string() }),
      z.strictObject({ compliance_topics: z.array(z.string()), uri: z.string() }),
    ]),
  }),
  order: owner,
  company: owner,
  company_location: owner,
  customer: owner,
});

const app = appToml.parse(readToml(readFileSync(join(import.meta.dirname, '../shopify.app.toml'), 'utf8')));
const scopes = [...app.access_scopes.scopes.split(','), ...app.access_scopes.optional_scopes];
const order = app.order.metafields.app;

test('the pinned version of the API is that of the webhooks', () => {
  expect(app.webhooks.api_version).toBe(API_VERSION);
});

test('the three topics that the law asks for go where the others go', () => {
  const [own, compliance] = app.webhooks.subscriptions;
  expect(compliance.compliance_topics).toEqual(['customers/data_request', 'customers/redact', 'shop/redact']);
  expect(compliance.uri).toBe(own.uri);
});

test('every metafield that is written back is defined, in the type it is written in, and merchants cannot change it', () => {
  const written = { ...METAFIELD_TYPES, ...NOTE_TYPES, [WRITTEN]: 'json', invoice_payment: 'json' };
  const expected = Object.entries(written).map(([key, type]) => [key, { type, access: { admin: 'merchant_read' } }]);
  expect(order).toMatchObject(Object.fromEntries(expected));
});

test("the buyer's data are the same on every owner, and merchants may enter them", () => {
  for (const { metafields } of [app.company, app.company_location, app.customer]) {
    expect(Object.keys(metafields.app)).toEqual(['siren', 'vat_id', 'routing_address']);
    for (const { access } of Object.values(metafields.app)) expect(access).toEqual({ admin: 'merchant_read_write' });
  }
});

test('a customer account reads just what the order-status block asks for', () => {
  const file = join(import.meta.dirname, '../extensions/order-status/shopify.extension.toml');
  const { extensions } = z
    .object({ extensions: z.tuple([z.object({ metafields: z.array(z.object({ key: z.string() })) })]) })
    .parse(readToml(readFileSync(file, 'utf8')));
  const asked = extensions[0].metafields.map(({ key }) => key);
  const readable = Object.entries(order).filter(([, { access }]) => access.customer_account === 'read');
  expect(readable.map(([key]) => key)).toEqual(asked);
});

test('one deploy takes at most 25 changes of definitions', () => {
  const owners = [app.order, app.company, app.company_location, app.customer];
  expect(owners.flatMap(({ metafields }) => Object.keys(metafields.app)).length).toBeLessThanOrEqual(25);
});

describe.skipIf(skipped !== '')(`against the schema${skipped}`, () => {
  const { topics, known } = skipped === '' ? readSchema() : { topics: new Set<string>(), known: new Set<string>() };

  test.each(app.webhooks.subscriptions[0].topics)('%s is a topic', (topic) => {
    expect(topics).toContain(topic.replace('/', '_').toUpperCase());
  });

  test.each(scopes.filter((scope) => scope !== 'read_all_orders'))('%s is a scope', (scope) => {
    expect(known).toContain(scope);
  });

  test('the control: what is no topic and no scope is not there', () => {
    expect(topics).not.toContain('ORDERS_BILLED');
    expect(known).not.toContain('write_invoices');
  });
});

function readSchema() {
  const schema = z
    .object({
      data: z.object({
        __schema: z.object({
          types: z.array(z.object({ name: z.string(), enumValues: z.array(z.object({ name: z.string() })).nullish() })),
        }),
      }),
      offline_scopes: z.object({ items: z.array(z.object({ offlineScopes: z.array(z.string()) })) }),
    })
    .parse(JSON.parse(gunzipSync(readFileSync(SCHEMA)).toString('utf8')));
  const topic = schema.data.__schema.types.find(({ name }) => name === 'WebhookSubscriptionTopic');
  return {
    topics: new Set(topic?.enumValues?.map(({ name }) => name)),
    known: new Set(schema.offline_scopes.items.flatMap(({ offlineScopes }) => offlineScopes)),
  };
}
