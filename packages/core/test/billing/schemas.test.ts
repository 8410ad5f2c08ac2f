import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { invoice, merchantSettings, order } from '../../src/model/index.ts';

const SCHEMAS = join(import.meta.dirname, '../../../../docs/schemas');

/** What goes in at the door, as JSON Schema. A decimal is a string there: its class is for callers in the same process. */
const published = (schema: z.ZodType, title: string): string => {
  const json = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      const [first, second] = jsonSchema.anyOf ?? [];
      if (first === undefined || second === undefined || Object.keys(second).length > 0) return;
      delete jsonSchema.anyOf;
      Object.assign(jsonSchema, { type: 'string', pattern: '^-?\\d{1,15}(\\.\\d{1,10})?$' });
    },
  });
  return `${JSON.stringify({ ...json, title }, null, 2)}\n`;
};

/** `UPDATE=1` writes them anew. */
describe('docs/schemas', () => {
  it.each([
    ['order.schema.json', 'The canonical order', order],
    ['settings.schema.json', 'A merchant’s settings', merchantSettings],
    ['invoice.schema.json', 'An invoice (EN 16931)', invoice],
  ] as const)('%s is up to date', (file, title, schema) => {
    const path = join(SCHEMAS, file);
    if (process.env['UPDATE'] === '1') {
      mkdirSync(SCHEMAS, { recursive: true });
      writeFileSync(path, published(schema, title));
    }
    expect(readFileSync(path, 'utf8')).toBe(published(schema, title));
  });

  it('know every decimal as a string, and no value of any shape', () => {
    const text = published(order, '');
    expect(text).toContain('"pattern": "^-?\\\\d{1,15}(\\\\.\\\\d{1,10})?$"');
    expect(text).not.toMatch(/: \{\}/);
  });
});
