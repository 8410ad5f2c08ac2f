/** A logical record: its fields with those of the continuations behind it. */
export interface BaiRecord {
  /** 01 file, 02 group, 03 account, 16 transaction, 49, 98 and 99 their ends. */
  readonly code: string;
  readonly fields: readonly string[];
  /** Where the fields of each continuation begin. */
  readonly continued: readonly number[];
  /** Physical records it is made of. */
  readonly size: number;
  /** From 1 on. */
  readonly line: number;
}

const START = /^\s*(01|02|03|16|49|88|98|99),/;
/** Some write several records into one line; a slash with a blank behind it ends them too. */
const BETWEEN = /\/[ \t]+(?=(?:01|02|03|16|49|88|98|99),)/;

/** The records of a BAI2 file (BAI Cash Management Balance Reporting Specifications, version 2). */
export function recordsIn(text: string): readonly BaiRecord[] {
  const records: { code: string; fields: string[]; continued: number[]; size: number; line: number }[] = [];
  for (const { content, line } of physicalRecords(text)) {
    const code = START.exec(content)?.[1] ?? '';
    const fields = fieldsOf(content.replace(START, ''));
    const last = records.at(-1);
    if (code !== '88' || last === undefined) records.push({ code, fields, continued: [], size: 1, line });
    else {
      last.continued.push(last.fields.length);
      for (const field of fields) last.fields.push(field);
      last.size += 1;
    }
  }
  return records;
}

interface Physical {
  readonly content: string;
  readonly line: number;
}

/** A line that begins no record goes on with the one before. */
function physicalRecords(text: string): readonly Physical[] {
  const found: { content: string; line: number }[] = [];
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    for (const piece of line.split(BETWEEN)) {
      const last = found.at(-1);
      if (START.test(piece)) found.push({ content: piece.trim(), line: index + 1 });
      else if (last !== undefined && piece.trim() !== '' && last.content.length < LONGEST)
        last.content += ` ${piece.trim()}`;
    }
  }
  return found;
}

/** No record is so long, and texts that grow line by line cost time. */
const LONGEST = 20_000;

const fieldsOf = (content: string): string[] => content.replace(/\/\s*$/, '').split(',');

export function looksLikeBai(text: string): boolean {
  return /^\uFEFF?\s*01,[^,\r\n]*,[^,\r\n]*,\d{6},\d{0,4},/.test(text);
}
