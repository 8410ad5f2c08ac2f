import type { IsoDate } from '../model/index.ts';
import { openOf, totalsOf } from './case-totals.ts';
import type { AgencyCase } from './schema/index.ts';

/** From which day an agency is live, and what happens to what was due before. */
export interface KeyDate {
  readonly liveFrom: IsoDate;
  /** `stay`: items due before that day stay with us; `migrate`: they go too. */
  readonly dueBefore: 'stay' | 'migrate';
}

export type KeyDateDecision =
  /** The case as it goes; `staying` names the items left out of it. */
  | { readonly goes: true; readonly case: AgencyCase; readonly staying: readonly string[] }
  | { readonly goes: false; readonly code: 'NOT_LIVE_YET' | 'DUE_BEFORE_KEY_DATE'; readonly message: string };

/** What the key date lets through of a case. Fees, interest and credits stay with the invoice they are for. */
export function onKeyDate(agencyCase: AgencyCase, { liveFrom, dueBefore }: KeyDate, today: IsoDate): KeyDateDecision {
  if (today < liveFrom)
    return { goes: false, code: 'NOT_LIVE_YET', message: `The agency is live from ${liveFrom} on.` };
  if (dueBefore === 'migrate') return { goes: true, case: agencyCase, staying: [] };
  const old = new Set(
    agencyCase.items
      .filter(({ kind, due }) => kind === 'principal' && due < liveFrom)
      .map(({ invoiceNo }) => invoiceNo),
  );
  const stays = ({ invoiceNo, kind, due }: AgencyCase['items'][number]) =>
    old.has(invoiceNo) || (kind !== 'principal' && !isPrincipalOf(agencyCase, invoiceNo) && due < liveFrom);
  const items = agencyCase.items.filter((item) => !stays(item));
  const totals = totalsOf(items);
  if (items.length === 0 || !openOf(totals).isPositive() || totals.principal.isNegative())
    return { goes: false, code: 'DUE_BEFORE_KEY_DATE', message: `All of it was due before ${liveFrom}, and stays.` };
  const staying = agencyCase.items.filter(stays).map(({ itemId }) => itemId);
  return { goes: true, case: { ...agencyCase, items, totals }, staying };
}

function isPrincipalOf({ items }: AgencyCase, number: string): boolean {
  return items.some(({ kind, invoiceNo }) => kind === 'principal' && invoiceNo === number);
}
