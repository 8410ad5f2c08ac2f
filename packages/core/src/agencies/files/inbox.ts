import { z } from 'zod';
import { caseBalance, SCHEMA_VERSION } from '../schema/index.ts';
import { found, transient } from '../outcome.ts';
import type { AgencyLog, BalancePage, Cursor, EventPage, Outcome } from '../port.ts';
import { readEvent, type ReadEvent } from '../read-event.ts';
import { readRecords } from './codec/file-format.ts';
import { UnreadableFile, type JsonRecord, type RecordName } from './codec/record.ts';
import type { FilesConfig } from './config.ts';
import type { Drop, DropFile } from './drop.ts';
import { sha256 } from './manifest.ts';
import { quarantine } from './quarantine.ts';

export interface Inbox {
  events(cursor: Cursor | null, limit: number): Promise<Outcome<EventPage>>;
  balances(cursor: Cursor | null, limit: number): Promise<Outcome<BalancePage>>;
}

const readFile = z.object({ file: z.string(), sha256: z.string(), records: z.int() });
/** `done`: files that were given out whole, to be acknowledged when the hub comes back. `at`: the place in the file that is being read. */
const place = z.object({
  done: z.array(readFile).default([]),
  at: z.object({ file: z.string(), sha256: z.string(), from: z.int().min(0) }).optional(),
});
type At = z.output<typeof place>;

interface Content {
  readonly file: string;
  readonly sha256: string;
  readonly records: readonly JsonRecord[];
}

/** What the agency writes to `in/`. A file of events is acknowledged and archived once the hub has stored all that is in it. */
export function inbox(drop: Drop, { largestFile }: FilesConfig, log: AgencyLog): Inbox {
  async function read(file: DropFile, name: RecordName): Promise<Content | undefined> {
    const content = await contentOf(drop, file, name, largestFile);
    if (typeof content !== 'string') return content;
    await quarantine(drop, log, 'in', file.name, content);
    if (name === 'event') await acknowledge(drop, { file: file.name, sha256: '0'.repeat(64), records: 0 }, content);
    return undefined;
  }

  async function events(cursor: Cursor | null, limit: number): Promise<Outcome<EventPage>> {
    const { done, at }: At = cursor === null ? { done: [] } : place.parse(JSON.parse(cursor));
    for (const each of done) {
      await acknowledge(drop, each);
      await drop.move('in', each.file, 'archive');
    }
    const page: ReadEvent[] = [];
    const next: At = { done: [] };
    const files = await filesOf(drop, 'events');
    for (const file of files) {
      if (page.length >= limit) return found({ events: page, next: JSON.stringify(next), more: true });
      const content = await read(file, 'event');
      if (content === undefined) continue;
      const from = at?.file === file.name && at.sha256 === content.sha256 ? at.from : 0;
      const cut = content.records.slice(from, from + limit - page.length);
      page.push(...cut.map(readEvent));
      const { sha256: hash, records } = content;
      if (from + cut.length < records.length) {
        next.at = { file: file.name, sha256: hash, from: from + cut.length };
        return found({ events: page, next: JSON.stringify(next), more: true });
      }
      next.done.push({ file: file.name, sha256: hash, records: records.length });
    }
    return found({ events: page, next: JSON.stringify(next), more: false });
  }

  /** The newest file by name holds all balances; the older ones are archived. */
  async function balances(cursor: Cursor | null, limit: number): Promise<Outcome<BalancePage>> {
    const from = cursor === null ? 0 : z.coerce.number().int().min(0).parse(cursor);
    const files = (await filesOf(drop, 'balances')).toReversed();
    for (const [index, file] of files.entries()) {
      const content = await read(file, 'balance');
      const parsed = z.array(caseBalance).safeParse(content?.records);
      if (content === undefined) continue;
      if (!parsed.success) {
        await quarantine(
          drop,
          log,
          'in',
          file.name,
          `${parsed.error.issues[0]?.path.join('.') ?? ''} is not as the schema has it`,
        );
        continue;
      }
      for (const older of files.slice(index + 1)) await drop.move('in', older.name, 'archive');
      const slice = parsed.data.slice(from, from + limit);
      const next = from + slice.length;
      return found({ balances: slice, next: String(next), more: next < parsed.data.length });
    }
    return NO_BALANCES;
  }

  return { events, balances };
}

const NO_BALANCES = transient({
  code: 'AGENCY_BALANCES_MISSING',
  message: 'The agency has left no file of balances.',
  advice: 'Ask the agency for its daily file of balances.',
});

async function filesOf(drop: Drop, word: 'events' | 'balances'): Promise<readonly DropFile[]> {
  return (await drop.list('in')).filter(({ name }) => name.startsWith(`${word}-`));
}

/** The records of a file, or why there are none. */
async function contentOf(
  drop: Drop,
  { name: file, bytes: size }: DropFile,
  name: RecordName,
  largest: number,
): Promise<Content | string | undefined> {
  if (size > largest) return `${size} bytes are more than the ${largest} that are read`;
  const bytes = await drop.read('in', file);
  if (bytes === undefined) return undefined;
  try {
    return { file, sha256: sha256(bytes), records: readRecords(file, name, bytes) };
  } catch (error) {
    if (error instanceof UnreadableFile) return error.message;
    throw error;
  }
}

/** Tells the agency what was read, or why nothing was. The last word on a file counts. */
async function acknowledge(
  drop: Drop,
  { file, sha256: hash, records }: z.output<typeof readFile>,
  reason?: string,
): Promise<void> {
  const name = `${file}.ack.json`;
  const answer = {
    schemaVersion: SCHEMA_VERSION,
    file,
    sha256: hash,
    records,
    status: reason === undefined ? 'taken' : 'refused',
    ...(reason !== undefined && { reason }),
    totals: [],
    results: [],
  };
  await drop.remove('in-ack', name);
  await drop.put('in-ack', name, new TextEncoder().encode(`${JSON.stringify(answer)}\n`));
}
