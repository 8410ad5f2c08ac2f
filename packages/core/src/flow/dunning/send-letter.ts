import { z } from 'zod';
import { afterLetter, mayStillSend, type Letter } from '../../dunning/index.ts';
import { ok, refused, type MerchantSettings, type Problem, type Result } from '../../model/index.ts';
import {
  insertReceivableEvents,
  isAnyAccepted,
  itemsByDocument,
  lettersById,
  letterTemplatesOf,
  lockItems,
  lockItemsOf,
  lockLetter,
  lockOrders,
  lockOrdersOfDocuments,
  markItems,
  moveLetters,
  moveOrders,
  openItemsOf,
  waiveItems,
  type DunningMark,
  type LetterRow,
  type MessageRow,
  type OpenItemRow,
  type OrderRow,
  type TenantTransaction,
} from '../../store/index.ts';
import { chargeLetter } from './charge-letter.ts';
import { composeLetter, type LetterSetting } from './compose-letter.ts';
import { debtorsFrom, itemIdOf, runOf, type DebtorInput } from './dunning-input.ts';
import { reviveLetter, type KeptLetter } from './kept-letter.ts';
import type { Letter as MessageLetter, LetterWriter } from '../delivery/message-letter.ts';
import { standing } from '../move.ts';
import { ISSUED } from '../payments/rebalance.ts';
import { asOfOneMoment, nowOf, tellHosts, type Road } from '../road.ts';
import { eventsOf } from './run-dunning.ts';
import { settingsHere, settingsOf } from '../settings.ts';

const content = z.object({ letter: z.uuid() });

/** What composes the messages of dunning letters, and has the last word before one leaves. */
export const dunningLetters: LetterWriter = {
  async stillWanted(road, trx, messages) {
    const wanted: MessageRow[] = [];
    for (const message of messages) if (await mayLeave(road, trx, message)) wanted.push(message);
    return wanted;
  },
  async writer(road, tenant, messages) {
    const known = await asOfOneMoment(road, tenant, (trx) => factsOf(trx, messages));
    return (message, link) => Promise.resolve(written(known.get(message.id), link));
  },
};

type Facts = LetterSetting & { readonly letter: Letter };

/** What the letters of these messages are written with. */
async function factsOf(trx: TenantTransaction, messages: readonly MessageRow[]): Promise<ReadonlyMap<string, Facts>> {
  const settings = await settingsOf(trx);
  if (settings === undefined) return new Map();
  const letters = new Map((await lettersById(trx, messages.map(letterIdOf))).map((row) => [row.id, row]));
  const kept = new Map([...letters].map(([id, row]) => [id, reviveLetter(row.letter)]));
  const documents = [...kept.values()].flatMap(({ before }) =>
    Object.values(before).map(({ documentId }) => documentId),
  );
  const customers = [...letters.values()].map(({ customerId }) => customerId);
  const rows = [...(await openItemsOf(trx, customers)), ...(await itemsByDocument(trx, documents))];
  const templates = await letterTemplatesOf(trx);
  return new Map(
    messages.flatMap((message) => {
      const [row, own] = [letters.get(letterIdOf(message)), kept.get(letterIdOf(message))];
      if (row === undefined || own === undefined) return [];
      const contact = message.recipients[0]?.name;
      const recipient = { name: row.customer, ...(contact !== undefined && contact !== row.customer && { contact }) };
      const items = rows.filter(({ customerId }) => customerId === row.customerId);
      return [
        [message.id, { letter: own.letter, settings, recipient, language: message.language, rows: items, templates }],
      ];
    }),
  );
}

function written(facts: Facts | undefined, link: string | undefined): Result<MessageLetter> {
  if (facts === undefined) return refused(LETTER_GONE);
  const letter = composeLetter(facts.letter, facts, link);
  return letter.ok ? ok({ ...letter.value, attachments: [] }) : letter;
}

const LETTER_GONE: Problem = {
  code: 'LETTER_GONE',
  message: 'The letter of this message is not there.',
  advice: 'Nothing has to be done: the message is not sent.',
  retry: 'never',
};

/** The letter that a message carries. */
export function letterIdOf(message: Pick<MessageRow, 'content'>): string {
  return content.parse(message.content).letter;
}

/**
 * The last word before a message leaves, in the transaction that commits it to be sent: orders and items are locked, and what is open, what is
 * held and how old the bank's data is are read again. A payment or a hold came before, and the letter says so or stays; or it comes after the letter.
 */
export async function mayLeave(road: Road, trx: TenantTransaction, message: MessageRow): Promise<boolean> {
  const row = await lockLetter(trx, letterIdOf(message));
  if (row === undefined || (row.state !== 'committed' && row.state !== 'queued')) return false;
  const kept = reviveLetter(row.letter);
  const settings = await settingsHere(road, trx);
  const orders = await lockOrdersOfDocuments(
    trx,
    Object.values(kept.before).map(({ documentId }) => documentId),
  );
  const rows = await lockItemsOf(trx, [row.customerId]);
  const [debtor] = settings === undefined ? [] : await debtorsFrom(trx, rows, settings);
  const letter = debtor && (await letterNow(road, trx, kept, debtor, settings));
  if (debtor === undefined || letter === undefined) {
    await takeBack(road, trx, row, kept, rows);
    return false;
  }
  if (row.state === 'committed') await leave(road, trx, row, kept, letter, debtor, orders);
  else
    await moveLetters(trx, [{ id: row.id, state: row.state, letter: { ...kept, letter }, outcome: null }], nowOf(road));
  return true;
}

async function letterNow(
  road: Road,
  trx: TenantTransaction,
  kept: KeptLetter,
  debtor: DebtorInput,
  settings: MerchantSettings | undefined,
): Promise<Letter | undefined> {
  if (settings?.dunning.enabled !== true) return undefined;
  return mayStillSend(kept.letter, asBefore(kept, debtor), await runOf(road, trx, settings));
}

/** The customer without what the letter itself has charged at an earlier try. */
function asBefore({ before, claims = [] }: KeptLetter, debtor: DebtorInput): DebtorInput {
  const own = debtor.items.flatMap((item, index) => {
    const row = debtor.rows[index];
    if (row === undefined || claims.includes(row.documentId)) return [];
    const { interestClaimedTo: _claimed, ...rest } = item;
    const mark = before[item.id];
    if (mark === undefined || mark.documentId !== row.documentId) return [item];
    const { interestClaimedTo, compensationClaimed } = mark;
    return [{ ...rest, compensationClaimed, ...(interestClaimedTo !== null && { interestClaimedTo }) }];
  });
  return { ...debtor, items: own };
}

/** It leaves: what it asks for besides is charged, and all histories hear of it. */
async function leave(
  road: Road,
  trx: TenantTransaction,
  row: LetterRow,
  kept: KeptLetter,
  letter: Letter,
  debtor: DebtorInput,
  orders: readonly OrderRow[],
): Promise<void> {
  await markItems(trx, marksNow(kept, letter, debtor));
  const claims = await chargeLetter(road, trx, letter, debtor.rows);
  await moveLetters(
    trx,
    [{ id: row.id, state: 'queued', letter: { ...kept, letter, claims }, outcome: null }],
    nowOf(road),
  );
  await insertReceivableEvents(trx, eventsOf(row, letter, 'letter.sent'), nowOf(road));
  const rows = await lockOrders(
    trx,
    orders.map(({ id }) => id),
    ISSUED,
  );
  const event = { kind: 'order.reminded', details: { letter: row.id, level: letter.level, day: letter.day } };
  await tellHosts(
    road,
    trx,
    await moveOrders(
      trx,
      rows.map((order) => ({ ...standing(order), event })),
      nowOf(road),
    ),
  );
}

/** Items that are no longer in the letter stand as before it; the others as the letter is now. */
function marksNow(kept: KeptLetter, letter: Letter, { items, rows }: DebtorInput): readonly DunningMark[] {
  const told = new Set(letter.items.map(({ id }) => id));
  return items.flatMap((item, index): readonly DunningMark[] => {
    const [row, mark] = [rows[index], kept.before[item.id]];
    if (row === undefined || mark === undefined || mark.documentId !== row.documentId) return [];
    if (!told.has(item.id)) return restored(kept, row);
    const { level, repeats, lastLetterOn } = afterLetter(item, letter);
    return [{ ...row, level, repeats, lastLetterOn: lastLetterOn ?? null }];
  });
}

/** It does not leave any more: its items stand as before, and what was charged with it is given up, unless it went out some other way. */
async function takeBack(
  road: Road,
  trx: TenantTransaction,
  row: LetterRow,
  kept: KeptLetter,
  rows: readonly OpenItemRow[],
): Promise<void> {
  if (await isAnyAccepted(trx, row.id)) return;
  await markItems(
    trx,
    rows.flatMap((item) => restored(kept, item)),
  );
  const claims = kept.claims ?? [];
  await lockItems(trx, claims);
  await waiveItems(trx, claims);
  await moveLetters(
    trx,
    [{ id: row.id, state: 'dropped', letter: null, outcome: { reason: 'NOT_ANY_MORE' } }],
    nowOf(road),
  );
  await insertReceivableEvents(
    trx,
    [
      {
        customerId: row.customerId,
        documentNumber: null,
        kind: 'letter.dropped',
        details: { letter: row.id, reason: 'NOT_ANY_MORE' },
      },
    ],
    nowOf(road),
  );
}

/** As it stood before the letter, unless something else has moved it since. */
function restored({ letter, before }: KeptLetter, row: OpenItemRow): readonly DunningMark[] {
  const mark = before[itemIdOf(row)];
  const told = letter.items.find(({ id }) => id === itemIdOf(row));
  const isOurs = mark?.documentId === row.documentId && mark.cycle === row.cycle && told?.levelAfter === row.level;
  return mark !== undefined && isOurs ? [mark] : [];
}
