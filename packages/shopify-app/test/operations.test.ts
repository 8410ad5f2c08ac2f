import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { contractsThere, readContract, REFERENCE_OPERATIONS, unlessContracts } from './fake-admin/contracts.ts';
import { MAX_COST } from './fake-admin/cost.ts';
import { DECLARED_SCOPES } from './fake-admin/index.ts';
import { faultsOf } from './fake-admin/judge.ts';
import { schema } from './fake-admin/schema.ts';

const PACKAGE = join(import.meta.dirname, '..');
const VERSIONS = ['2026-07', '2026-10'];

interface Found {
  readonly file: string;
  readonly text: string;
  /** Of its `operation(name, cost, …)`; an extension's has none and may cost what one query may. */
  readonly cost: number;
}

const read = (file: string): string => readFileSync(join(PACKAGE, file), 'utf8');
const files = (...patterns: readonly string[]): readonly string[] =>
  globSync(patterns, { cwd: PACKAGE, exclude: ['**/node_modules/**', '**/dist/**', '**/*.test.*'] }).toSorted();

/** What each operation says of its cost, by its name, as it stands in the source. */
const budgets = new Map(
  files('src/**/*.ts').flatMap((file) =>
    [...read(file).matchAll(/\boperation(?:<[^(]*>)?\(\s*'([\w-]+)',\s*([\d_]+)\s*,/g)].map(
      ([, name = '', cost = '']) => [name, Number(cost.replaceAll('_', ''))] as const,
    ),
  ),
);
const ofServer: readonly Found[] = files('src/**/*.graphql').map((file) => ({
  file,
  text: read(file),
  cost: budgets.get(basename(file, '.graphql')) ?? -1,
}));
const inline = (file: string): readonly Found[] =>
  [...read(file).matchAll(/`(?:\s*#graphql\b|\/\* GraphQL \*\/)([^`]*)`/g)].map(([, text = '']) => ({
    file,
    text,
    cost: MAX_COST,
  }));
const ofExtensions: readonly Found[] = [
  ...files('extensions/**/*.graphql').map((file) => ({ file, text: read(file), cost: MAX_COST })),
  ...files('extensions/**/*.{ts,tsx}').flatMap(inline),
];

/** As `shopify.app.toml` declares them; before it is there, as they are planned. */
function declaredScopes(): readonly string[] {
  if (!existsSync(join(PACKAGE, 'shopify.app.toml')))
    return [...DECLARED_SCOPES, 'read_all_orders', 'write_payment_terms'];
  const toml = read('shopify.app.toml');
  const required = /^scopes = "([^"]*)"/m.exec(toml)?.[1]?.split(',') ?? [];
  const optional = /^optional_scopes = \[([^\]]*)\]/m.exec(toml)?.[1]?.match(/\w+/g) ?? [];
  return [...required.map((scope) => scope.trim()), ...optional];
}

describe.runIf(contractsThere)(`every GraphQL document${unlessContracts}`, () => {
  const scopes = declaredScopes();
  const contracts = contractsThere ? VERSIONS.map((version) => ({ version, contract: readContract(version) })) : [];
  const all = [...ofServer, ...ofExtensions];

  it.each(all)('$file is valid in both versions, within its cost, with declared scopes', ({ text, cost }) => {
    for (const { version, contract } of contracts)
      expect({ version, faults: faultsOf(text, contract, { scopes, cost }) }).toEqual({ version, faults: [] });
  });

  it.each(ofServer)('$file says what it may cost in its operation(), and no more than one query may', ({ file }) => {
    expect(budgets.get(basename(file, '.graphql'))).toBeLessThanOrEqual(MAX_COST);
  });

  it.each(all)('$file is known to the fake', ({ text }) => {
    expect(validate(schema, parse(text)).map(({ message }) => message)).toEqual([]);
  });

  it('the operations written from the contract are valid, and what they ask beyond the declared scopes is products', () => {
    const names = globSync('*.graphql', { cwd: REFERENCE_OPERATIONS });
    expect(names).toHaveLength(14);
    const faults = names.flatMap((name) =>
      contracts.flatMap(({ contract }) =>
        faultsOf(readFileSync(new URL(name, REFERENCE_OPERATIONS), 'utf8'), contract, { scopes, cost: Infinity }),
      ),
    );
    expect([...new Set(faults)]).toEqual([
      'product is not covered by the declared scopes: `read_products` access scope.',
      'variant is not covered by the declared scopes: `read_products` access scope.',
    ]);
  });
});

describe.runIf(contractsThere)(`the judge, which must be able to say no${unlessContracts}`, () => {
  const contract = contractsThere ? readContract('2026-10') : undefined;
  const faults = (text: string, cost = 100, scopes: readonly string[] = ['read_orders']): string =>
    contract === undefined ? '' : faultsOf(text, contract, { scopes, cost }).join('\n');

  it.each([
    ['a field that is not there', '{ shop { turnover } }', /Cannot query field "turnover"/],
    ['a deprecated field', '{ orders(first: 1) { nodes { totalPrice } } }', /deprecated/],
    [
      'a scope that is not declared',
      '{ orders(first: 1) { nodes { customer { id } } } }',
      /customer is not covered.*read_customers/,
    ],
    [
      'more than it says',
      '{ orders(first: 250) { nodes { lineItems(first: 50) { nodes { id } } } } }',
      /costs \d+ points and says 100/,
    ],
    [
      'a page as large as a variable may make it',
      'query Q($n: Int!) { orders(first: $n) { nodes { lineItems(first: 50) { nodes { taxLines { title } } } } } }',
      /says 100/,
    ],
    ['two operations', 'query A { shop { id } } query B { shop { id } }', /more or less than one/],
    [
      'a bulk query that goes too deep',
      '{ orders { nodes { returns { nodes { exchangeLineItems { nodes { id } } } } } } }',
      /nesting depth|read_returns/,
    ],
    ['what is not GraphQL', '{ shop {', /Syntax Error/],
  ])('%s', (_what, text, fault) => {
    expect(faults(text)).toMatch(fault);
  });
  it('and yes', () => {
    expect(faults('{ orders(first: 10) { nodes { id name } } }')).toBe('');
    expect(faults('{ orders { edges { node { id lineItems { edges { node { id } } } } } } }')).toBe('');
  });
});
