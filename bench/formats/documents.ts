import { invoiceSyntax, type InvoiceSyntaxId } from '../../packages/core/src/formats/index.ts';
import { Decimal, type Invoice } from '../../packages/core/src/model/index.ts';
import { lawfulInvoice } from '../../packages/core/test/invoices/lawful.ts';

/** A lawful French invoice of so many lines (an even number): the two of the sample again and again, its totals with them. */
export function invoiceOf(count: number): Invoice {
  const base = lawfulInvoice();
  const times = Decimal.of(String(count / 2));
  const netAmounts = base.lines.map(({ netAmount }) => netAmount.times(times));
  const vatBreakdown = base.vatBreakdown.map((row, index) => {
    const more = base.lines[index]!.netAmount.times(times.minus(Decimal.of('1')));
    const taxableAmount = row.taxableAmount.plus(more);
    return {
      ...row,
      taxableAmount,
      taxAmount: taxableAmount.times(row.rate ?? Decimal.ZERO).dividedBy(Decimal.HUNDRED, 2),
    };
  });
  const totalWithoutVat = Decimal.sum(vatBreakdown.map(({ taxableAmount }) => taxableAmount));
  const totalVat = Decimal.sum(vatBreakdown.map(({ taxAmount }) => taxAmount));
  const totalWithVat = totalWithoutVat.plus(totalVat);
  return {
    ...base,
    lines: Array.from({ length: count }, (_, index) => ({ ...base.lines[index % 2]!, identifier: String(index + 1) })),
    vatBreakdown,
    totals: {
      ...base.totals,
      sumOfLineNetAmounts: Decimal.sum(netAmounts),
      totalWithoutVat,
      totalVat,
      totalWithVat,
      amountDueForPayment: totalWithVat,
    },
  };
}

/** The same as a file. */
export function fileOf(invoice: Invoice, syntax: InvoiceSyntaxId): Uint8Array {
  const written = invoiceSyntax(syntax).write(invoice);
  if (!written.ok) throw new Error(JSON.stringify(written.problems));
  return written.value.bytes;
}
