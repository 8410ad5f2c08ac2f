import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { referenceRows, unlessReference } from '../../../test/reference.ts';
import { addDays, Decimal, interestPolicy } from '../../model/index.ts';
import type { Claim } from './claim.ts';
import { claimNote } from './claim-note.ts';
import { claimOf, type ClaimInput } from './claim-of.ts';

const cases = referenceRows('penalty-interest-cases.csv');

function claim(given: Partial<ClaimInput> & { variant?: 'half-yearly' | 'frozen' }): Claim {
  const { variant = 'half-yearly', ...input } = given;
  const made = claimOf({
    country: 'FR',
    debtor: 'business',
    principal: Decimal.of('1000.00'),
    currency: 'EUR',
    dueDate: '2026-06-30',
    until: '2026-07-31',
    terms: interestPolicy.parse({ variant }),
    ...input,
  });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.value;
}

const segmentsOf = ({ segments }: Claim): string =>
  segments.map(({ days, rate }) => `${days}d@${rate.toString()}%`).join(' + ');

describe(`claimOf${unlessReference}`, () => {
  it.skipIf(cases.length === 0).each(cases.map((row, index) => [index, row] as const))(
    'agrees with case %i',
    (_, row) => {
      const input = {
        country: row['jurisdiction'] ?? '',
        principal: Decimal.of(row['unpaid_amount_incl_vat'] ?? ''),
        dueDate: row['due_date'] ?? '',
        until: row['payment_date'] ?? '',
      };
      const moving = claim(input);
      const frozen = claim({ ...input, variant: 'frozen' });
      expect({
        days: String(moving.days),
        segments: segmentsOf(moving),
        moving: moving.interest.toString(),
        frozen: frozen.interest.toString(),
        compensation: moving.compensation.amount.toString(),
      }).toEqual({
        days: row['days_late'],
        segments: row['segments'],
        moving: row['interest_rate_varies_by_half_year'],
        frozen: row['interest_rate_frozen_at_due_date'],
        compensation: row['fixed_compensation_eur'],
      });
    },
  );
});

describe('claimOf', () => {
  it('rounds once: a rounding per segment would differ', () => {
    const split = claim({ principal: Decimal.of('40.00'), dueDate: '2025-06-29', until: '2025-07-01' });
    const perSegment = split.segments.map(({ principal, rate, days }) =>
      principal
        .times(rate)
        .times(Decimal.of(BigInt(days)))
        .dividedBy(Decimal.of('36500'), 2),
    );
    expect([split.interest.toString(), Decimal.sum(perSegment).toString()]).toEqual(['0.03', '0.02']);
  });

  it('counts 29 February, and 365 days to the year all the same', () => {
    const leap = claim({ dueDate: '2024-02-28', until: '2024-03-01' });
    expect(segmentsOf(leap)).toBe('2d@14.50%');
    expect(leap.interest.toString()).toBe('0.79');
  });

  it('is nothing on the due date and before it', () => {
    for (const until of ['2026-06-30', '2026-06-01']) {
      const none = claim({ until });
      expect([none.days, none.interest.toString(), none.compensation.amount.toString()]).toEqual([0, '0.00', '0.00']);
    }
  });

  it('asks nothing of consumers', () => {
    const refused = claimOf({
      country: 'FR',
      debtor: 'consumer',
      principal: Decimal.of('10'),
      currency: 'EUR',
      dueDate: '2026-01-01',
      until: '2026-02-01',
      terms: interestPolicy.parse({}),
    });
    expect(refused).toMatchObject({ ok: false, problems: [{ code: 'INTEREST_NOT_FOR_CONSUMERS' }] });
  });

  it.each([
    ['US', '2026-07-31', 'LATE_PAYMENT_LAW_UNKNOWN'],
    ['FR', '2027-01-01', 'RATE_UNKNOWN'],
  ])('refuses what it does not know: %s to %s', (country, until, code) => {
    const terms = interestPolicy.parse({});
    const unknown = claimOf({
      country,
      debtor: 'public',
      principal: Decimal.ONE,
      currency: 'EUR',
      dueDate: '2026-06-30',
      until,
      terms,
    });
    expect(unknown).toMatchObject({ ok: false, problems: [{ code }] });
  });

  it('says that the Union’s minimum may not be the country’s rate', () => {
    expect(claim({ country: 'IT' }).warnings.map(({ code }) => code)).toEqual(['STATUTORY_MINIMUM_USED']);
    expect(claim({ country: 'GP' })).toMatchObject({ jurisdiction: 'FR', warnings: [] });
  });
});

describe('an agreed rate', () => {
  const agreed = (rate: string, country = 'FR', dueDate = '2026-06-30') =>
    claim({ country, dueDate, terms: interestPolicy.parse({ agreedRate: rate }) });

  it('is taken as it is, and the floor of three times the legal rate only warns', () => {
    expect(agreed('7.85')).toMatchObject({ variant: 'agreed', warnings: [{ code: 'AGREED_RATE_BELOW_FLOOR' }] });
    expect(agreed('7.85').interest.toString()).toBe('6.67');
    expect(agreed('7.86').warnings).toEqual([]);
    expect(agreed('1', 'DE').warnings).toEqual([]);
    expect(agreed('12', 'FR', '2015-06-30').warnings.map(({ code }) => code)).toEqual(['RATE_FLOOR_UNKNOWN']);
  });

  it('the statutory rate below the floor is neither warned of nor corrected (2024-H2)', () => {
    expect(claim({ dueDate: '2024-07-31', until: '2024-08-31' }).warnings).toEqual([]);
  });
});

describe('part payments', () => {
  const pay = (date: string, amount: string, toPrincipal = false) => ({
    date,
    amount: Decimal.of(amount),
    toPrincipal,
  });

  it('go to interest first, then to the principal (C. civ. 1343-1)', () => {
    const part = claim({ dueDate: '2026-06-30', until: '2026-08-31', payments: [pay('2026-07-31', '510.53')] });
    expect(part.postings.map((each) => [each.toInterest.toString(), each.toPrincipal.toString()])).toEqual([
      ['10.53', '500.00'],
    ]);
    expect(part.principalOpen.toString()).toBe('500.00');
    expect(part.interestOpen.toString()).toBe('5.27');
    expect(part.interest.toString()).toBe('15.80');
  });

  it('go to the principal where the debtor said so (C. civ. 1342-10)', () => {
    const part = claim({ until: '2026-07-31', payments: [pay('2026-07-31', '510.53', true)] });
    expect([part.principalOpen.toString(), part.interestOpen.toString()]).toEqual(['489.47', '10.53']);
  });

  it('before the due date lower the principal alone', () => {
    const part = claim({ payments: [pay('2026-06-30', '400.00')] });
    expect([part.principalOpen.toString(), part.segments[0]?.principal.toString()]).toEqual(['600.00', '600.00']);
  });

  it('are no reason to round twice: what a whole cent took too much is reckoned with later', () => {
    const due = { dueDate: '2024-11-30', until: '2025-02-03' };
    const part = claim({ ...due, payments: [pay('2025-01-15', '17.51')] });
    expect(part.postings.map(({ toInterest }) => toInterest.toString())).toEqual(['17.51']);
    expect(part.interest.toString()).toBe(claim(due).interest.toString());
  });

  it('below the interest owed leave the principal whole, and not a fraction of a cent is lost', () => {
    const part = claim({
      dueDate: '2026-06-30',
      until: '2026-09-30',
      payments: [pay('2026-07-15', '1.00'), pay('2026-08-15', '2.00')],
    });
    const whole = claim({ dueDate: '2026-06-30', until: '2026-09-30' });
    expect(part.interest.equals(whole.interest)).toBe(true);
    expect(part.interestOpen.toString()).toBe(whole.interest.minus(Decimal.of('3.00')).toString());
  });

  it('never leave a debtor with more owed than without, and what is posted is what was paid', () => {
    const payment = fc.record({ day: fc.integer({ min: -20, max: 400 }), cents: fc.bigInt({ min: 1n, max: 60_000n }) });
    fc.assert(
      fc.property(fc.array(payment, { maxLength: 5 }), fc.integer({ min: 0, max: 400 }), (payments, late) => {
        const until = addDays('2024-11-30', late);
        const given = payments.map(({ day, cents }) => ({
          date: addDays('2024-11-30', day),
          amount: Decimal.fromUnits(cents, 2),
        }));
        const part = claim({ dueDate: '2024-11-30', until, payments: given });
        const whole = claim({ dueDate: '2024-11-30', until });
        expect(part.interest.greaterThan(whole.interest)).toBe(false);
        expect(part.principalOpen.isNegative()).toBe(false);
        for (const { amount, toInterest, toPrincipal } of part.postings)
          expect(toInterest.plus(toPrincipal).greaterThan(amount)).toBe(false);
        const posted = Decimal.sum(part.postings.map(({ toPrincipal }) => toPrincipal));
        expect(part.principalOpen.plus(posted).toString()).toBe('1000.00');
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('claimNote', () => {
  it('shows the computation in terms that any language can write', () => {
    const note = claimNote(claim({ dueDate: '2025-12-15', until: '2026-07-15', principal: Decimal.of('12345.67') }));
    expect(note.lines.filter(({ term }) => term === 'interest-segment').map(({ computation }) => computation)).toEqual([
      '12345.67 × 12.15 % × 16 / 365',
      '12345.67 × 12.15 % × 181 / 365',
      '12345.67 × 12.40 % × 15 / 365',
    ]);
    expect(note.lines.at(-1)).toEqual({ term: 'total', amount: '13258.17', currency: 'EUR' });
    expect(note).toMatchObject({ vat: 'outside-scope', method: 'simple-act-365-half-up' });
    expect(note.legalBasis).toContain('C. com. art. L441-10 II');
  });

  it('adds no euro to another currency', () => {
    expect(claimNote(claim({ currency: 'USD' })).lines.some(({ term }) => term === 'total')).toBe(false);
  });
});
