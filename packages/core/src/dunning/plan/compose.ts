import {
  currencyDecimals,
  Decimal,
  type DunningItem,
  type DunningLevel,
  type DunningReminder,
  type Problem,
} from '../../model/index.ts';
import type { SendingMoment } from '../calendar/sending-moment.ts';
import { voiceOf } from './channels.ts';
import { explain } from './explain.ts';
import { deadlineOf } from './next-step.ts';
import type { Letter, LetterItem, LetterTotals, SkipCode } from './plan.ts';
import type { Entry } from './raise.ts';
import type { Debtor, DunningRun } from './run.ts';
import { NO_CLAIMS, stateClaims, sumClaims, type StatedClaims } from './state-claims.ts';

/** All that a letter is made of. */
export interface Draft {
  readonly debtor: Debtor;
  readonly run: DunningRun;
  readonly currency: string;
  /** Those it is about and those that come along, oldest first; steps are settled. */
  readonly entries: readonly Entry[];
  /** Credit notes and payments on account with something left. */
  readonly credits: readonly DunningItem[];
  readonly moment: SendingMoment;
}

/** The step a letter takes its words from: that of its hardest item. */
export interface Lead {
  readonly entry: Entry;
  readonly step: DunningLevel | DunningReminder;
}

export type Composed =
  | { readonly letter: Letter; readonly warnings: readonly Problem[] }
  | { readonly letter?: undefined; readonly code: SkipCode };

export function composeLetter(draft: Draft): Composed {
  const { debtor, run, currency, entries, credits, moment } = draft;
  const lead = leadOf(entries);
  if (lead === undefined) return { code: 'NOT_YET' };
  const { customer, place, row } = debtor;
  const claims = Decimal.sum(entries.map(({ stand }) => stand.claimable));
  const credit = Decimal.sum(credits.map(({ open }) => open));
  if (!claims.plus(credit).isPositive()) return { code: 'NET_CREDIT' };
  const level = 'basis' in lead.step ? lead.step : undefined;
  const voice = voiceOf(lead.step, row, customer.channels, level === undefined);
  if (voice === undefined) return { code: 'UNREACHABLE' };
  const stated = level?.interest === true ? stateClaims(entries, moment.day, debtor, run) : NO_CLAIMS;
  const netting = customer.netting ?? run.policy.netting;
  const shown = netting === 'none' ? [] : credits;
  const totals = totalsOf(draft, lead, claims, netting === 'net' ? credit : Decimal.ZERO, stated);
  const onlyBroken = entries.every(({ step, promisedFor }) => step === 0 || promisedFor !== undefined);
  const answers = level !== undefined && onlyBroken;
  const letter: Omit<Letter, 'explanation'> = {
    key: `${customer.id}|${currency}|${moment.day}`,
    customerId: customer.id,
    currency,
    kind: level === undefined ? 'reminder' : answers ? 'promise-broken' : 'letter',
    procedureId: lead.entry.procedure.id,
    level: lead.entry.step,
    template: answers && voice.tone !== 'final' ? 'promise-broken' : lead.step.template,
    tone: voice.tone,
    channels: voice.channels,
    day: moment.day,
    sendAt: moment.sendAt,
    ...(level?.deadlineDays !== undefined && { newDeadline: deadlineOf(place, moment.day, level.deadlineDays) }),
    items: entries.map((entry) => letterItem(entry, stated)),
    credits: shown.map(({ id, documentNumber, open }) => ({ id, documentNumber, open })),
    totals,
  };
  return { letter: { ...letter, explanation: explain(letter, draft, lead, voice) }, warnings: stated.warnings };
}

/** The hardest item, the oldest of several; without any, the first that is only reminded of. */
function leadOf(entries: readonly Entry[]): Lead | undefined {
  let entry: Entry | undefined;
  for (const each of entries) if (each.step > (entry?.step ?? 0)) entry = each;
  const level = entry?.procedure.levels[entry.step - 1];
  if (entry !== undefined && level !== undefined) return { entry, step: level };
  const [first] = entries;
  const reminder = first?.procedure.reminder;
  return first === undefined || reminder === undefined || first.wanted !== 0 || first.skip !== undefined
    ? undefined
    : { entry: first, step: reminder };
}

function letterItem({ stand, step, promisedFor }: Entry, { claims }: StatedClaims): LetterItem {
  const { item, claimable, held } = stand;
  const isRise = step > item.level;
  const repeatsAfter = isRise ? 0 : item.repeats + (step > 0 ? 1 : 0);
  const levelAfter = Math.max(item.level, step);
  const claim = claims.get(item.id);
  return {
    id: item.id,
    documentNumber: item.documentNumber,
    kind: item.kind,
    dueDate: item.dueDate,
    open: claimable,
    held,
    levelBefore: item.level,
    levelAfter,
    step,
    repeatsBefore: item.repeats,
    repeatsAfter,
    ...(item.lastLetterOn !== undefined && { lastLetterBefore: item.lastLetterOn }),
    ...(item.lastMessageOn !== undefined && { lastMessageBefore: item.lastMessageOn }),
    ...(promisedFor !== undefined && { promisedFor }),
    ...(claim !== undefined && { claim }),
    key: `${item.id}|${levelAfter}|${item.cycle}|${repeatsAfter}`,
  };
}

function totalsOf(
  { debtor, currency, entries }: Draft,
  { entry, step }: Lead,
  claims: Decimal,
  credits: Decimal,
  stated: StatedClaims,
): LetterTotals {
  const decimals = currencyDecimals(currency) ?? 2;
  const { interest, compensation } = sumClaims(stated.claims.values(), currency);
  const raises = entries.some((each) => each.step === entry.step && each.step > each.stand.item.level);
  const isCharged = 'fee' in step && raises && debtor.customer.kind !== 'consumer';
  const fee = (isCharged ? step.fee[currency] : undefined) ?? Decimal.ZERO;
  const total = Decimal.sum([claims, credits, interest, compensation, fee]);
  const at = (amount: Decimal): Decimal => amount.round(decimals);
  return {
    claims: at(claims),
    credits: at(credits),
    interest: at(interest),
    compensation: at(compensation),
    fee: at(fee),
    total: at(total),
  };
}
