import { getOperationAST, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { costsOf, type Costs } from './cost.ts';
import { schema } from './schema.ts';

function costs(text: string): Costs {
  const document = parse(text);
  return costsOf(schema, document, getOperationAST(document)!);
}
const requested = (text: string, variables: Record<string, unknown> = {}): number => costs(text).requested(variables);

describe('requested cost', () => {
  it('counts objects and no leaves', () => {
    expect(requested('{ shop { id name plan { shopifyPlus } } }')).toBe(2);
  });

  it('counts ten for a mutation, whatever it answers of its input', () => {
    expect(requested('mutation { orderMarkAsPaid(input: {id: "x"}) { userErrors { field message } } }')).toBe(10);
  });

  it('counts the dearest of a union', () => {
    const union = (rest: string): string =>
      `{ order(id: "x") { purchasingEntity { ... on Customer { id } ${rest} } } }`;
    expect(requested(union(''))).toBe(2);
    expect(requested(union('... on PurchasingCompany { company { id } location { id } }'))).toBe(4);
  });

  it('counts as many nodes as `first` asks for, in the document or in a variable, and two for the connection', () => {
    expect(requested('{ orders(first: 5) { nodes { id } } }')).toBe(7);
    expect(requested('query Q($n: Int!) { orders(first: $n) { nodes { id customer { id } } } }', { n: 10 })).toBe(22);
    expect(requested('query Q($n: Int = 20) { orders(first: $n) { nodes { id } } }')).toBe(22);
    expect(requested('query Q($n: Int) { orders(first: $n) { nodes { id } } }')).toBe(252);
    expect(
      requested('{ orders(first: 10) { pageInfo { hasNextPage } edges { cursor node { id customer { id } } } } }'),
    ).toBe(22);
    expect(requested('{ orders(first: 10) { nodes { lineItems(first: 4) { nodes { id } } } } }')).toBe(
      2 + 10 * (1 + 2 + 4),
    );
    expect(requested('{ order(id: "x") { transactions(first: 8) { id } taxLines { title } } }')).toBe(1 + 8 + 1);
  });
});

describe('actual cost', () => {
  const { requested: asked, actual } = costs('{ orders(first: 100) { nodes { id customer { id } } } }');
  const answered = (count: number) => ({
    orders: { nodes: Array.from({ length: count }, () => ({ id: 'x', customer: { id: 'y' } })) },
  });

  it('is of what was answered', () => {
    expect(actual(answered(0))).toBe(2);
    expect(actual(answered(1))).toBe(4);
    expect(actual(answered(100))).toBe(asked({}));
    expect(actual({ orders: { nodes: [{ id: 'x', customer: null }] } })).toBe(3);
  });
  it('is the same by `edges`', () => {
    const edges = costs('{ orders(first: 100) { edges { node { id customer { id } } } } }');
    expect(edges.actual({ orders: { edges: [{ node: { id: 'x', customer: { id: 'y' } } }] } })).toBe(4);
  });
});
