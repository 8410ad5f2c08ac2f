import { Decimal } from '../model/index.ts';
import { apportion } from './apportion.ts';
import { closeDocument } from './close-document.ts';
import type { DocumentDue, IssuedDocument } from './document.ts';
import { payable, vatGroupOf, type Ledger } from './ledger.ts';
import { shareEntry } from './slice.ts';
import { smaller } from './split-refunds.ts';

/** What deposits hold beyond `kept`, as credit notes of deposits (503), the newest deposit first. A deposit is credited once. */
export function creditDeposits(ledger: Ledger, kept: Decimal, decimals: number): DocumentDue[] {
  let excess = Decimal.sum(ledger.deposits.map((deposit) => ledger.depositLeft(deposit))).minus(kept);
  const dues: DocumentDue[] = [];
  for (const deposit of ledger.deposits.toReversed()) {
    if (!excess.isPositive()) break;
    if (ledger.has('creditNote', `deposit-${deposit.part}`)) continue;
    const gross = smaller(excess, payable(deposit));
    dues.push(creditOfDeposit(deposit, gross, decimals));
    excess = excess.minus(gross);
  }
  return dues;
}

function creditOfDeposit(deposit: IssuedDocument, gross: Decimal, decimals: number): DocumentDue {
  const { invoice } = deposit;
  return {
    kind: 'creditNote',
    part: `deposit-${deposit.part}`,
    typeCode: '503',
    ...(gross.equals(payable(deposit)) ? wholeOf(deposit) : shareOf(deposit, gross, decimals)),
    paid: Decimal.ZERO,
    precedes: [{ number: invoice.number, issueDate: invoice.issueDate }],
  };
}

type Figures = Pick<DocumentDue, 'entries' | 'vat' | 'rounding'>;

function wholeOf({ coverage, invoice }: IssuedDocument): Figures {
  return {
    entries: coverage.entries,
    vat: invoice.vatBreakdown.map(vatGroupOf),
    rounding: invoice.totals.roundingAmount ?? Decimal.ZERO,
  };
}

function shareOf({ coverage }: IssuedDocument, gross: Decimal, decimals: number): Figures {
  const { entries: all } = coverage;
  const shares = apportion(
    gross,
    all.map((entry) => entry.gross),
    decimals,
  );
  const entries = all.map((entry, index) => shareEntry(entry, Decimal.ZERO, shares[index] ?? Decimal.ZERO, decimals));
  const {
    entries: closed,
    vat,
    rounding,
  } = closeDocument(
    entries.filter((entry) => entry.gross.isPositive()),
    { before: new Map() },
    decimals,
  );
  return { entries: closed, vat, rounding };
}
