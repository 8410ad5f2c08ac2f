import type { AccountView } from '@quittance/core/flow';
import {
  dunningSentence,
  formatDay,
  formatMoney,
  holdSentence,
  itemRows,
  localeOf,
  outlookSentence,
} from '@quittance/core/screens';
import type { ShownDunning } from './contract.ts';
import { TONES, type Reader } from './shown-delivery.ts';
import { textsFor } from './texts.ts';

/** How far the reminders about a document are, what comes next and what stops them, in words; `null` where nothing of it is open. */
export function shownDunningOf(
  { items, holds }: Pick<AccountView, 'items' | 'holds'>,
  documentNumber: string,
  { language, timeZone }: Reader,
): ShownDunning | null {
  const locale = localeOf(language);
  const words = {
    tOr: textsFor(language),
    money: (amount: string, currency: string) => formatMoney(amount, currency, locale),
    day: (day: string) => formatDay(day, locale),
  };
  const rows = itemRows(items, holds, todayIn(timeZone)).filter(({ item }) => item.documentNumber === documentNumber);
  const [first] = rows;
  if (first === undefined) return null;
  return {
    state: first.state,
    word: words.tOr(`receivables.item.state.${first.state}`, first.state),
    tone: TONES[first.colour],
    sentences: rows.map(({ item }) => `${dunningSentence(item, words)} ${outlookSentence(item, words) ?? ''}`.trim()),
    holds: [...new Set(rows.flatMap((row) => row.holds.map((hold) => holdSentence(hold, words))))],
  };
}

/** The calendar day in a time zone; Sweden writes days as ISO 8601 does. */
function todayIn(timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(new Date());
}
