import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { valueOf, type FieldKinds } from './field-kinds.ts';
import {
  isRecord,
  isRecords,
  isScalar,
  kindsOf,
  UnreadableFile,
  type JsonRecord,
  type JsonValue,
  type RecordName,
  type Scalar,
} from './record.ts';

type Row = Readonly<Record<string, string>>;

/**
 * A table: the first column says what a row is. A record has one row whose columns are the paths of its members (`payload.case.debtor.name`);
 * each member of an array follows in a row of its own, named by the array's path, with its members behind the array's last name
 * (`items.itemId`). The last row, `end`, says in `recordCount` how many
 * records there are.
 */
export function writeCsv(name: RecordName, records: readonly JsonRecord[]): string {
  const rows = [
    ...records.flatMap((record) => rowsOf(name, record)),
    { record: 'end', recordCount: String(records.length) },
  ];
  const columns = [...new Set(['record', 'recordCount', ...rows.flatMap((row) => Object.keys(row))])];
  const cells = rows.map((row: Row) => columns.map((column) => row[column] ?? ''));
  return stringify([columns, ...cells], { record_delimiter: '\r\n', quoted_match: /^\s|\s$/ });
}

function rowsOf(name: RecordName, record: JsonRecord): readonly Row[] {
  const arrays: Row[] = [];
  const head: Row = { record: name, ...cellsOf('', record, arrays) };
  return [head, ...arrays];
}

/** The cells of what is plain, by path; what are records of their own is added to `arrays`. */
function cellsOf(prefix: string, record: JsonRecord, arrays: Row[]): Row {
  const cells: Record<string, string> = {};
  for (const [member, value] of Object.entries(record)) {
    const path = prefix === '' ? member : `${prefix}.${member}`;
    if (isRecords(value) && value.length > 0) {
      for (const each of value) arrays.push({ record: path, ...cellsOf(member, each, arrays) });
    } else if (isRecord(value)) Object.assign(cells, cellsOf(path, value, arrays));
    else if (isScalar(value)) cells[path] = safeCell(value);
    else if (value.length > 0) cells[path] = value.filter(isScalar).join('|');
  }
  return cells;
}

/** A spreadsheet runs a cell that starts like a formula: an apostrophe makes it text (OWASP CSV injection). Numbers keep their sign. */
function safeCell(value: Scalar): string {
  const text = value.toString();
  return /^[=+\-@'\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
}

function plainCell(cell: string): string {
  return /^'[=+\-@'\t\r]/.test(cell) ? cell.slice(1) : cell;
}

export function readCsv(name: RecordName, text: string): readonly JsonRecord[] {
  const rows = tableOf(text);
  const last = rows.pop();
  if (last?.['record'] !== 'end') throw new UnreadableFile('the last row is not end');
  const records: Growing[] = [];
  const kinds = kindsOf(name);
  for (const row of rows) {
    if (row['record'] === name) records.push(recordOf(row, '', kinds));
    else addMember(records.at(-1), row, kinds);
  }
  if (last['recordCount'] !== String(records.length))
    throw new UnreadableFile(
      `${records.length} records instead of the ${last['recordCount'] ?? 'unknown number'} of the last row`,
    );
  return records.map((record) => withPayload(record, kinds));
}

function tableOf(text: string): Row[] {
  const delimiter = (text.split('\n', 1)[0] ?? '').includes(';') ? ';' : ',';
  try {
    return parse<Record<string, string>>(text, { columns: pathsOf, skip_empty_lines: true, delimiter, bom: true });
  } catch (error) {
    throw error instanceof UnreadableFile ? error : new UnreadableFile('not well-formed CSV');
  }
}

/** A column is a path of plain names: one like `__proto__` would reach where no file may write. */
function pathsOf(columns: readonly string[]): string[] {
  const wrong = columns.findIndex((column) => !/^[A-Za-z][A-Za-z0-9]*(\.[A-Za-z][A-Za-z0-9]*)*$/.test(column));
  if (wrong >= 0) throw new UnreadableFile(`column ${wrong + 1} has no name of the schema`);
  return [...columns];
}

interface Growing {
  [name: string]: JsonValue | Growing;
}

/** The record of a row; of a member of an array, the columns behind `name`. An empty cell is no value. */
function recordOf(row: Row, name: string, kinds: FieldKinds): Growing {
  const record: Growing = {};
  for (const [column, cell] of Object.entries(row)) {
    const [first, ...others] = column.split('.');
    const path = name === '' ? [first ?? '', ...others] : first === name ? others : [];
    if (cell === '' || path.length === 0 || column === 'record' || column === 'recordCount') continue;
    set(record, path, valueOf(kinds.get(path.at(-1) ?? ''), plainCell(cell)));
  }
  return record;
}

function set(record: Growing, path: readonly string[], value: JsonValue): void {
  const parent = parentOf(record, path);
  parent[path.at(-1) ?? ''] = value;
}

/** The object that holds the last step of a path, made where it is not there. */
function parentOf(record: Growing, path: readonly string[]): Growing {
  let parent = record;
  for (const step of path.slice(0, -1)) {
    const next = parent[step];
    parent = isGrowing(next) ? next : (parent[step] = {});
  }
  return parent;
}

function isGrowing(value: JsonValue | Growing | undefined): value is Growing {
  return typeof value === 'object' && !Array.isArray(value);
}

function addMember(record: Growing | undefined, row: Row, kinds: FieldKinds): void {
  const path = (row['record'] ?? '').split('.');
  const name = path.at(-1) ?? '';
  if (record === undefined || kinds.get(name) !== 'records')
    throw new UnreadableFile(`a row is ${(row['record'] ?? '').slice(0, 60)}, which is nothing of this file`);
  const parent = parentOf(record, path);
  const members = parent[name];
  parent[name] = [...(Array.isArray(members) ? members : []), recordOf(row, name, kinds)];
}

/** An empty object has no cell: a command or event that says no more than its type has a payload all the same. */
function withPayload(record: Growing, kinds: FieldKinds): JsonRecord {
  return kinds.get('payload') === 'object' && record['payload'] === undefined ? { ...record, payload: {} } : record;
}
