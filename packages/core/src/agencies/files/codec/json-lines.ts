import { z } from 'zod';
import { jsonRecord, UnreadableFile, type JsonRecord } from './record.ts';

const end = z.strictObject({ end: z.strictObject({ records: z.int().min(0) }) });

/** One record a line, and a last line that says how many: a file that was cut off has none. */
export function writeJsonLines(records: readonly JsonRecord[]): string {
  return [...records, { end: { records: records.length } }].map((record) => `${JSON.stringify(record)}\n`).join('');
}

export function readJsonLines(text: string): readonly JsonRecord[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const last = end.safeParse(parsed(lines.pop() ?? '""', lines.length + 1));
  if (!last.success) throw new UnreadableFile('the last line does not say how many records there are');
  if (last.data.end.records !== lines.length)
    throw new UnreadableFile(`${lines.length} records instead of the ${last.data.end.records} of the last line`);
  return lines.map((line, index) => {
    const record = jsonRecord.safeParse(parsed(line, index + 1));
    if (!record.success) throw new UnreadableFile(`line ${index + 1} is no record`);
    return record.data;
  });
}

function parsed(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new UnreadableFile(`line ${number} is not JSON`);
  }
}
