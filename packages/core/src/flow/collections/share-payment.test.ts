import { describe, expect, it } from 'vitest';
import { Decimal } from '../../model/index.ts';
import { sharePayment, type SharedItem } from './share-payment.ts';

const of = (text: string) => Decimal.of(text);
const item = (documentId: string, kind: string, open: string): SharedItem => ({
  documentId,
  kind,
  open: of(open),
  handedOver: of(open),
});
const money = (principal: string, interest = '0', fees = '0') => ({
  principal: of(principal),
  interest: of(interest),
  fees: of(fees),
});
const shared = (items: readonly SharedItem[], paid: ReturnType<typeof money>) => {
  const { shares, surplus } = sharePayment(items, paid);
  return {
    shares: Object.fromEntries(shares.map(({ documentId, amount }) => [documentId, amount.toString()])),
    surplus: surplus.toString(),
  };
};

const claim = [item('A', 'principal', '100.00'), item('B', 'principal', '50.00'), item('F', 'fee', '40.00')];

describe('sharePayment', () => {
  it('goes where the agency says, the oldest invoice first', () => {
    expect(shared(claim, money('120.00', '0', '40.00'))).toEqual({
      shares: { F: '40.00', A: '100.00', B: '20.00' },
      surplus: '0.00',
    });
  });

  it('gives what is too much in one place to whatever else is open, and the rest to the customer', () => {
    expect(shared(claim, money('0', '200.00'))).toEqual({
      shares: { A: '100.00', B: '50.00', F: '40.00' },
      surplus: '10.00',
    });
  });

  it('uses a credit up when the money covers all but that', () => {
    const net = [...claim, item('C', 'credit', '-30.00')];
    expect(shared(net, money('120.00', '0', '40.00')).shares).toEqual({
      F: '40.00',
      A: '100.00',
      B: '50.00',
      C: '-30.00',
    });
    expect(shared(net, money('100.00')).shares, 'a part does not').toEqual({ A: '100.00' });
  });

  it('opens the newest again when money goes back', () => {
    const paid = [
      { ...item('A', 'principal', '0'), handedOver: of('100') },
      { ...item('B', 'principal', '0'), handedOver: of('50') },
    ];
    expect(shared(paid, money('-60.00')).shares).toEqual({ B: '-50', A: '-10.00' });
  });

  it('always comes to the sum, and never below what is open (30,000 random claims)', () => {
    let seed = 4;
    const next = (most: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % (most + 1);
    };
    const cents = (most: number) => Decimal.fromUnits(BigInt(next(most)), 2);
    for (let run = 0; run < 30_000; run += 1) {
      const kinds = ['principal', 'principal', 'interest', 'fee', 'credit'] as const;
      const items = kinds.slice(0, 1 + next(4)).map((kind, index): SharedItem => {
        const open = kind === 'credit' ? cents(3_000).negated() : cents(9_000);
        return { documentId: String(index), kind, open, handedOver: open };
      });
      const paid = { principal: cents(12_000), interest: cents(4_000), fees: cents(4_000) };
      const { shares, surplus } = sharePayment(items, paid);
      const sum = Decimal.sum([...shares.map(({ amount }) => amount), surplus]);
      const left = items.map(({ documentId, open }) =>
        open.minus(shares.find((share) => share.documentId === documentId)?.amount ?? Decimal.ZERO),
      );
      const isRight =
        sum.equals(paid.principal.plus(paid.interest).plus(paid.fees)) &&
        !surplus.isNegative() &&
        left.every((open, index) => (items[index]?.kind === 'credit' ? !open.isPositive() : !open.isNegative()));
      if (!isRight) expect.fail(`${run}: ${JSON.stringify({ items, paid, shares, surplus })}`);
    }
  });
});
