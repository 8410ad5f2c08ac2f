import { parse } from 'csv-parse/sync';
import { XMLParser } from 'fast-xml-parser';
import { isObject, plainText, type Json, type JsonObject } from './json.ts';

/** How the simulated agency reads and writes files: by the published layouts, with nothing of the product's own reader and writer. */
export type OfficeFormat = 'csv' | 'xml' | 'jsonl';

const WHOLE = new Set(['seq', 'version', 'level', 'records']);
/** `instalments` is a yes or no in what an agency may do. */
const YES_NO = new Set([
  'instalments',
  'phone',
  'visit',
  'court',
  'disputed',
  'obligationFulfilled',
  'insolvent',
  'approved',
  'confirmed',
]);
const LISTS = new Set(['items', 'addresses', 'contacts', 'documents']);

/** The commands of a file, or `undefined` when it cannot be read. */
export function readCommands(format: OfficeFormat, text: string): readonly JsonObject[] | undefined {
  try {
    return format === 'jsonl' ? fromLines(text) : format === 'xml' ? fromXml(text) : fromCsv(text);
  } catch {
    return undefined;
  }
}

function fromLines(text: string): readonly JsonObject[] | undefined {
  const lines = text
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  const last = lines.pop();
  const count = isObject(last) && isObject(last['end']) ? last['end']['records'] : undefined;
  return count === lines.length && lines.every(isObject) ? lines : undefined;
}

function fromXml(text: string): readonly JsonObject[] | undefined {
  const parser = new XMLParser({
    ignoreAttributes: false,
    parseTagValue: false,
    trimValues: false,
    isArray: (name) => name === 'command' || name === 'entry',
  });
  const read: unknown = parser.parse(text, true);
  const root = isObject(read) ? read['commands'] : undefined;
  if (!isObject(root)) return undefined;
  const commands = Array.isArray(root['command']) ? root['command'].filter(isObject) : [];
  return root['@_records'] === String(commands.length) ? commands.map((command) => typed(command)) : undefined;
}

/** The values that elements stand for. */
function typed(node: JsonObject): JsonObject {
  const members = Object.entries(node).filter(([name]) => name !== '#text');
  return Object.fromEntries(members.map(([name, value]) => [name, valueAt(name, value)]));
}

function valueAt(name: string, value: Json): Json {
  if (LISTS.has(name) && isObject(value))
    return (Array.isArray(value['entry']) ? value['entry'] : []).filter(isObject).map(typed);
  if (name === 'documentIds' && isObject(value)) return value['entry'] ?? [];
  if (name === 'payload' && value === '') return {};
  if (isObject(value)) return typed(value);
  return plain(name, value);
}

function plain(name: string, value: Json): Json {
  if (WHOLE.has(name)) return Number(value);
  return YES_NO.has(name) && (value === 'true' || value === 'false') ? value === 'true' : value;
}

interface Draft {
  [name: string]: Json | Draft | Draft[];
}

function fromCsv(text: string): readonly JsonObject[] | undefined {
  const rows = parse<Record<string, string>>(text, { columns: true });
  const commands: Draft[] = [];
  for (const { record = '', recordCount, ...cells } of rows) {
    if (record === 'end')
      return recordCount === String(commands.length) ? (commands as readonly JsonObject[]) : undefined;
    if (record === 'command') commands.push(nested(cells, ''));
    else {
      const steps = record.split('.');
      const last = steps.pop() ?? '';
      const holder = steps.reduce<Draft>((at, step) => draftAt(at, step), commands.at(-1) ?? {});
      const members = holder[last];
      holder[last] = [...(Array.isArray(members) ? (members as Draft[]) : []), nested(cells, `${last}.`)];
    }
  }
  return undefined;
}

function nested(cells: Readonly<Record<string, string>>, prefix: string): Draft {
  const draft: Draft = prefix === '' ? { payload: {} } : {};
  for (const [column, cell] of Object.entries(cells)) {
    if (cell === '' || !column.startsWith(prefix)) continue;
    const steps = column.slice(prefix.length).split('.');
    const last = steps.pop() ?? '';
    const text = /^'[=+\-@'\t\r]/.test(cell) ? cell.slice(1) : cell;
    steps.reduce<Draft>((at, step) => draftAt(at, step), draft)[last] =
      last === 'documentIds' ? text.split('|') : plain(last, text);
  }
  return draft;
}

function draftAt(at: Draft, step: string): Draft {
  const known = at[step];
  if (typeof known === 'object' && known !== null && !Array.isArray(known)) return known as Draft;
  const made: Draft = {};
  at[step] = made;
  return made;
}

/** A file of events, balances or one acknowledgement. */
export function writeFile(
  format: OfficeFormat,
  name: 'event' | 'balance' | 'acknowledgement',
  records: readonly JsonObject[],
): string {
  if (format === 'jsonl')
    return [...records, { end: { records: records.length } }].map((record) => `${JSON.stringify(record)}\n`).join('');
  if (format === 'xml')
    return `<?xml version="1.0"?><${name}s xmlns="urn:quittance:collections:1" records="${records.length}">${records.map((record) => tag(name, record)).join('')}</${name}s>`;
  const rows = records.flatMap((record) => [...rowsOf(name, record)]);
  const columns = [...new Set(['record', 'recordCount', ...rows.flatMap(([row]) => Object.keys(row))])];
  const body = [...rows.map(([row]) => row), { record: 'end', recordCount: String(records.length) }];
  return [columns, ...body.map((row: Readonly<Record<string, string>>) => columns.map((column) => row[column] ?? ''))]
    .map((cells) => `${cells.map(quoted).join(';')}\n`)
    .join('');
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

function tag(name: string, value: Json): string {
  if (Array.isArray(value)) return `<${name}>${value.map((member: Json) => tag('entry', member)).join('')}</${name}>`;
  if (isObject(value))
    return `<${name}>${Object.entries(value)
      .map(([member, each]) => tag(member, each))
      .join('')}</${name}>`;
  const text = plainText(value).replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<${name}>${text}</${name}>`;
}

function* rowsOf(name: string, record: JsonObject): Generator<readonly [Readonly<Record<string, string>>]> {
  const head: Record<string, string> = { record: name };
  const behind: (readonly [Record<string, string>])[] = [];
  const walk = (at: JsonObject, path: string, cells: Record<string, string>) => {
    for (const [member, value] of Object.entries(at)) {
      const column = `${path}${member}`;
      if (Array.isArray(value) && value.some(isObject)) {
        for (const each of value.filter(isObject)) {
          const row: Record<string, string> = { record: column };
          walk(each, `${member}.`, row);
          behind.push([row]);
        }
      } else if (isObject(value)) walk(value, `${column}.`, cells);
      else if (value !== null && !Array.isArray(value)) cells[column] = plainText(value);
    }
  };
  walk(record, '', head);
  yield [head];
  yield* behind;
}
