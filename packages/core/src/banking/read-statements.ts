import { refused, type Result } from '../model/index.ts';
import { readBai } from './bai2/read.ts';
import { looksLikeBai } from './bai2/records.ts';
import { readCamt } from './camt/read.ts';
import { readCfonb } from './cfonb/read.ts';
import { looksLikeCfonb } from './cfonb/record.ts';
import type { CsvOptions } from './csv/options.ts';
import { readCsv } from './csv/read.ts';
import { textOf } from './encoding.ts';
import { looksLikeFields } from './mt940/fields.ts';
import { readMt940 } from './mt940/read.ts';
import { unreadable } from './problem.ts';
import type { StatementFile } from './statement-file.ts';

export interface ReadOptions {
  /** IANA name: where the bank is, for moments that it writes in UTC. */
  readonly timeZone?: string;
  /** What a table does not tell of itself. */
  readonly csv?: CsvOptions;
}

/** A year of a very busy account; XML says the same in more bytes, and has a bound of its own. */
const LARGEST_TEXT = 64 * 1024 * 1024;

/**
 * What a bank's file says, whichever of the formats it is in: that is told by its content, never by its name. A file that can be read in part is read,
 * with warnings that name what is missing; a statement that does not add up says so in its `check`.
 *
 * Problems: `STATEMENT_EMPTY`, `STATEMENT_UNKNOWN`, `STATEMENT_TOO_LARGE`, `STATEMENT_PACKED`, `STATEMENT_DATES_AMBIGUOUS`, `STATEMENT_MALFORMED`,
 * and those of the XML parser (`XML_MALFORMED`, `XML_DOCTYPE`, `XML_TOO_DEEP`, `XML_TOO_LARGE`).
 */
export function readStatements(bytes: Uint8Array, { timeZone, csv }: ReadOptions = {}): Result<StatementFile> {
  if (bytes.every(isBlank)) return refused(EMPTY);
  if (startsWith(bytes, PACKED)) return refused(ZIPPED);
  if (isXml(bytes)) return readCamt(bytes, { timeZone });
  if (bytes.length > LARGEST_TEXT) return refused(TOO_LARGE);
  const text = textOf(bytes);
  if (looksLikeBai(text)) return readBai(text);
  if (looksLikeCfonb(text)) return readCfonb(text);
  if (looksLikeFields(text)) return readMt940(text);
  return readCsv(text, csv);
}

const isBlank = (byte: number): boolean => byte <= 0x20;

/** `PK`: a ZIP archive, in which some banks hand their files over. */
const PACKED = [0x50, 0x4b, 0x03, 0x04];
const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

/** The first character that is no blank, behind a byte order mark if there is one, is `<`. */
function isXml(bytes: Uint8Array): boolean {
  const text = textOf(bytes.subarray(0, 1024)).replace(/^\uFEFF/, '');
  return text.trimStart().startsWith('<');
}

const AGAIN = 'Download the statement from the bank again.';
const EMPTY = unreadable('STATEMENT_EMPTY', 'The file is empty.', AGAIN);
const TOO_LARGE = unreadable(
  'STATEMENT_TOO_LARGE',
  `The file is larger than ${LARGEST_TEXT} bytes.`,
  'Download the statements of fewer days at a time.',
);
const ZIPPED = unreadable(
  'STATEMENT_PACKED',
  'The file is a ZIP archive, not a statement.',
  'Unpack it, and import the files inside.',
);
