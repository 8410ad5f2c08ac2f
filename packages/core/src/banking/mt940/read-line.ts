import type { Decimal, IsoDate } from '../../model/index.ts';
import { amountOf, dayNear, dayOf } from './values.ts';

/** `:61:` */
export interface StatementLine {
  readonly valueDate: IsoDate;
  readonly bookingDate: IsoDate;
  readonly isDateRepaired: boolean;
  readonly amount: Decimal;
  /** `RC` and `RD`: takes an earlier entry back. */
  readonly isReversal: boolean;
  /** `NTRF` */
  readonly type: string;
  readonly customerReference: string;
  readonly bankReference: string;
  readonly supplement: readonly string[];
}

/**
 * Value date, entry date, mark, third letter of the currency, amount, type, reference of the customer, `//` reference of the bank (SWIFT MT940
 * field 61). Banks leave the entry date blank, break the line before the amount, and write the type with blanks.
 */
const LINE =
  /^(\d{6})(\d{4}|[ ]{4})?(RC|RD|EC|ED|C|D)([A-Z])?\s*(\d{1,15}(?:[.,]\d{0,8})*)(?:([A-Z][A-Z0-9 ]{3}))?([^\n]*)(?:\n([\s\S]*))?$/;

/** Characters of the customer's reference, behind which some banks write the name. */
const REFERENCE_LENGTH = 16;

export function readLine(value: string): StatementLine | undefined {
  const parts = LINE.exec(value);
  if (parts === null) return undefined;
  const [, valued = '', entered, mark = '', , money = '', type = '', rest = '', more = ''] = parts;
  const valueDay = dayOf(valued);
  const amount = amountOf(money);
  if (valueDay === undefined || amount === undefined) return undefined;
  const day = entered === undefined || entered.trim() === '' ? valueDay : dayNear(entered, valueDay.date);
  const { customer, bank, name } = referencesIn(rest);
  return {
    valueDate: valueDay.date,
    bookingDate: day?.date ?? valueDay.date,
    isDateRepaired: valueDay.isRepaired || (day?.isRepaired ?? true),
    amount: isDebit(mark) ? amount.negated() : amount,
    isReversal: mark.startsWith('R'),
    type,
    customerReference: customer,
    bankReference: bank,
    supplement: [name, ...more.split('\n')].map((line) => line.trim()).filter((line) => line !== ''),
  };
}

/** A reversed credit takes money away, a reversed debit brings it back. */
const isDebit = (mark: string): boolean => mark === 'D' || mark === 'ED' || mark === 'RC';

function referencesIn(rest: string): { readonly customer: string; readonly bank: string; readonly name: string } {
  const cut = rest.indexOf('//');
  if (cut >= 0) return { customer: rest.slice(0, cut).trim(), bank: rest.slice(cut + 2).trim(), name: '' };
  const isName = rest.length > REFERENCE_LENGTH && / {2}/.test(rest.slice(0, REFERENCE_LENGTH + 1));
  const end = isName ? REFERENCE_LENGTH : rest.length;
  return { customer: rest.slice(0, end).trim(), bank: '', name: rest.slice(end).trim() };
}
