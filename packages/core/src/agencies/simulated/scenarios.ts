import { openOf, type CaseFile } from './case-file.ts';
import type { Happening } from './happening.ts';
import { share, textOf } from './money.ts';

/** How the events of a scenario reach the creditor. */
export type Delivery = 'in-order' | 'reversed' | 'twice';

/** What happens to a case once it is accepted; each happening is booked before the next is made. */
export type Scenario = (file: CaseFile, today: string) => Generator<Happening>;

/** Commission in per cent of what is remitted. */
const COMMISSION = 15n;

export const DELIVERIES: Readonly<Record<string, Delivery>> = { reordered: 'reversed', duplicates: 'twice' };

/** The scenarios of test mode: the case's `creditorRef` names one, `TEST:paid`. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  *accepted() {},
  *paid(file, today) {
    yield { type: 'contacted', payload: { channel: 'letter' } };
    yield { type: 'promise', payload: { amount: textOf(openOf(file)), date: today }, source: 'debtor' };
    yield* paidInFull(file, today);
  },
  *reordered(file, today) {
    yield { type: 'contacted', payload: { channel: 'phone', reached: true } };
    yield { type: 'stage_changed', payload: { stage: 'judicial' } };
    yield* paidInFull(file, today);
  },
  *duplicates(file, today) {
    yield { type: 'contacted', payload: { channel: 'email', reached: false } };
    yield* paidInFull(file, today);
  },
  *late(file, today) {
    yield { type: 'contacted', payload: { channel: 'letter' } };
    yield { type: 'promise', payload: { amount: textOf(openOf(file)), date: today }, source: 'debtor', late: true };
    yield* paidInFull(file, today);
  },
  *'wrong-amount'(file, today) {
    const amount = share(openOf(file), 50n);
    yield {
      ...paymentOf(file, amount, today),
      payload: { ...paymentOf(file, amount, today).payload, amount: textOf(amount - 100n) },
    };
  },
  *dispute() {
    yield { type: 'disputed', payload: { reason: 'The debtor says that the goods were broken.' }, source: 'debtor' };
    yield {
      type: 'request_to_creditor',
      payload: { requestId: 'R1', form: 'text', question: 'Was the delivery complained of?' },
    };
  },
  *settlement(file) {
    yield {
      type: 'request_to_creditor',
      payload: {
        requestId: 'S1',
        form: 'settlement',
        question: 'The debtor offers a part at once.',
        amount: textOf(share(openOf(file), 60n)),
      },
      source: 'debtor',
    };
  },
  *remittance(file, today) {
    const amount = share(openOf(file), 40n);
    yield paymentOf(file, amount, today);
    yield remittanceOf(file, amount, today);
  },
  *uncollectible() {
    yield { type: 'contacted', payload: { channel: 'visit', reached: false } };
    yield { type: 'uncollectible', payload: { reason: 'The debtor has moved away, no assets are known.' } };
    yield { type: 'closed', payload: { outcome: 'uncollectible', collected: '0.00' } };
  },
  *rejected() {
    yield { type: 'rejected', payload: { reason: 'below_minimum', note: 'Below what we work for.' } };
  },
  *'lost-acknowledgement'() {},
  *'every-event'(file, today) {
    yield { type: 'contacted', payload: { channel: 'sms', reached: true } };
    yield {
      type: 'address_updated',
      payload: {
        address: { line1: '3 quai des Lices', city: 'Rennes', postCode: '35000', countryCode: 'FR' },
        contact: { type: 'mobile', value: '+33600000000', status: 'unverified' },
      },
    };
    yield { type: 'paused', payload: { reason: 'The file is checked.' } };
    yield { type: 'resumed', payload: {} };
    yield { type: 'promise', payload: { amount: '10.00', date: today }, source: 'debtor' };
    yield {
      type: 'instalment_plan',
      payload: {
        instalments: [
          { due: today, amount: '10.00' },
          { due: today, amount: '5.50' },
        ],
      },
    };
    yield { type: 'disputed', payload: { reason: 'Partly.', amount: '1.00' }, source: 'debtor' };
    yield {
      type: 'request_to_creditor',
      payload: { requestId: 'R1', form: 'document', question: 'The contract, please.' },
    };
    yield {
      type: 'cost_added',
      payload: { costId: 'K1', amount: '12.00', kind: 'inquiry', chargedTo: 'debtor', approvalNeeded: false },
    };
    yield {
      type: 'cost_added',
      payload: { costId: 'K2', amount: '90.00', kind: 'court', chargedTo: 'debtor', approvalNeeded: true },
    };
    yield { type: 'court_filed', payload: { court: 'TJ Rennes', date: today }, source: 'court' };
    yield { type: 'title_obtained', payload: { kind: 'order', date: today }, source: 'court' };
    yield { type: 'stage_changed', payload: { stage: 'monitoring' } };
    yield paymentOf(file, share(openOf(file), 10n), today);
    yield { type: 'settled', payload: { amount: '20.00', waived: '10.00', date: today } };
    yield { type: 'insolvency', payload: { date: today, court: 'TC Rennes' }, source: 'court' };
    yield { type: 'uncollectible', payload: { reason: 'Insolvent.' } };
    yield remittanceOf(file, file.collected, today);
    yield { type: 'closed', payload: { outcome: 'insolvency', collected: textOf(file.collected) } };
  },
};

/** The stories a live case may have. */
export const STORIES = ['paid', 'uncollectible', 'dispute', 'settlement', 'remittance', 'every-event'] as const;

function* paidInFull(file: CaseFile, today: string): Generator<Happening> {
  yield paymentOf(file, openOf(file), today);
  yield remittanceOf(file, file.collected, today);
  yield closedPaid(file);
}

/** What follows an approved settlement. */
export function* settledFor(file: CaseFile, amount: bigint, today: string): Generator<Happening> {
  const waived = openOf(file) - amount;
  yield { type: 'settled', payload: { amount: textOf(amount), waived: textOf(waived), date: today } };
  yield paymentOf(file, amount, today);
  yield remittanceOf(file, file.collected, today);
  yield { type: 'closed', payload: { outcome: 'settled', collected: textOf(file.collected) } };
}

export function closedPaid(file: CaseFile): Happening {
  return { type: 'closed', payload: { outcome: 'paid', collected: textOf(file.collected) } };
}

/** A payment to the agency: costs first, then interest, then principal (BGB § 367, C. civ. art. 1343-1). */
function paymentOf(file: CaseFile, amount: bigint, today: string): Happening {
  let rest = amount;
  const take = (most: bigint) => {
    const part = most < rest ? most : rest;
    rest -= part;
    return textOf(part);
  };
  const allocation = { costs: take(file.costs), fees: take(file.fees), interest: take(file.interest) };
  return {
    type: 'payment',
    payload: {
      paymentId: `P${file.payments.size + 1}-${file.reference}`,
      amount: textOf(amount),
      valueDate: today,
      to: 'agency',
      allocation: { ...allocation, principal: textOf(rest) },
    },
    source: 'debtor',
  };
}

function remittanceOf(file: CaseFile, gross: bigint, today: string): Happening {
  const commission = share(gross, COMMISSION);
  return {
    type: 'remittance',
    payload: {
      remittanceId: `T-${file.reference}`,
      gross: textOf(gross),
      commission: textOf(commission),
      net: textOf(gross - commission),
      valueDate: today,
      reference: `REMIT ${file.reference}`,
    },
  };
}
