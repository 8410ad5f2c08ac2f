import { z } from 'zod';
import { SIGNATURE_HEADER } from '../../src/agencies/http/signature.ts';
import { capabilitiesBody, receiptBody } from '../../src/agencies/http/wire.ts';
import { jsonSchemaOf, type DocumentName } from '../../src/agencies/schema/json-schema.ts';

type Node = Readonly<Record<string, unknown>>;

const document = (name: DocumentName): Node => {
  const { $schema: _schema, $id: _id, ...rest } = jsonSchemaOf(name);
  return rest;
};
const body = (schema: z.ZodType): Node => {
  const { $schema: _schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest;
};
const ref = (name: string): Node => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: Node): Node => ({ content: { 'application/json': { schema } } });
const answer = (description: string, schema: string): Node => ({ description, ...json(ref(schema)) });
const page = (member: string, of: string): Node => ({
  type: 'object',
  properties: {
    [member]: { type: 'array', items: ref(of) },
    next: { type: 'string', description: 'Where the next page begins; opaque to the creditor.' },
    more: { type: 'boolean', description: 'There is more at once.' },
  },
  required: [member, 'next', 'more'],
});
const refusals: Node = {
  '401': answer('The token is not valid.', 'Refusal'),
  '429': {
    description: 'Too many calls; `Retry-After` says how long to wait.',
    headers: { 'Retry-After': { schema: { type: 'string' } } },
  },
};
const paging = [
  {
    name: 'after',
    in: 'query',
    description: 'The `next` of the page before; absent: from the beginning.',
    schema: { type: 'string' },
  },
  { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 1000, default: 100 } },
];

/** The description (OpenAPI 3.1) of the API that an agency serves, and of the webhooks it sends. */
export function collectionsApi(): Node {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Collections API',
      version: '1.0',
      description:
        'What a collection agency serves, so that a creditor can hand over cases and hear what becomes of them. `docs/collections.md` tells the rules.',
    },
    servers: [{ url: 'https://agency.example', description: 'One address for the test side, one for the live side.' }],
    security: [{ token: [] }],
    paths: {
      '/v1/commands': {
        post: {
          operationId: 'tell',
          summary: 'Tells the agency; a case is handed over by the command `submit`.',
          parameters: [
            {
              name: 'Idempotency-Key',
              in: 'header',
              required: true,
              description:
                'The `commandId`. The same command again changes nothing; another under its id is refused with 409.',
              schema: { type: 'string' },
            },
          ],
          requestBody: { required: true, ...json(ref('Command')) },
          responses: {
            '201': answer('Taken now.', 'Receipt'),
            '200': answer('It was taken before; nothing was done again.', 'Receipt'),
            '409': answer('Another command has this id.', 'Refusal'),
            '422': answer('Refused: a person must mend the data.', 'Refusal'),
            ...refusals,
          },
        },
      },
      '/v1/commands/{commandId}': {
        get: {
          operationId: 'receipt',
          summary: 'What became of a command: asked after an answer was lost.',
          parameters: [{ name: 'commandId', in: 'path', required: true, schema: { type: 'string' } }],
          responses: {
            '200': answer('It was taken, or refused.', 'Receipt'),
            '404': answer('It never arrived.', 'Refusal'),
            ...refusals,
          },
        },
      },
      '/v1/events': {
        get: {
          operationId: 'events',
          summary:
            'Everything that was told after a place, oldest first. Nothing is ever left out; the same may come twice.',
          parameters: paging,
          responses: { '200': { description: 'A page.', ...json(page('events', 'Event')) }, ...refusals },
        },
      },
      '/v1/balances': {
        get: {
          operationId: 'balances',
          summary: 'What every case comes to by the agency’s book, for the daily comparison to the cent.',
          parameters: paging,
          responses: { '200': { description: 'A page.', ...json(page('balances', 'Balance')) }, ...refusals },
        },
      },
      '/v1/capabilities': {
        get: {
          operationId: 'capabilities',
          summary: 'Which side this is, and what it can do.',
          responses: { '200': answer('The capabilities.', 'Capabilities'), ...refusals },
        },
      },
    },
    webhooks: {
      events: {
        post: {
          summary:
            'Pushes events to the creditor. What is not answered with 2xx is sent again; each event counts once by its id.',
          parameters: [
            {
              name: SIGNATURE_HEADER,
              in: 'header',
              required: true,
              description:
                '`t=<seconds since 1970>,v1=<hex>`: HMAC-SHA256 with the shared secret over `<t>.<body>`, the body byte for byte. Signed anew on each attempt; five minutes old at most.',
              schema: { type: 'string', pattern: '^t=\\d+,v1=[0-9a-f]{64}(,v1=[0-9a-f]{64})*$' },
            },
          ],
          requestBody: {
            required: true,
            ...json({
              type: 'object',
              properties: {
                deliveryId: { type: 'string', description: 'The same on every attempt of this delivery.' },
                events: { type: 'array', items: ref('Event'), minItems: 1, maxItems: 1000 },
              },
              required: ['deliveryId', 'events'],
            }),
          },
          responses: {
            '204': { description: 'Stored, or known already.' },
            '401': { description: 'The signature does not hold.' },
          },
        },
      },
    },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: {
        Command: document('command'),
        Event: document('event'),
        Balance: document('balance'),
        Receipt: body(receiptBody),
        Capabilities: body(capabilitiesBody),
        Refusal: {
          type: 'object',
          properties: {
            code: { type: 'string', pattern: '^[A-Z][A-Z0-9_]{1,59}$' },
            reason: { type: 'string', description: 'One plain sentence.' },
            field: { type: 'string', description: 'Path of the member at fault, `payload.case.totals.paid`.' },
          },
          required: ['code', 'reason'],
        },
      },
    },
  };
}
