import { readdirSync, readFileSync } from 'node:fs';
import {
  buildSchema,
  findBreakingChanges,
  findDangerousChanges,
  lexicographicSortSchema,
  parse,
  printSchema,
  validate,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { API_VERSION } from '../../src/admin-api/version.ts';
import { contractsThere, readContract, REFERENCE_OPERATIONS, unlessContracts } from './contracts.ts';
import { schema, scopeRows } from './schema.ts';
import { reduce } from './schema/reduce.ts';

const sdl = readFileSync(new URL('schema/admin.graphql', import.meta.url), 'utf8');

describe.runIf(contractsThere)(`the schema of the fake${unlessContracts}`, () => {
  const whole = readContract(API_VERSION);

  it('is what the reduction makes of the saved schema', () => {
    const reduced = reduce(whole);
    expect(reduced.sdl.trim()).toBe(printSchema(lexicographicSortSchema(buildSchema(sdl))));
    expect(reduced.scopes).toEqual(scopeRows.map((row) => expect.objectContaining(row) as unknown));
  });

  it('says nothing that the saved schema does not: whatever it takes, Shopify takes', () => {
    const left = new Set(['TYPE_ADDED_TO_UNION', 'IMPLEMENTED_INTERFACE_ADDED', 'DIRECTIVE_LOCATION_REMOVED']);
    const reduced = buildSchema(sdl);
    const changes = [...findBreakingChanges(reduced, whole.schema), ...findDangerousChanges(reduced, whole.schema)];
    expect(changes.filter(({ type }) => !left.has(type))).toEqual([]);
  });

  it('knows every operation that was written from the contract alone', () => {
    const files = readdirSync(REFERENCE_OPERATIONS);
    expect(files).toHaveLength(14);
    for (const file of files) {
      const document = parse(readFileSync(new URL(file, REFERENCE_OPERATIONS), 'utf8'));
      expect([file, validate(schema, document)]).toEqual([file, []]);
    }
  });
});

describe('scalars', () => {
  it('are written as Shopify writes them', () => {
    const written = (type: string, value: string): unknown => {
      const scalar = schema.getType(type);
      return scalar !== undefined && 'serialize' in scalar ? scalar.serialize(value) : undefined;
    };
    expect(written('Decimal', '199.00')).toBe('199.0');
    expect(written('Decimal', '12110')).toBe('12110.0');
    expect(written('Decimal', '0.10')).toBe('0.1');
    expect(written('DateTime', '2026-09-14T10:21:07+02:00')).toBe('2026-09-14T08:21:07Z');
  });
});
