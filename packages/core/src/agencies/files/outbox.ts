import { randomBytes } from 'node:crypto';
import { acknowledgement, type Acknowledgement, type AgencyCommand } from '../schema/index.ts';
import { created, found, rejected } from '../outcome.ts';
import type { AgencyIo, Outcome, Receipt } from '../port.ts';
import { formatOf, readRecords, writeRecords } from './codec/file-format.ts';
import { UnreadableFile } from './codec/record.ts';
import type { FilesConfig } from './config.ts';
import type { Drop } from './drop.ts';
import { acknowledgedOtherwise, manifest, manifestOf, type Manifest } from './manifest.ts';
import { quarantine } from './quarantine.ts';

export interface Outbox {
  send(commands: readonly AgencyCommand[]): Promise<readonly Outcome<Receipt>[]>;
  receipt(commandId: string): Promise<Outcome<Receipt | null>>;
}

type OutboxIo = Pick<AgencyIo, 'clock' | 'log'>;

/** What we know of a command that was written: its file, and what the agency said of it. */
interface Written {
  readonly manifest: Manifest;
  readonly answer?: Acknowledgement;
}

/**
 * Commands as files in `out/`. Before a file appears there, its copy and its manifest are in `sent/`: after a crash at any point a repeat finds
 * what was written, and writes no second file of it.
 */
export function outbox(drop: Drop, config: FilesConfig, { clock, log }: OutboxIo): Outbox {
  const manifests = new Map<string, Manifest>();
  const answers = new Map<string, Acknowledgement>();

  async function written(): Promise<ReadonlyMap<string, Written>> {
    await readManifests(drop, manifests);
    await readAnswers(drop, log, manifests, answers);
    const known = new Map<string, Written>();
    // Later files come later by name: of a command that was written again the last file counts.
    for (const [file, each] of [...manifests].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      const answer = answers.get(file);
      for (const id of each.commandIds) known.set(id, { manifest: each, ...(answer && { answer }) });
    }
    return known;
  }

  async function write(commands: readonly AgencyCommand[]): Promise<void> {
    if (commands.length === 0) return;
    const at = clock.now();
    const stamp = at.toISOString().replaceAll(/[-:.]/g, '');
    const file = `commands-${stamp}-${randomBytes(4).toString('hex')}.${config.format}`;
    const bytes = writeRecords(config.format, 'command', commands);
    const each = manifestOf(file, at, bytes, commands);
    await drop.put('sent', file, bytes);
    await drop.put('sent', `${file}.json`, new TextEncoder().encode(`${JSON.stringify(each)}\n`));
    manifests.set(file, each);
    await drop.put('out', file, bytes);
  }

  /** Writes the same bytes under the same name again, where no acknowledgement came in time and the file does not lie there any more. */
  async function writeAgain({ file, at }: Manifest): Promise<void> {
    if (clock.now().getTime() - Date.parse(at) < config.acknowledgeWithinMinutes * 60_000) return;
    const copy = await drop.read('sent', file);
    if (copy !== undefined && (await drop.put('out', file, copy)))
      log.warn({ file }, 'written again: no acknowledgement came');
  }

  return {
    async send(commands) {
      const known = await written();
      // A refused command that comes again was mended by a person.
      const fresh = commands.filter(({ commandId }) => isNew(known.get(commandId), commandId));
      const waiting = commands.flatMap(({ commandId }) => {
        const each = known.get(commandId);
        return each !== undefined && each.answer === undefined ? [each.manifest] : [];
      });
      for (const each of new Set(waiting)) await writeAgain(each);
      await write(fresh);
      return commands.map((command) => {
        const each = known.get(command.commandId);
        return each === undefined || fresh.includes(command)
          ? created({ commandId: command.commandId, state: 'sent' })
          : receiptOf(each, command.commandId);
      });
    },
    async receipt(commandId) {
      const each = (await written()).get(commandId);
      return each === undefined ? found(null) : receiptOf(each, commandId);
    },
  };
}

function isNew(each: Written | undefined, commandId: string): boolean {
  return each === undefined || (each.answer !== undefined && !receiptOf(each, commandId).ok);
}

function receiptOf({ answer, manifest: { file } }: Written, commandId: string): Outcome<Receipt> {
  if (answer === undefined) return found({ commandId, state: 'sent' });
  if (answer.status === 'refused')
    return rejected({
      code: 'AGENCY_REFUSED_FILE',
      message: `The agency used nothing of ${file}: ${answer.reason ?? 'no reason was given'}`.slice(0, 300),
      advice: 'Settle with the agency what was wrong, then send the command again.',
    });
  const result = answer.results.find((each) => each.commandId === commandId);
  if (result?.status === 'refused')
    return rejected({
      code: result.code ?? 'AGENCY_REFUSED',
      message: (result.reason ?? 'The agency refused the command.').slice(0, 300),
      advice: 'Mend what the agency names, then send the command again.',
    });
  return found({
    commandId,
    state: 'acknowledged',
    ...(result?.reference !== undefined && { reference: result.reference }),
  });
}

async function readManifests(drop: Drop, into: Map<string, Manifest>): Promise<void> {
  for (const { name } of await drop.list('sent')) {
    if (!name.endsWith('.json') || into.has(name.slice(0, -5))) continue;
    const bytes = await drop.read('sent', name);
    if (bytes !== undefined) into.set(name.slice(0, -5), manifest.parse(JSON.parse(new TextDecoder().decode(bytes))));
  }
}

/** Reads what is new in `out-ack/`. An acknowledgement that does not fit its file is put aside, and counts as not come. */
async function readAnswers(
  drop: Drop,
  log: AgencyIo['log'],
  manifests: ReadonlyMap<string, Manifest>,
  into: Map<string, Acknowledgement>,
): Promise<void> {
  for (const { name } of await drop.list('out-ack')) {
    const file = name.replace(/\.ack\.[a-z]+$/, '');
    const ours = manifests.get(file);
    if (into.has(file) || ours === undefined || formatOf(name) === undefined) continue;
    const read = await readAnswer(drop, name);
    const wrong = typeof read === 'string' ? read : acknowledgedOtherwise(ours, read);
    if (typeof read !== 'string' && wrong === undefined) into.set(file, read);
    else await quarantine(drop, log, 'out-ack', name, wrong ?? '');
  }
}

/** The acknowledgement, or why there is none. */
async function readAnswer(drop: Drop, name: string): Promise<Acknowledgement | string> {
  const bytes = await drop.read('out-ack', name);
  if (bytes === undefined) return 'it went away';
  try {
    const records = readRecords(name, 'acknowledgement', bytes);
    const parsed = acknowledgement.safeParse(records[0]);
    if (parsed.success && records.length === 1) return parsed.data;
    return `${parsed.error?.issues[0]?.path.join('.') ?? 'records'}: ${parsed.error?.issues[0]?.message ?? 'one is expected'}`;
  } catch (error) {
    if (error instanceof UnreadableFile) return error.message;
    throw error;
  }
}
