import { printBatch, printConfig, type PrintLetter } from '../../channels/index.ts';
import { dayIn, ok, type MerchantSettings, type Problem, type Result, type TenantId } from '../../model/index.ts';
import {
  contactsById,
  customersById,
  deadWorkers,
  insertMessageEvents,
  keepEvidence,
  lockMessages,
  moveMessages,
  toPrint,
  uuidv7,
  type ContactRow,
  type MessageRow,
  type NewMessageEvent,
} from '../../store/index.ts';
import type { Printing } from './delivery-doors.ts';
import { packBytes } from '../invoices/document-content.ts';
import { letterWriter, UNWRITABLE, type WriteLetter } from './message-letter.ts';
import { moved } from './message-move.ts';
import { inTenant, nowOf, QUEUE, type Road } from '../road.ts';
import { settingsOf } from '../settings.ts';
import { stillWanted } from './still-wanted.ts';

/** Letters in one file: more are the next file's. */
const MOST = 200;

/** Letters for paper, printed and posted by people. */
export function printing(road: Road): Printing {
  return { make: (tenant) => makeBatch(road, tenant) };
}

async function makeBatch(road: Road, tenant: TenantId): ReturnType<Printing['make']> {
  const { settings, messages, contacts, customers } = await claimLetters(road, tenant);
  if (settings === undefined || messages.length === 0) return ok(undefined);
  const write = await letterWriter(road, tenant, messages);
  const written = await Promise.all(
    messages.map((message) =>
      writtenLetter(
        road,
        write,
        settings,
        message,
        contacts.get(message.contactId ?? ''),
        customers.get(message.customerId ?? '')?.name,
      ),
    ),
  );
  const letters = written.flatMap((each) => (each.letter.ok ? [each.letter.value] : []));
  const id = uuidv7();
  const date = dayIn(settings.timeZone, road.clock.now());
  const batch = await printBatch({ kind: 'print', messageId: id, date, letters }, printConfig.parse({}));
  const problems = new Map<string, Problem>([
    ...written.flatMap(({ id: letter, letter: outcome }) =>
      outcome.ok ? [] : [[letter, outcome.problems[0] ?? UNWRITABLE] as const],
    ),
    ...batch.refused.map(({ id: letter, problem }) => [letter, problem] as const),
  ]);
  const evidence = await recordPrinted(
    road,
    tenant,
    messages,
    batch.bytes,
    new Map(batch.printed.map(({ id: letter, pages }) => [letter, pages])),
    problems,
  );
  return ok(evidence === undefined ? undefined : { evidence, letters: batch.printed.length });
}

/** Claimed before the file is made; what a dead process left is claimed again. */
async function claimLetters(road: Road, tenant: TenantId) {
  return inTenant(road, tenant, async (trx) => {
    const settings = await settingsOf(trx);
    const waiting = await toPrint(trx, MOST);
    const dead = await deadWorkers(
      road.database,
      waiting.flatMap(({ claimedBy }) => claimedBy ?? []),
    );
    const free = waiting.filter(
      ({ claimedBy }) => claimedBy === null || claimedBy === road.worker || dead.has(claimedBy),
    );
    const messages = settings === undefined ? [] : await stillWanted(road, trx, settings, free);
    const claimed = messages.map((row): MessageRow => ({
      ...row,
      state: 'sending',
      claimedBy: road.worker,
      attempts: row.attempts + 1,
    }));
    await moveMessages(
      trx,
      claimed.map((row) => moved(row, {})),
      nowOf(road),
    );
    const contacts = await contactsById(
      trx,
      claimed.flatMap(({ contactId }) => contactId ?? []),
    );
    const customers = await customersById(
      trx,
      claimed.flatMap(({ customerId }) => customerId ?? []),
    );
    return { settings, messages: claimed, contacts: byId(contacts), customers: byId(customers) };
  });
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

async function writtenLetter(
  road: Road,
  write: WriteLetter,
  settings: MerchantSettings,
  message: MessageRow,
  contact: ContactRow | undefined,
  customer: string | undefined,
): Promise<{ readonly id: string; readonly letter: Result<PrintLetter> }> {
  const letter = await write(message, undefined);
  if (!letter.ok) return { id: message.id, letter };
  const { subject, blocks, attachments } = letter.value;
  const { seller, timeZone } = settings;
  if (blocks === undefined || contact?.address == null)
    return { id: message.id, letter: { ok: false, problems: [NO_ADDRESS] } };
  const recipient = {
    name: customer ?? contact.name ?? '',
    ...(contact.name !== null && contact.name !== customer && { attention: contact.name }),
    address: contact.address,
  };
  return {
    id: message.id,
    letter: ok({
      id: message.id,
      language: message.language,
      sender: { name: seller.tradingName ?? seller.name, address: seller.postalAddress },
      recipient,
      dateLine: dateLine(message.language, seller.postalAddress.city, road.clock.now(), timeZone),
      subject,
      blocks,
      enclosures: attachments.filter(({ mediaType }) => mediaType === 'application/pdf').map(({ content }) => content),
    }),
  };
}

function dateLine(language: string, city: string | undefined, now: Date, timeZone: string): string {
  const tag = /^[a-z]{2}/i.exec(language)?.[0].toLowerCase() ?? 'en';
  const date = new Intl.DateTimeFormat(tag === 'en' ? 'en-GB' : tag, { dateStyle: 'long', timeZone }).format(now);
  const before = tag === 'fr' ? 'le ' : tag === 'de' ? 'den ' : '';
  return city === undefined ? date : `${city}, ${before}${date}`;
}

async function recordPrinted(
  road: Road,
  tenant: TenantId,
  messages: readonly MessageRow[],
  bytes: Uint8Array | undefined,
  printed: ReadonlyMap<string, number>,
  problems: ReadonlyMap<string, Problem>,
): Promise<string | undefined> {
  const at = nowOf(road);
  return inTenant(road, tenant, async (trx) => {
    const rows = (
      await lockMessages(
        trx,
        messages.map(({ id }) => id),
        ['sending'],
      )
    ).filter(({ claimedBy }) => claimedBy === road.worker);
    const evidence =
      bytes === undefined ? undefined : await keepEvidence(trx, { id: uuidv7(), source: 'print', ...packBytes(bytes) });
    const events = rows.flatMap(({ id, attempts }): readonly NewMessageEvent[] => {
      const pages = printed.get(id);
      if (pages === undefined) return [];
      return [
        {
          messageId: id,
          key: `accepted ${attempts} 0`,
          recipient: 0,
          attempt: attempts,
          kind: 'accepted',
          at,
          details: { pages },
          evidence: evidence?.id ?? null,
        },
      ];
    });
    await insertMessageEvents(trx, events);
    await moveMessages(
      trx,
      rows.map((row) =>
        moved(
          row,
          printed.has(row.id)
            ? { state: 'accepted', problem: null }
            : { state: 'held', problem: problems.get(row.id) ?? UNWRITABLE },
        ),
      ),
      at,
    );
    await road.jobs.enqueue(
      trx,
      QUEUE.track,
      rows.map(({ id }) => id),
    );
    return evidence?.id;
  });
}

const NO_ADDRESS: Problem = {
  code: 'PRINT_ADDRESS_INCOMPLETE',
  message: 'There is no complete postal address.',
  advice: 'Complete the postal address of the contact, then release the letter.',
  retry: 'after-fix',
};
