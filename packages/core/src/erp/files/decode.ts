import { parse } from 'csv-parse/sync';
import { XMLParser } from 'fast-xml-parser';
import type { z } from 'zod';
import { totalOfMessage } from './edifact.ts';

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  removeNSPrefix: true,
  isArray: (name) => name === 'instalment',
});

/** The record in an answer file, by its extension, or a sentence that says why there is none. */
export function decode<T>(
  shape: z.ZodType<T>,
  name: string,
  text: string,
): { readonly ok: true; readonly record: T } | { readonly ok: false; readonly reason: string } {
  try {
    const parsed = shape.safeParse(raw(name, text.replace(/^\uFEFF/, '')));
    if (parsed.success) return { ok: true, record: parsed.data };
    const [issue] = parsed.error.issues;
    return { ok: false, reason: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not readable'}` };
  } catch {
    return { ok: false, reason: `not well-formed ${name.slice(name.lastIndexOf('.') + 1).toUpperCase()}` };
  }
}

function raw(name: string, text: string): unknown {
  if (name.endsWith('.json')) return JSON.parse(text);
  if (name.endsWith('.edi')) return totalOfMessage(text);
  return name.endsWith('.xml') ? fromXml(text) : fromCsv(text);
}

function fromXml(text: string): unknown {
  if (/<!DOCTYPE/i.test(text)) throw new SyntaxError('no document type is expected');
  const { record } = parser.parse(text, true) as { record?: { instalments?: { instalment?: unknown } } };
  return record?.instalments === undefined ? record : { ...record, instalments: record.instalments.instalment };
}

/** One row; of an invoice in instalments one row each, with `due`, `dueAmount` and `dueOpen`. */
function fromCsv(text: string): unknown {
  const delimiter = (text.split('\n', 1)[0] ?? '').includes(';') ? ';' : ',';
  const rows = parse<Record<string, string>>(text, { columns: true, trim: true, skip_empty_lines: true, delimiter });
  const [first] = rows;
  if (first === undefined) throw new SyntaxError('the file has no row');
  const filled = Object.fromEntries(Object.entries(first).filter(([, value]) => value !== ''));
  if (first['due'] === undefined) return filled;
  return {
    ...filled,
    instalments: rows
      .filter((row) => row['due'] !== '')
      .map((row) => ({ due: row['due'], amount: row['dueAmount'], open: row['dueOpen'] })),
  };
}
