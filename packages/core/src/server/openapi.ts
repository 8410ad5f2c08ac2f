import { z } from 'zod';
import type { MountedOperation } from './operation.ts';
import { NDJSON_TYPE } from './read-orders.ts';
import { SCHEMAS, type SchemaName } from './view-schemas.ts';

/** A node of the document: plain JSON. */
type Node = Readonly<Record<string, unknown>>;

/** The OpenAPI 3.1 document of these operations; schemas come from zod, so it cannot say anything else than what is checked. */
export function openApi(operations: readonly MountedOperation[]): Node {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Quittance',
      version: '1',
      description:
        'Orders in, lawful invoices and their fate out. Amounts are decimal strings. Errors are RFC 9457 problems.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ apiKey: [] }],
    paths: paths(operations),
    components: {
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'An API key: `quittance key create`.' },
      },
      schemas: componentSchemas(),
    },
  };
}

function paths(operations: readonly MountedOperation[]): Node {
  const all: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) (all[operation.path] ??= {})[operation.method] = describe(operation);
  return all;
}

function describe({ id, summary, role, query, body, answers, path, idIs }: MountedOperation): Node {
  const parameters = [...(path.includes('{id}') ? [idParameter(idIs)] : []), ...queryParameters(query)];
  return {
    operationId: id,
    summary,
    description: `Needs a key with the role \`${role}\` or a higher one.`,
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: true, content: bodyContent(body) } }),
    responses: { ...mapValues(answers, answerOf), default: PROBLEM },
  };
}

const PROBLEM = {
  description: 'It was refused, or could not be done: an RFC 9457 problem.',
  content: { 'application/problem+json': { schema: reference('Problem') } },
};

function idParameter(idIs: 'uuid' | 'slug' = 'uuid'): Node {
  const schema =
    idIs === 'uuid' ? { type: 'string', format: 'uuid' } : { type: 'string', pattern: '^[a-z][a-z0-9-]{0,39}$' };
  return { name: 'id', in: 'path', required: true, schema };
}

function queryParameters(query: z.ZodType | undefined): readonly Node[] {
  if (!(query instanceof z.ZodObject)) return [];
  return Object.entries(query.shape).map(([name, schema]) => ({
    name,
    in: 'query',
    required: schema._zod.optin !== 'optional',
    schema: withoutDialect(z.toJSONSchema(schema, { io: 'input' })),
  }));
}

function withoutDialect({ $schema: _schema, ...schema }: Node): Node {
  return schema;
}

function bodyContent(body: NonNullable<MountedOperation['body']>): Node {
  if ('media' in body) return { [body.media]: {} };
  const { schema, batch = false } = body;
  const one = reference(schema);
  if (!batch) return { 'application/json': { schema: one } };
  return {
    'application/json': { schema: { oneOf: [one, { type: 'array', items: one, maxItems: 1_000 }] } },
    [NDJSON_TYPE]: { schema: { type: 'string', description: 'One order a line.' } },
  };
}

function answerOf(answer: MountedOperation['answers'][number]): Node {
  if ('media' in answer) return { description: 'The file.', content: { [answer.media]: {} } };
  const names = typeof answer.schema === 'string' ? [answer.schema] : answer.schema;
  const [only, ...others] = names.map(reference);
  return {
    description: 'Done.',
    content: { 'application/json': { schema: others.length === 0 ? only : { oneOf: [only, ...others] } } },
  };
}

function reference(name: SchemaName): Node {
  return { $ref: `#/components/schemas/${name}` };
}

function componentSchemas(): Node {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(SCHEMAS)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    io: 'input',
    unrepresentable: 'any',
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ zodSchema, jsonSchema }) => {
      delete jsonSchema.$id;
      delete jsonSchema.$schema;
      if (isDecimal(zodSchema)) {
        delete jsonSchema.anyOf;
        Object.assign(jsonSchema, {
          type: 'string',
          pattern: '^-?\\d{1,15}(\\.\\d{1,10})?$',
          description: 'A decimal number as a string.',
        });
      }
    },
  });
  return mapValues(schemas, withoutIdentity);
}

/** References already name the component, so an identity of its own would only move their base. */
function withoutIdentity({ $schema: _schema, $id: _id, ...schema }: Node): Node {
  return schema;
}

/** The model's `decimal`: a union of a string and our own class, of which only the string travels. */
function isDecimal(schema: z.core.$ZodTypes): boolean {
  const { def } = schema._zod;
  return def.type === 'union' && def.options.some((option) => option._zod.def.type === 'custom');
}

function mapValues<V, W>(values: Readonly<Record<string, V>>, map: (value: V) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value)]));
}
