import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Answer, SimulatedAgency } from './agency.ts';
import { objectAt, objectsAt, textAt, type JsonObject } from './json.ts';
import { textOf, unitsOf } from './money.ts';
import { readCommands, writeFile as fileOf, type OfficeFormat } from './office-files.ts';

export interface OfficeOptions {
  readonly agency: SimulatedAgency;
  /** The shared folder, as the agency sees it. */
  readonly folder: string;
  /** What it writes. */
  readonly format: OfficeFormat;
}

export interface Office {
  /** One round: takes the files of `out/`, acknowledges them, and leaves new events and the balances in `in/`. */
  work(): Promise<void>;
}

/** The simulated agency with a shared folder: no more than a job that runs now and then. */
export function simulatedOffice({ agency, folder, format }: OfficeOptions): Office {
  let told = 0;
  let files = 0;
  const at = (place: string, name = '') => join(folder, place, name);

  async function leave(place: string, name: string, text: string): Promise<void> {
    await writeFile(at(place, `.${name}.tmp`), text);
    await rename(at(place, `.${name}.tmp`), at(place, name));
  }

  async function take(name: string): Promise<void> {
    const bytes = await readFile(at('out', name));
    const commands = readCommands(formatOf(name), bytes.toString('utf8'));
    const answers = commands?.map((command) => ({ command, answer: agency.take(command) })) ?? [];
    await rm(at('out', name));
    // Where the answer is to be lost, no acknowledgement is left; the creditor sends the file again, and has one then.
    if (answers.some(({ answer }) => answer.status === 'taken' && answer.lost)) return;
    const acknowledged = acknowledgementOf(name, bytes, commands, answers);
    await leave('out-ack', `${name}.ack.${format}`, fileOf(format, 'acknowledgement', [acknowledged]));
  }

  return {
    async work() {
      for (const place of ['out', 'out-ack', 'in']) await mkdir(at(place), { recursive: true });
      const waiting = (await readdir(at('out'))).filter((name) => name.startsWith('commands-')).toSorted();
      for (const name of waiting) await take(name);
      const { events, next } = agency.events(told, 10_000);
      told = next;
      files += 1;
      const number = String(files).padStart(6, '0');
      if (events.length > 0) await leave('in', `events-${number}.${format}`, fileOf(format, 'event', events));
      await leave('in', `balances-${number}.${format}`, fileOf(format, 'balance', agency.balances()));
    },
  };
}

function formatOf(name: string): OfficeFormat {
  return name.endsWith('.csv') ? 'csv' : name.endsWith('.xml') ? 'xml' : 'jsonl';
}

function acknowledgementOf(
  file: string,
  bytes: Buffer,
  commands: readonly JsonObject[] | undefined,
  answers: readonly { readonly command: JsonObject; readonly answer: Answer }[],
): JsonObject {
  const head = { schemaVersion: '1.0', file, sha256: createHash('sha256').update(bytes).digest('hex') };
  if (commands === undefined)
    return { ...head, records: 0, status: 'refused', reason: 'The file cannot be read.', totals: [], results: [] };
  return {
    ...head,
    records: commands.length,
    status: 'taken',
    totals: openSums(commands),
    results: answers.map(({ answer }) => resultOf(answer)),
  };
}

function resultOf(answer: Answer): JsonObject {
  const { commandId, status, reference } = answer;
  const refusal = answer.status === 'refused' ? { code: answer.code, reason: answer.reason } : {};
  return { commandId, status, ...(reference !== undefined && { reference }), ...refusal };
}

/** Open sums of the cases in the file, as read: item by item, credits taken away. */
function openSums(commands: readonly JsonObject[]): readonly JsonObject[] {
  const sums = new Map<string, bigint>();
  for (const { payload } of commands) {
    const submitted = objectAt(payload, 'case');
    const open = objectsAt(submitted, 'items').reduce(
      (sum, item) => sum + (item['kind'] === 'credit' ? -1n : 1n) * (unitsOf(item['open']) ?? 0n),
      0n,
    );
    const currency = textAt(submitted, 'currency');
    if (currency !== '') sums.set(currency, (sums.get(currency) ?? 0n) + open);
  }
  return [...sums].map(([currency, open]) => ({ currency, open: textOf(open) }));
}
