import { readCsv, writeCsv } from './csv.ts';
import { readJsonLines, writeJsonLines } from './json-lines.ts';
import { jsonRecord, UnreadableFile, type JsonRecord, type RecordName } from './record.ts';
import { readXml, writeXml } from './xml.ts';

/** The syntaxes of files; a file's name ends in its own. */
export const FILE_FORMATS = ['csv', 'xml', 'jsonl'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** The bytes of a file of records. Records may be values of the schema: decimals and the like travel as their JSON. */
export function writeRecords(format: FileFormat, name: RecordName, records: readonly object[]): Uint8Array {
  const plain = records.map((record) => jsonRecord.parse(JSON.parse(JSON.stringify(record))));
  return new TextEncoder().encode(WRITERS[format](name, plain));
}

const WRITERS: Readonly<Record<FileFormat, (name: RecordName, records: readonly JsonRecord[]) => string>> = {
  csv: writeCsv,
  xml: writeXml,
  jsonl: (_name, records) => writeJsonLines(records),
};

/** The records of a file, by the end of its name; throws {@link UnreadableFile} with the reason. */
export function readRecords(file: string, name: RecordName, bytes: Uint8Array): readonly JsonRecord[] {
  const format = formatOf(file);
  if (format === undefined) throw new UnreadableFile('its name ends in none of .csv, .xml, .jsonl');
  return format === 'xml' ? readXml(name, bytes) : TEXT_READERS[format](name, utf8(bytes));
}

const TEXT_READERS = {
  csv: readCsv,
  jsonl: (_name: RecordName, text: string) => readJsonLines(text),
} as const;

export function formatOf(file: string): FileFormat | undefined {
  return FILE_FORMATS.find((format) => file.endsWith(`.${format}`));
}

function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableFile('not UTF-8');
  }
}
