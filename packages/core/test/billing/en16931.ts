import { Decimal, type Invoice } from '../../src/model/index.ts';

/** Breaches of the arithmetic rules of EN 16931, recomputed from the document alone. `vatSlack`: minor units BT-117 may be off. */
export function breaches(invoice: Invoice, decimals: number, vatSlack = 0): string[] {
  const { totals, lines, allowances = [], charges = [], vatBreakdown } = invoice;
  const zero = Decimal.ZERO;
  const sum = (values: readonly Decimal[]): Decimal => Decimal.sum(values);
  const found: string[] = [];
  const must = (rule: string, holds: boolean): void => void (holds || found.push(rule));
  must('BR-16', lines.length > 0);
  must('BR-CO-10', totals.sumOfLineNetAmounts.equals(sum(lines.map((line) => line.netAmount))));
  must('BR-CO-11', (totals.sumOfAllowances ?? zero).equals(sum(allowances.map(({ amount }) => amount))));
  must('BR-CO-12', (totals.sumOfCharges ?? zero).equals(sum(charges.map(({ amount }) => amount))));
  must(
    'BR-CO-13',
    totals.totalWithoutVat.equals(
      totals.sumOfLineNetAmounts.minus(totals.sumOfAllowances ?? zero).plus(totals.sumOfCharges ?? zero),
    ),
  );
  must('BR-CO-14', (totals.totalVat ?? zero).equals(sum(vatBreakdown.map((group) => group.taxAmount))));
  must('BR-CO-15', totals.totalWithVat.equals(totals.totalWithoutVat.plus(totals.totalVat ?? zero)));
  must(
    'BR-CO-16',
    totals.amountDueForPayment.equals(
      totals.totalWithVat.minus(totals.paidAmount ?? zero).plus(totals.roundingAmount ?? zero),
    ),
  );
  const same =
    (category: string, rate: Decimal | undefined) =>
    (other: { category: string; rate?: Decimal | undefined }): boolean =>
      other.category === category && (other.rate ?? zero).equals(rate ?? zero);
  const keys = new Set<string>();
  for (const group of vatBreakdown) {
    const own = same(group.categoryCode, group.rate);
    const base = sum(
      lines
        .filter((line) => own({ category: line.vat.categoryCode, rate: line.vat.rate }))
        .map((line) => line.netAmount),
    )
      .minus(
        sum(
          allowances
            .filter((each) => own({ category: each.vatCategoryCode, rate: each.vatRate }))
            .map(({ amount }) => amount),
        ),
      )
      .plus(
        sum(
          charges
            .filter((each) => own({ category: each.vatCategoryCode, rate: each.vatRate }))
            .map(({ amount }) => amount),
        ),
      );
    must(`BR-${group.categoryCode}-08`, group.taxableAmount.equals(base));
    const vat = group.taxableAmount.times(group.rate ?? zero).dividedBy(Decimal.HUNDRED, decimals);
    must(
      'BR-CO-17',
      !group.taxAmount
        .minus(vat)
        .abs()
        .greaterThan(Decimal.fromUnits(BigInt(vatSlack), decimals)),
    );
    const key = `${group.categoryCode}-${(group.rate ?? zero).trimmed().toString()}`;
    must(`BR-${group.categoryCode}-01`, !keys.has(key));
    keys.add(key);
  }
  must('BR-CO-18', vatBreakdown.length > 0);
  const { totalVatInAccountingCurrency: _other, ...own } = totals;
  const amounts = [
    ...Object.values(own),
    ...vatBreakdown.flatMap((group) => [group.taxableAmount, group.taxAmount]),
    ...lines.map((line) => line.netAmount),
  ];
  must(
    'BR-DEC',
    amounts.every((amount) => amount === undefined || amount.trimmed().scale <= decimals),
  );
  must(
    'BR-27',
    lines.every((line) => !line.price.netPrice.isNegative() && line.price.netPrice.trimmed().scale <= 6),
  );
  must(
    'BR-CO-04',
    lines.every((line) => vatBreakdown.some((group) => group.categoryCode === line.vat.categoryCode)),
  );
  must(
    'BR-24',
    lines.every((line) => line.invoicedQuantity.isPositive()),
  );
  must(
    'PEPPOL-EN16931-R120',
    lines.every((line) => {
      const gross = line.price.netPrice
        .times(line.invoicedQuantity)
        .dividedBy(line.price.baseQuantity ?? Decimal.ONE, decimals);
      return gross.minus(sum((line.allowances ?? []).map(({ amount }) => amount))).equals(line.netAmount);
    }),
  );
  return found;
}
