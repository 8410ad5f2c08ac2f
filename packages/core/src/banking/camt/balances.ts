import type { BankBalance, StatementEntry } from '../../model/index.ts';
import type { XmlElement } from '../../xml/index.ts';
import type { Warnings } from '../statement-file.ts';
import { amountIn, signed } from './amount.ts';
import { dayOf } from './day.ts';
import type { CamtReading } from './reading.ts';

interface CodedBalance extends BankBalance {
  readonly code: string;
  readonly currency: string;
}

export interface Balances {
  readonly currency: string;
  readonly opening: BankBalance | undefined;
  readonly closing: BankBalance | undefined;
}

/** Of a statement cut into pages, `ITBD` opens and closes those in between. `PRCD` is the closing balance of the statement before. */
const OPENING = ['OPBD', 'PRCD'];
const CLOSING = ['CLBD'];
const INTERIM = 'ITBD';

/** The booked balances, and the currency of the account. */
export function balancesIn(
  reading: CamtReading,
  statement: XmlElement,
  entries: readonly StatementEntry[],
  {
    timeZone,
    warnings,
    location,
  }: { readonly timeZone: string | undefined; readonly warnings: Warnings; readonly location: string },
): Balances {
  const coded = reading.elements(statement, 'Bal').flatMap((one) => balanceIn(reading, one, timeZone) ?? []);
  const interim = coded.filter(({ code }) => code === INTERIM);
  const opening =
    OPENING.map((code) => coded.find((one) => one.code === code)).find(isThere) ??
    (interim.length > 1 ? interim[0] : undefined);
  const closing = coded.findLast(({ code }) => CLOSING.includes(code)) ?? interim.at(-1);
  const currency =
    reading.text(statement, 'Acct', 'Ccy') ?? (opening ?? closing)?.currency ?? entries[0]?.currency ?? '';
  const foreign = [opening, closing].find((one) => one !== undefined && one.currency !== currency);
  if (foreign !== undefined)
    warnings.add('BALANCE_CURRENCY', location, `A balance is in ${foreign.currency}, the account in ${currency}.`);
  const own = (one: CodedBalance | undefined): BankBalance | undefined =>
    one === undefined || one.currency !== currency ? undefined : withoutCode(one);
  return { currency, opening: own(opening), closing: own(closing) };
}

const isThere = <T>(value: T | undefined): value is T => value !== undefined;

const withoutCode = ({ amount, date }: CodedBalance): BankBalance => ({ amount, ...(date !== undefined && { date }) });

function balanceIn(reading: CamtReading, balance: XmlElement, timeZone: string | undefined): CodedBalance | undefined {
  const code = reading.firstText(balance, 'Tp/CdOrPrtry/Cd', 'Tp/Cd', 'Tp/CdOrPrtry/Prtry', 'Tp/Prtry');
  const money = amountIn(reading, balance, 'Amt');
  const amount = money === undefined ? undefined : signed(money.amount, reading.text(balance, 'CdtDbtInd'));
  if (code === undefined || money === undefined || amount === undefined) return undefined;
  const date = dayOf(reading, reading.element(balance, 'Dt'), timeZone);
  return { code, amount, currency: money.currency, ...(date !== undefined && { date }) };
}
