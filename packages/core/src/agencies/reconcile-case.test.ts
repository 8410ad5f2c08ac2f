import { describe, expect, it } from 'vitest';
import { Decimal } from '../model/index.ts';
import { testCase } from './acceptance/test-case.ts';
import { factOf } from './facts.ts';
import { creditNote, directPayment, itemsWithAgency, ownDunningStops } from './interplay.ts';
import { caseStatus } from './case-status.ts';
import { balanceOf, reconcileCase } from './reconcile-case.ts';
import { agencyCommand, caseBalance, EVENT_TYPES, type AgencyEvent } from './schema/index.ts';
import { AT, played, toldBy } from './testing/told-events.ts';

const submitted = testCase();
const at = { caseId: 'C-1', at: AT };
const money = (text: string) => ({
  principal: Decimal.of(text),
  interest: Decimal.ZERO,
  fees: Decimal.ZERO,
  costs: Decimal.ZERO,
});
const credit = creditNote(
  { ...at, seq: 2 },
  { creditNoteNo: 'A 7/1', issued: '2026-11-20', amount: Decimal.of('6.80'), itemId: 'F17-i' },
);
const paid = directPayment(
  { ...at, seq: 3 },
  { paymentId: 'P-7', amount: Decimal.of('20.00'), valueDate: '2026-11-20', allocation: money('20.00') },
);

describe('balanceOf', () => {
  it('is the case, before anything happened', () => {
    expect(JSON.parse(JSON.stringify(balanceOf(submitted, [], [], AT)))).toEqual({
      schemaVersion: '1.0',
      caseId: 'C-1',
      currency: 'EUR',
      asOf: AT,
      principal: '230.00',
      interest: '6.80',
      fees: '40.00',
      costs: '0',
      paid: '40.00',
      remitted: '0',
      commission: '0',
    });
  });

  it('agrees with the agency on every story, to the cent, whatever the order of arrival', () => {
    for (const scenario of [
      'accepted',
      'paid',
      'remittance',
      'every-event',
      'duplicates',
      'reordered',
      'uncollectible',
    ]) {
      const { agency, events } = played(scenario);
      const theirs = caseBalance.parse(agency.balances()[0]);
      for (const arrived of [events, events.toReversed(), [...events, ...events]])
        expect(reconcileCase(balanceOf(submitted, [], arrived, AT), theirs)).toEqual([]);
    }
  });

  it('agrees after a credit note, a direct payment and an amendment', () => {
    const { agency: open } = played('accepted');
    const amended = {
      ...submitted,
      version: 2,
      items: submitted.items.slice(0, 2),
      totals: { ...submitted.totals, principal: Decimal.of('240.00'), fees: Decimal.ZERO },
    };
    const amend = agencyCommand.parse({ commandId: 'am', ...at, seq: 4, type: 'amend', payload: { case: amended } });
    const commands = [credit, paid, amend];
    for (const command of commands) expect(open.take(JSON.parse(JSON.stringify(command))).status).toBe('taken');
    const theirs = caseBalance.parse(open.balances()[0]);
    expect(JSON.parse(JSON.stringify(theirs))).toMatchObject({
      interest: '0.00',
      principal: '240.00',
      fees: '0.00',
      paid: '60.00',
    });
    expect(reconcileCase(balanceOf(submitted, commands, toldBy(open), AT), theirs)).toEqual([]);
  });

  it('counts a cost that asks for approval once it is approved, and not when it is refused', () => {
    const asked: AgencyEvent = {
      schemaVersion: '1.0',
      eventId: 'k',
      caseId: 'C-1',
      seq: 1,
      occurredAt: AT,
      source: 'agency',
      type: 'cost_added',
      payload: { costId: 'K', amount: Decimal.of('90.00'), kind: 'court', chargedTo: 'debtor', approvalNeeded: true },
    };
    const answer = (approved: boolean) =>
      agencyCommand.parse({ commandId: 'k', ...at, seq: 2, type: 'approve_cost', payload: { costId: 'K', approved } });
    const costs = [[], [answer(false)], [answer(true)]].map((commands) =>
      balanceOf(submitted, commands, [asked], AT).costs.toString(),
    );
    expect(costs).toEqual(['0', '0', '90.00']);
  });

  it('counts a payment to us once, though both sides tell of it', () => {
    const echo: AgencyEvent = {
      schemaVersion: '1.0',
      eventId: 'e',
      caseId: 'C-1',
      seq: 1,
      occurredAt: AT,
      source: 'creditor',
      type: 'payment',
      payload: {
        paymentId: 'P-7',
        amount: Decimal.of('20.00'),
        valueDate: '2026-11-20',
        to: 'creditor',
        allocation: money('20.00'),
      },
    };
    expect(balanceOf(submitted, [paid], [echo], AT).paid.toString()).toBe('60.00');
    expect(balanceOf(submitted, [], [echo], AT).paid.toString()).toBe('60.00');
  });
});

describe('reconcileCase', () => {
  const ours = balanceOf(submitted, [], [], AT);
  it.each(['principal', 'interest', 'fees', 'costs', 'paid', 'remitted', 'commission'] as const)(
    'names a difference of a cent in %s',
    (field) => {
      const [difference, ...others] = reconcileCase(ours, { ...ours, [field]: ours[field].plus(Decimal.of('0.01')) });
      expect(difference).toMatchObject({ code: `${field.toUpperCase()}_DIFFERS`, field, caseId: 'C-1' });
      expect(difference?.difference?.toString()).toBe('-0.01');
      expect(others).toEqual([]);
    },
  );
  it('names a case that one side does not know, and another currency', () => {
    expect(reconcileCase(ours, undefined)).toMatchObject([{ code: 'CASE_UNKNOWN_THERE' }]);
    expect(reconcileCase(undefined, ours)).toMatchObject([{ code: 'CASE_UNKNOWN_HERE', caseId: 'C-1' }]);
    expect(reconcileCase(ours, { ...ours, currency: 'CHF' })).toMatchObject([{ code: 'CURRENCY_DIFFERS' }]);
    expect(reconcileCase(undefined, undefined)).toEqual([]);
    expect(reconcileCase(ours, { ...ours, paid: Decimal.of('40.0000') })).toEqual([]);
  });
});

describe('interplay', () => {
  const withItems = (scenario: string) => ({ case: submitted, status: caseStatus(played(scenario).events) });
  it('stops own dunning from submission on, until the case is ours again', () => {
    expect(ownDunningStops(caseStatus([], { state: 'ready' }))).toBe(false);
    expect(ownDunningStops(caseStatus([]))).toBe(true);
    expect(ownDunningStops(caseStatus(played('accepted').events))).toBe(true);
    expect(ownDunningStops(caseStatus(played('uncollectible').events))).toBe(true);
    expect(ownDunningStops(caseStatus(played('rejected').events))).toBe(false);
    expect([...itemsWithAgency([withItems('accepted')])]).toEqual(['F17', 'F17-i', 'F17-f', 'A3']);
    expect([...itemsWithAgency([withItems('rejected')])]).toEqual([]);
  });
  it('makes the same command of the same payment or credit note', () => {
    expect(paid.commandId).toBe('C-1:direct_payment:P-7');
    expect(credit.commandId).toBe('C-1:credit_note:A_20_7_2f_1');
    for (const command of [paid, credit])
      expect(agencyCommand.safeParse(JSON.parse(JSON.stringify(command))).success).toBe(true);
  });
});

describe('factOf', () => {
  it('makes one fact of every type of event, with a key and a sentence', () => {
    const events = [...played('every-event').events, ...played('rejected').events];
    expect(new Set(events.map(({ type }) => type)).size).toBe(EVENT_TYPES.length);
    for (const event of events) {
      const fact = factOf(submitted, event);
      expect(fact).toMatchObject({ key: `agency-test|${event.eventId}`, caseId: 'C-1', on: '2026-11-20' });
      expect(fact.text).toMatch(/^[A-Z0-9-].*\.$/);
    }
    const kinds = new Set(events.map((event) => factOf(submitted, event).kind));
    expect([...kinds].toSorted()).toEqual([
      'address',
      'closed',
      'cost',
      'dispute',
      'insolvency',
      'instalments',
      'note',
      'paid-to-agency',
      'promise',
      'question',
      'remitted',
      'returned',
      'settled',
    ]);
  });
  it('tells no personal data in its sentence', () => {
    for (const event of played('every-event').events)
      expect(factOf(submitted, event).text).not.toMatch(/Lices|0000|Ünal/);
  });
});
