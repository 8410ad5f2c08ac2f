import type { Invoice } from '../../src/model/index.ts';

/** The invoice as EDIFACT can tell it: each account once, and every classification of a list that has a code of three characters. */
export function settledForEdifact(invoice: Invoice, list: string): Invoice {
  const { paymentInstructions, lines } = invoice;
  const creditTransfers = paymentInstructions?.creditTransfers?.map((transfer, index) => ({
    ...transfer,
    paymentAccountIdentifier: `${index}${transfer.paymentAccountIdentifier}`,
  }));
  return {
    ...invoice,
    ...(paymentInstructions && {
      paymentInstructions: { ...paymentInstructions, ...(creditTransfers && { creditTransfers }) },
    }),
    lines: lines.map((line) => ({
      ...line,
      item: {
        ...line.item,
        classificationIdentifiers: line.item.classificationIdentifiers?.map((each) => ({ ...each, scheme: list })),
      },
    })),
  };
}
