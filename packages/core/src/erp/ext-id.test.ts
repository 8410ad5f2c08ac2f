import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customerKey, derivedExtId, extId, parseExtId } from './ext-id.ts';

const KINDS = ['order', 'customer', 'invoice', 'payment', 'credit-note'] as const;
const part = fc.oneof(fc.string({ unit: 'binary', maxLength: 90 }), fc.stringMatching(/^[A-Za-z0-9_-]{0,20}$/));
const parts = fc.tuple(part, part, fc.constantFrom(...KINDS), part);

describe('extId', () => {
  it('is plain where it can be', () => {
    expect(extId('acme', 'fr', 'order', 'order_01KB9ZP2M3N4Q5R6S7T8V9WXYZ')).toBe(
      'acme_fr_order_order_01KB9ZP2M3N4Q5R6S7T8V9WXYZ',
    );
    expect(extId('host', 'my.shop.example', 'order', '1')).toMatch(/^h_order_[0-9a-f]{40}$/);
  });

  it('is made of at most 60 harmless characters, whatever comes in', () => {
    fc.assert(
      fc.property(parts, ([host, shop, kind, id]) => parseExtId(extId(host, shop, kind, id)) !== undefined),
      { numRuns: 2_000 },
    );
  });

  it('is the same for the same record, and another for another, even where case is one', () => {
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        expect(extId(...a)).toBe(extId(...a));
        if (JSON.stringify(a) !== JSON.stringify(b))
          expect(extId(...a).toLowerCase()).not.toBe(extId(...b).toLowerCase());
      }),
      { numRuns: 2_000 },
    );
    expect(extId('a', 'b', 'order', 'c_d')).not.toBe(extId('a', 'b_order', 'order', 'd'));
    expect(extId('a', 'b', 'order', 'X1').toLowerCase()).not.toBe(extId('a', 'b', 'order', 'x1').toLowerCase());
  });

  it('derives one key per purpose', () => {
    const ext = extId('a', 'b', 'order', '1');
    expect(derivedExtId(ext, 'cancel')).toBe(derivedExtId(ext, 'cancel'));
    expect(derivedExtId(ext, 'cancel')).not.toBe(derivedExtId(ext, 'invoice'));
  });
});

describe('customerKey', () => {
  const source = { host: 'h', shop: 's', orderId: 'o1' };
  const buyer = { kind: 'business' as const, name: 'Anne Dupont', identifiers: [] };

  it('never carries personal data', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (email) => {
        const key = customerKey({ source, buyer: { ...buyer, email } });
        expect(key).toMatch(/^h_customer_[0-9a-f]{40}$/);
      }),
    );
  });

  it('is one for the same buyer however it is typed, and keeps guests apart', () => {
    const of = (more: object, orderId = 'o1') =>
      customerKey({ source: { ...source, orderId }, buyer: { ...buyer, ...more } });
    expect(of({ email: ' Anne@Example.org ' })).toBe(of({ email: 'anne@example.org' }, 'o2'));
    expect(of({ vatNumber: 'FR 40 303265045' })).toBe(of({ vatNumber: 'fr40303265045' }, 'o2'));
    expect(of({ email: 'a@example.org' })).not.toBe(of({ email: 'b@example.org' }));
    expect(of({})).not.toBe(of({}, 'o2'));
  });
});
