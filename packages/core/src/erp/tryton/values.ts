import { z } from 'zod';
import { Decimal, type IsoDate } from '../../model/index.ts';

/** Tryton's typed values on the wire (trytond/protocols/jsonrpc.py): money is never a JSON number. */
export function toDecimal(value: Decimal) {
  return { __class__: 'Decimal', decimal: value.toString() } as const;
}

export function toDate(iso: IsoDate) {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  return { __class__: 'date', year, month, day } as const;
}

export function toDateTime(moment: Date) {
  return {
    __class__: 'datetime',
    year: moment.getUTCFullYear(),
    month: moment.getUTCMonth() + 1,
    day: moment.getUTCDate(),
    hour: moment.getUTCHours(),
    minute: moment.getUTCMinutes(),
    second: moment.getUTCSeconds(),
    microsecond: moment.getUTCMilliseconds() * 1000,
  } as const;
}

export const trytonDecimal = z
  .object({ __class__: z.literal('Decimal'), decimal: z.string() })
  .transform(({ decimal }) => Decimal.of(plain(decimal)));

/** SQLite has no booleans: there Tryton answers 0 and 1. */
export const trytonBoolean = z.union([z.boolean(), z.literal(0), z.literal(1)]).transform(Boolean);

export const trytonDate = z
  .object({ __class__: z.literal('date'), year: z.int(), month: z.int(), day: z.int() })
  .transform(({ year, month, day }): IsoDate => `${year}-${two(month)}-${two(day)}`);

export const trytonDateTime = z
  .object({
    __class__: z.literal('datetime'),
    year: z.int(),
    month: z.int(),
    day: z.int(),
    hour: z.int(),
    minute: z.int(),
    second: z.int(),
    microsecond: z.int(),
  })
  .transform(
    ({ year, month, day, hour, minute, second, microsecond }) =>
      new Date(Date.UTC(year, month - 1, day, hour, minute, second, Math.floor(microsecond / 1000))),
  );

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** Python writes a zero of many places as `0E-8`. */
function plain(text: string): string {
  const [mantissa = '', exponent] = text.split('E');
  if (exponent === undefined) return text;
  const digits = mantissa.replace(/^-/, '').replace('.', '');
  const point = (mantissa.replace(/^-/, '').split('.')[0] ?? '').length + Number(exponent);
  const sign = mantissa.startsWith('-') ? '-' : '';
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`.slice(0, 30);
  return (
    sign +
    (point >= digits.length
      ? digits + '0'.repeat(point - digits.length)
      : `${digits.slice(0, point)}.${digits.slice(point)}`)
  );
}
