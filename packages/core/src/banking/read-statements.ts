import { refused, type Result } from '../model/index.ts';
import { readCamt } from './camt/read.ts';
import { textOf } from './encoding.ts';
import { looksLikeFields } from './mt940/fields.ts';
import { readMt940 } from './mt940/read.ts';
import { unreadable } from './problem.ts';
import type { StatementFile } from './statement-file.ts';

export interface ReadOptions {
  readonly timeZone?: string;
}
export function readStatements(bytes: Uint8Array, options: ReadOptions = {}): Result<StatementFile> {
  const start = new TextDecoder().decode(bytes.subarray(0,200)).trimStart();
  if (start.startsWith('<') || start.startsWith('\uFEFF<')) return readCamt(bytes, options);
  const text = textOf(bytes);
  if (looksLikeFields(text)) return readMt940(text);
  return refused(unreadable('STATEMENT_UNKNOWN', 'no', 'no'));
}
