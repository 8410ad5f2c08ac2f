import type { XmlElement } from '../../xml/index.ts';
import { isDecimal } from '../engine/index.ts';
import type { LeafKind } from './schema.ts';

const ZONE = '(?:Z|[+-]\\d\\d:\\d\\d)?';
const DATE = '-?\\d{4,}-\\d\\d-\\d\\d';
const TIME = '\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?';

/** The lexical forms of XML Schema part 2; blanks around them do not count. */
const FORMS: Readonly<Record<LeafKind, ((text: string) => boolean) | undefined>> = {
  text: undefined,
  decimal: isDecimal,
  date: like(`${DATE}${ZONE}`),
  time: like(`${TIME}${ZONE}`),
  dateTime: like(`${DATE}T${TIME}${ZONE}`),
  boolean: like('(?:true|false|1|0)'),
  base64: like('[A-Za-z0-9+/\\s]*={0,2}'),
};

function like(pattern: string): (text: string) => boolean {
  const form = new RegExp(`^${pattern}$`);
  return (text) => form.test(text);
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether the text of an element is of a kind. */
export function isOfKind(kind: LeafKind, element: XmlElement): boolean {
  const form = FORMS[kind];
  if (form === undefined) return true;
  const value = element.text.trim();
  if (!form(value)) return false;
  return kind === 'date' || kind === 'dateTime' ? isDay(value) : true;
}

function isDay(value: string): boolean {
  const [, year, month, day] = /^-?(\d+)-(\d\d)-(\d\d)/.exec(value)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 && !isLeap ? 28 : (DAYS[month - 1] ?? 0);
  return day >= 1 && day <= last;
}
