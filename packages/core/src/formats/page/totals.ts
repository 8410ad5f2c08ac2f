import type { Decimal, DocumentAllowanceOrCharge } from '../../model/index.ts';
import { exemptionText, isCredit } from './mentions.ts';
import type { Cell, Page } from './page.ts';

/** BG-20, BG-21: discounts and charges of the whole document, in the columns what, VAT rate, amount. */
export function adjustmentRows({ invoice, wording }: Page): readonly (readonly Cell[])[] {
  const { allowance, charge } = wording.labels;
  return [
    ...(invoice.allowances ?? []).map((item) => adjustmentRow(allowance, item, item.amount.negated(), wording)),
    ...(invoice.charges ?? []).map((item) => adjustmentRow(charge, item, item.amount, wording)),
  ];
}

function adjustmentRow(
  label: string,
  { percentage, reason, vatRate }: DocumentAllowanceOrCharge,
  amount: Decimal,
  wording: Page['wording'],
): readonly Cell[] {
  const rate = percentage === undefined ? '' : ` ${wording.rate(percentage)}`;
  return [
    { text: reason === undefined ? label + rate : `${label}${rate} – ${reason}` },
    { text: wording.rate(vatRate) },
    { text: wording.amount(amount) },
  ];
}

/** BG-23 in the columns rate (with the reason why there is none), taxable amount, VAT. */
export function vatRows({ invoice, wording }: Page): readonly (readonly Cell[])[] {
  return invoice.vatBreakdown.map((row) => {
    const reason = exemptionText(row, wording.labels);
    return [
      { text: wording.rate(row.rate), remarks: reason === undefined ? [] : [reason] },
      { text: wording.amount(row.taxableAmount) },
      { text: wording.amount(row.taxAmount) },
    ];
  });
}

/** BT-115: the last line of the document. */
export function dueRow({ invoice, wording }: Page): readonly [label: string, amount: string] {
  const { amountCredited, amountDue } = wording.labels;
  return [
    isCredit(invoice.typeCode) ? amountCredited : amountDue,
    wording.money(invoice.totals.amountDueForPayment, invoice.currencyCode),
  ];
}

/** BG-22 without BT-115. */
export function totalRows({ invoice, wording }: Page): [string, string][] {
  const { labels } = wording;
  const { totals, currencyCode, vatAccountingCurrencyCode } = invoice;
  const adjusted = totals.sumOfAllowances !== undefined || totals.sumOfCharges !== undefined;
  const rows: [string, Decimal | undefined, (string | undefined)?][] = [
    [labels.sumOfLines, adjusted ? totals.sumOfLineNetAmounts : undefined],
    [labels.allowance, totals.sumOfAllowances?.negated()],
    [labels.charge, totals.sumOfCharges],
    [labels.totalWithoutVat, totals.totalWithoutVat],
    [labels.totalVat, totals.totalVat],
    [
      labels.totalVatIn.replace('{currency}', vatAccountingCurrencyCode ?? ''),
      totals.totalVatInAccountingCurrency,
      vatAccountingCurrencyCode,
    ],
    [labels.totalWithVat, totals.totalWithVat],
    [labels.paid, totals.paidAmount?.negated()],
    [labels.rounding, totals.roundingAmount],
  ];
  return rows.flatMap(([label, amount, currency]) =>
    amount === undefined ? [] : [[label, wording.money(amount, currency ?? currencyCode)] as [string, string]],
  );
}
