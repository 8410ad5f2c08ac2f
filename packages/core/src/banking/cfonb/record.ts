import { Decimal, isoDate, type IsoDate } from '../../model/index.ts';

/**
 * A record of 120 characters (CFONB, « Relevé de compte sur support informatique », July 2004). Columns count from 1, as the publication does.
 */
export interface CfonbRecord {
  /** 01 old balance, 04 movement, 05 more of a movement, 07 new balance. */
  readonly type: string;
  readonly text: string;
  /** From 1 on. */
  readonly line: number;
}

/** Columns `from` to `to`, without blanks around them. */
export const column = ({ text }: CfonbRecord, from: number, to: number): string => text.slice(from - 1, to).trim();

const LENGTH = 120;
const TYPES = /^0[1457]/;

/** The records of a text, one a line or all in one; what is none of them is handed back by its line. */
export function recordsIn(text: string): {
  readonly records: readonly CfonbRecord[];
  readonly strange: readonly number[];
} {
  const records: CfonbRecord[] = [];
  const strange: number[] = [];
  for (const [index, line] of linesOf(text).entries()) {
    if (TYPES.test(line)) records.push({ type: line.slice(0, 2), text: line.padEnd(LENGTH), line: index + 1 });
    else if (line.trim() !== '') strange.push(index + 1);
  }
  return { records, strange };
}

function linesOf(text: string): readonly string[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  return lines.flatMap((line) => (line.length > LENGTH && line.length % LENGTH === 0 ? chunks(line) : [line]));
}

const chunks = (line: string): string[] =>
  Array.from({ length: line.length / LENGTH }, (_, index) => line.slice(index * LENGTH, (index + 1) * LENGTH));

export function looksLikeCfonb(text: string): boolean {
  return /^\uFEFF?\s*(?:01|04)\d{5}.{4}\d{5}[A-Z]{3}\d[ \w]/.test(text) && /^\s*\S[^\r\n]{85,}/.test(text);
}

/** The last digit carries the sign: `{` and A to I are 0 to 9 and a plus, `}` and J to R a minus. */
const SIGNED = '{ABCDEFGHI}JKLMNOPQR';

/** 14 characters, the last with the sign, in units of 10^-decimals. Some banks of accented character sets write é and è for { and }. */
export function amountOf(text: string, decimals: string): Decimal | undefined {
  const last = text.at(-1) ?? '';
  const at = SIGNED.indexOf(last === 'é' ? '{' : last === 'è' ? '}' : last);
  const digits = at < 0 ? text : text.slice(0, -1) + String(at % 10);
  if (!/^\d{1,14}$/.test(digits) || !/^\d$/.test(decimals)) return undefined;
  const amount = Decimal.fromUnits(BigInt(digits), Number(decimals));
  return at >= 10 ? amount.negated() : amount;
}

/** `DDMMYY`; 80 to 99 were in the last century. */
export function dayOf(text: string): IsoDate | undefined {
  const parts = /^(\d\d)(\d\d)(\d\d)$/.exec(text);
  if (parts === null) return undefined;
  const [, day = '', month = '', year = ''] = parts;
  const date = isoDate.safeParse(`${Number(year) >= 80 ? '19' : '20'}${year}-${month}-${day}`);
  return date.success ? date.data : undefined;
}
