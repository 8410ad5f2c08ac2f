import { Decimal } from '../../model/index.ts';
import { openOf } from '../case-totals.ts';
import type { CaseStatus } from '../case-status.ts';
import type { EventFlagCode } from '../event-order.ts';
import type { Outcome, Receipt } from '../port.ts';
import { EVENT_TYPES, type CaseOutcome } from '../schema/index.ts';
import type { Rehearsal } from './rehearsal.ts';

export interface Step {
  readonly id: string;
  /** What must happen. */
  readonly expected: string;
  /** Does it, and says what happened. */
  run(hub: Rehearsal): Promise<{ readonly passed: boolean; readonly happened: string }>;
}

/** The script of an acceptance run. Each step hands over cases of its own; the scenario of a case is played by the agency's test side. */
export const STEPS: readonly Step[] = [
  {
    id: 'submit',
    expected: 'A case that is submitted is taken.',
    async run(hub) {
      const { caseId, answer } = await hub.submit('accepted');
      await hub.until(() => hub.status(caseId).state === 'accepted');
      return verdict(isAcknowledged(answer), told(answer));
    },
  },
  {
    id: 'acknowledge',
    expected: 'The acknowledgement says how many items and which open sum were read, and both are right.',
    async run(hub) {
      const { caseId } = await hub.submit('accepted');
      const read = () => hub.events(caseId).find((event) => event.type === 'acknowledged');
      await hub.until(() => read() !== undefined);
      const { items, totals } = hub.submitted(caseId);
      const said = read();
      if (said?.type !== 'acknowledged') return verdict(false, 'no acknowledgement came');
      const right = said.payload.items === items.length && said.payload.open?.equals(openOf(totals)) === true;
      return verdict(right, `${said.payload.items ?? 'no'} items, ${said.payload.open?.toString() ?? 'no sum'}`);
    },
  },
  {
    id: 'duplicate-submit',
    expected: 'A case that is submitted twice is there once, and the repeat is known as one.',
    async run(hub) {
      const command = hub.prepare('accepted');
      await hub.send(command);
      await hub.settled(command.commandId);
      const again = await hub.send(command);
      const once = await thereOnce(hub, command.caseId);
      return verdict(again.ok && !again.created && once, `the repeat is ${again.ok && !again.created ? 'known' : 'not known'}, the case is there ${once ? 'once' : 'not once'}`);
    },
  },
  {
    id: 'wrong-totals',
    expected: 'A case whose totals are not those of its items is refused (control).',
    async run(hub) {
      const command = hub.prepare('accepted', (plain) => ({ ...plain, totals: { ...plain.totals, paid: Decimal.of('0.01') } }));
      const sent = await hub.send(command);
      const answer = sent.ok ? await hub.settled(command.commandId) : sent;
      return verdict(isRefused(answer), told(answer));
    },
  },
  {
    id: 'unknown-case',
    expected: 'A command for a case that was never submitted is refused (control).',
    async run(hub) {
      const { caseId } = hub.prepare('accepted');
      const answer = await hub.command(caseId, 'pause', { reason: 'acceptance' });
      return verdict(isRefused(answer), told(answer));
    },
  },
  {
    id: 'reordered-events',
    expected: 'Events that arrive out of order are flagged, and the case is closed as paid all the same.',
    run: (hub) => playedOut(hub, 'reordered', 'paid', 'OUT_OF_ORDER'),
  },
  {
    id: 'duplicate-events',
    expected: 'Events that arrive twice are flagged and count once.',
    run: (hub) => playedOut(hub, 'duplicates', 'paid', 'DUPLICATE'),
  },
  {
    id: 'late-event',
    expected: 'An event that arrives after the end is missed until it comes, then flagged; the case stays closed.',
    async run(hub) {
      const { caseId } = await hub.submit('late');
      let missed = false;
      const there = await hub.until(() => {
        const { state, missing } = hub.status(caseId);
        missed ||= state === 'closed' && missing.length > 0;
        return state === 'closed' && missing.length === 0;
      });
      const status = hub.status(caseId);
      return verdict(there && missed && flagged(status, 'OUT_OF_ORDER'), `${missed ? 'missed' : 'never missed'}; ${summary(status)}`);
    },
  },
  {
    id: 'wrong-amount',
    expected: 'A payment whose allocation does not come to its amount is flagged, and the balances name the difference.',
    async run(hub) {
      const { caseId } = await hub.submit('wrong-amount');
      await hub.until(() => flagged(hub.status(caseId), 'ALLOCATION_DIFFERS'));
      const differs = await hub.until(async () => named(await hub.differences(caseId)).includes('PAID_DIFFERS'));
      return verdict(differs && flagged(hub.status(caseId), 'ALLOCATION_DIFFERS'), `${summary(hub.status(caseId))}; ${named(await hub.differences(caseId)).join(', ')}`);
    },
  },
  {
    id: 'lost-acknowledgement',
    expected: 'Where the answer is lost the command is asked for, sent again if need be, and there once.',
    async run(hub) {
      const command = hub.prepare('lost-acknowledgement');
      const first = await hub.send(command);
      const lost = first.ok ? first.value.state === 'sent' : first.kind === 'uncertain';
      let known = await hub.settled(command.commandId);
      if (!isAcknowledged(known)) {
        await hub.send(command);
        known = await hub.settled(command.commandId);
      }
      const once = await thereOnce(hub, command.caseId);
      return verdict(lost && isAcknowledged(known) && once, `${told(first)}; then ${told(known)}; the case is there ${once ? 'once' : 'not once'}`);
    },
  },
  {
    id: 'direct-payment',
    expected: 'A payment to us lowers the balance over there; the rest closes the case as paid.',
    async run(hub) {
      const { caseId } = await hub.submit('accepted');
      const open = openOf(hub.submitted(caseId).totals);
      const part = Decimal.of('36.80');
      await hub.command(caseId, 'direct_payment', paymentOf(`${caseId}-p1`, part));
      const agreed = await agrees(hub, caseId);
      await hub.command(caseId, 'direct_payment', paymentOf(`${caseId}-p2`, open.minus(part)));
      const closed = await hub.until(() => hub.status(caseId).outcome === 'paid');
      return verdict(agreed && closed && (await agrees(hub, caseId)), summary(hub.status(caseId)));
    },
  },
  {
    id: 'credit-note-and-amendment',
    expected: 'A credit note and an amendment change the balance over there as they do here.',
    async run(hub) {
      const { caseId } = await hub.submit('accepted');
      await hub.command(caseId, 'credit_note', { creditNoteNo: 'A-1', issued: '2026-11-20', amount: Decimal.of('12.34'), itemId: 'F17' });
      const credited = await agrees(hub, caseId);
      const before = hub.submitted(caseId);
      const items = before.items.filter(({ kind }) => kind !== 'fee');
      const amended = { ...before, version: 2, items, totals: { ...before.totals, fees: Decimal.of('0.00') } };
      const answer = await hub.command(caseId, 'amend', { case: amended });
      return verdict(credited && isAcknowledged(answer) && (await agrees(hub, caseId)), told(answer));
    },
  },
  {
    id: 'pause-and-resume',
    expected: 'A case is paused on command, and goes on on command.',
    async run(hub) {
      const { caseId } = await hub.submit('accepted');
      await hub.command(caseId, 'pause', { reason: 'acceptance' });
      const paused = await hub.until(() => hub.status(caseId).paused);
      await hub.command(caseId, 'resume', {});
      const resumed = await hub.until(() => !hub.status(caseId).paused);
      return verdict(paused && resumed, `${paused ? 'paused' : 'not paused'}, ${resumed ? 'resumed' : 'not resumed'}`);
    },
  },
  {
    id: 'withdraw',
    expected: 'A case is withdrawn on command.',
    async run(hub) {
      const { caseId } = await hub.submit('accepted');
      await hub.command(caseId, 'withdraw', { reason: 'goodwill' });
      return ended(hub, caseId, 'withdrawn');
    },
  },
  {
    id: 'dispute',
    expected: 'A dispute and a question stop the case until they are answered.',
    async run(hub) {
      const { caseId } = await hub.submit('dispute');
      const stopped = await hub.until(() => hub.status(caseId).disputed && hub.status(caseId).needsAnswer.length === 1);
      const [requestId = ''] = hub.status(caseId).needsAnswer;
      if (stopped) await hub.command(caseId, 'answer_request', { requestId, text: 'It was not complained of.' });
      const goesOn = stopped && (await hub.until(() => !hub.status(caseId).disputed && hub.status(caseId).needsAnswer.length === 0));
      return verdict(goesOn, summary(hub.status(caseId)));
    },
  },
  {
    id: 'settlement',
    expected: 'A settlement is offered, approved and paid, and ends the case.',
    async run(hub) {
      const { caseId } = await hub.submit('settlement');
      const offered = await hub.until(() => hub.status(caseId).needsAnswer.length === 1);
      const [requestId = ''] = hub.status(caseId).needsAnswer;
      if (offered) await hub.command(caseId, 'approve_settlement', { requestId, approved: true });
      const outcome = await ended(hub, caseId, 'settled');
      return verdict(outcome.passed && (await agrees(hub, caseId)), outcome.happened);
    },
  },
  {
    id: 'remittance',
    expected: 'A remittance comes with its commission; gross less commission is net, and both books agree.',
    async run(hub) {
      const { caseId } = await hub.submit('remittance');
      const remitted = () => hub.events(caseId).find((event) => event.type === 'remittance');
      await hub.until(() => remitted() !== undefined);
      const event = remitted();
      const right = event?.type === 'remittance' && event.payload.commission.isPositive() && !flagged(hub.status(caseId), 'REMITTANCE_DIFFERS');
      return verdict(right && (await agrees(hub, caseId)), event?.type === 'remittance' ? `${event.payload.gross.toString()} less ${event.payload.commission.toString()}` : 'none came');
    },
  },
  {
    id: 'close-paid',
    expected: 'A case that is paid to the agency is closed as paid, and both books agree.',
    async run(hub) {
      const { caseId } = await hub.submit('paid');
      const outcome = await ended(hub, caseId, 'paid');
      return verdict(outcome.passed && (await agrees(hub, caseId)), outcome.happened);
    },
  },
  {
    id: 'close-uncollectible',
    expected: 'A case that cannot be collected is closed as uncollectible.',
    run: async (hub) => ended(hub, (await hub.submit('uncollectible')).caseId, 'uncollectible'),
  },
  {
    id: 'reject',
    expected: 'A case that is rejected is ours again.',
    async run(hub) {
      const { caseId } = await hub.submit('rejected');
      return verdict(await hub.until(() => hub.status(caseId).rejected), summary(hub.status(caseId)));
    },
  },
  {
    id: 'every-event',
    expected: 'Every type of event was told in this run, and every event could be read.',
    async run(hub) {
      const { caseId } = await hub.submit('every-event');
      await ended(hub, caseId, 'insolvency');
      const types = new Set(hub.seen.flatMap((read) => (read.known ? [read.event.type] : [])));
      const missing = EVENT_TYPES.filter((type) => !types.has(type));
      const unknown = hub.seen.filter(({ known, event }) => !known && hub.cases.includes(event.caseId ?? '')).length;
      return verdict(missing.length === 0 && unknown === 0, `${missing.length === 0 ? 'all' : `missing ${missing.join(', ')}`}; ${unknown} could not be read`);
    },
  },
  {
    id: 'reconcile',
    expected: 'Every case of the run but the one that was told wrong agrees to the cent.',
    async run(hub) {
      const agreed = await hub.until(async () => (await disagreeing(hub)).length === 0);
      return verdict(agreed, agreed ? 'all agree' : `differing: ${(await disagreeing(hub)).join(', ')}`);
    },
  },
];

async function disagreeing(hub: Rehearsal): Promise<readonly string[]> {
  const taken = hub.cases.filter((caseId) => hub.events(caseId).length > 0);
  const told = taken.filter((caseId) => hub.submitted(caseId).creditorRef !== 'TEST:wrong-amount');
  const differing: string[] = [];
  for (const caseId of told) if ((await hub.differences(caseId)).length > 0) differing.push(caseId);
  return differing;
}

/** Hands over a scenario that ends by itself, and looks for a flag. */
async function playedOut(hub: Rehearsal, scenario: string, outcome: CaseOutcome, flag: EventFlagCode) {
  const { caseId } = await hub.submit(scenario);
  const done = await ended(hub, caseId, outcome);
  const status = hub.status(caseId);
  const agreed = done.passed && (await agrees(hub, caseId));
  return verdict(agreed && flagged(status, flag) && status.missing.length === 0, summary(status));
}

async function ended(hub: Rehearsal, caseId: string, outcome: CaseOutcome) {
  const closed = await hub.until(() => hub.status(caseId).outcome === outcome && hub.status(caseId).missing.length === 0);
  return verdict(closed, summary(hub.status(caseId)));
}

function agrees(hub: Rehearsal, caseId: string): Promise<boolean> {
  return hub.until(async () => (await hub.differences(caseId)).length === 0);
}

async function thereOnce(hub: Rehearsal, caseId: string): Promise<boolean> {
  await hub.until(async () => hub.events(caseId).some(({ type }) => type === 'accepted') && (await hub.theirs(caseId)).length > 0);
  const accepted = new Set(hub.events(caseId).flatMap(({ type, eventId }) => (type === 'accepted' ? [eventId] : [])));
  return accepted.size === 1 && (await hub.theirs(caseId)).length === 1;
}

const paymentOf = (paymentId: string, amount: Decimal) => ({
  paymentId,
  amount,
  valueDate: '2026-11-20',
  allocation: { principal: amount, interest: Decimal.ZERO, fees: Decimal.ZERO, costs: Decimal.ZERO },
});

const verdict = (passed: boolean, happened: string) => ({ passed, happened });
const named = (differences: readonly { readonly code: string }[]) => differences.map(({ code }) => code);
const flagged = ({ flags }: CaseStatus, code: EventFlagCode) => flags.some((flag) => flag.code === code);
const isAcknowledged = (answer: Outcome<Receipt | null>) => answer.ok && answer.value?.state === 'acknowledged';
const isRefused = (answer: Outcome<Receipt | null>) => !answer.ok && answer.kind === 'rejected';

function told(answer: Outcome<Receipt | null>): string {
  if (!answer.ok) return `${answer.kind}: ${answer.cause.code}`;
  return answer.value === null ? 'not known there' : answer.value.state;
}

function summary({ state, outcome, paused, disputed, rejected, flags, missing }: CaseStatus): string {
  const marks = [paused && 'paused', disputed && 'disputed', rejected && 'rejected'].filter((mark) => mark !== false);
  const codes = [...new Set(flags.map(({ code }) => code))];
  return [state, ...(outcome === undefined ? [] : [outcome]), ...marks, ...codes, ...(missing.length > 0 ? [`${missing.length} missing`] : [])].join(', ');
}
