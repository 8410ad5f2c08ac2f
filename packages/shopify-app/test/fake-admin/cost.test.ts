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

  it('grows with `first`, in the document or in a variable', () => {
    const few = requested('{ orders(first: 5) { nodes { id } } }');
    const many = requested('query Q($n: Int!) { orders(first: $n) { nodes { id } } }', { n: 250 });
    expect(few).toBeLessThan(many);
    expect(requested('{ orders(first: 250) { edges { node { id } } } }')).toBe(many);
  });

  // Costs that Shopify answered to others: microsoft/BCApps names what its queries cost, ShpfyGQLOrderLines and ShpfyGQLRefundLines;
  // community.shopify.dev 23101 quotes an answer.
  it('is near what Shopify answered', () => {
    const m = '{ presentmentMoney { amount } shopMoney { amount } }';
    const lines = `{ order(id: "x") { lineItems(first: 3) { pageInfo { hasNextPage } nodes { id product { id } variant { id }
      customAttributes { key } duties { price ${m} taxLines { priceSet ${m} rate } } discountAllocations { allocatedAmountSet ${m} }
      originalTotalSet ${m} originalUnitPriceSet ${m} totalDiscountSet ${m} taxLines { rate priceSet ${m} } } } } }`;
    // Theirs also asks for the fulfilment service and its location, two objects a line that the fake does not know.
    expect(requested(lines) + 2 * 2.2).toBeCloseTo(23, -1);
    const refund = `{ refund(id: "x") { refundLineItems(first: 10) { nodes { id lineItem { id } quantity priceSet ${m} subtotalSet ${m} } } } }`;
    expect(requested(refund) + 4.6).toBeCloseTo(15, -1);
  });
});

describe('actual cost', () => {
  const { requested: asked, actual } = costs('{ orders(first: 100) { nodes { id customer { id } } } }');
  it('is of what was answered, and never above what was asked', () => {
    const rows = (count: number) => ({
      orders: { nodes: Array.from({ length: count }, () => ({ id: 'x', customer: { id: 'y' } })) },
    });
    expect(actual({}, rows(1))).toBe(2);
    expect(actual({}, rows(10))).toBeGreaterThan(actual({}, rows(2)));
    expect(actual({}, rows(100))).toBe(asked({}));
    expect(actual({}, { orders: { nodes: [] } })).toBe(1);
  });
});
