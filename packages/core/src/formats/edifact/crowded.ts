import type { Invoice, Problem } from '../../model/index.ts';

/** How often what repeats may occur in INVOIC D.96A, as far as an invoice could have more. */
const MOST = {
  /** SG50: TAX behind UNS. */
  vatBreakdown: 10,
  /** SG38: ALC of a line. */
  lineAllowancesAndCharges: 15,
  /** FTX of the document. */
  texts: 99,
  /** FII of the seller. */
  accounts: 5,
  /** SG1: RFF of the document, which has ten of its own. */
  precedingInvoices: 89,
} as const;

/** `EDIFACT_NO_ROOM` for everything that D.96A has no room for and that must not be left out. */
export function crowded(invoice: Invoice): readonly Problem[] {
  const { vatBreakdown, lines, notes = [], supportingDocuments = [], precedingInvoiceReferences = [] } = invoice;
  const texts = notes.length + supportingDocuments.length + vatBreakdown.length + 3;
  return [
    ...tooMany('vatBreakdown', vatBreakdown.length, MOST.vatBreakdown),
    ...tooMany('notes', texts, MOST.texts),
    ...tooMany('precedingInvoiceReferences', precedingInvoiceReferences.length, MOST.precedingInvoices),
    ...tooMany(
      'paymentInstructions.creditTransfers',
      invoice.paymentInstructions?.creditTransfers?.length ?? 0,
      MOST.accounts,
    ),
    ...lines.flatMap(({ allowances = [], charges = [] }, index) =>
      tooMany(`lines[${index}].allowances`, allowances.length + charges.length, MOST.lineAllowancesAndCharges),
    ),
  ];
}

function tooMany(field: string, there: number, most: number): readonly Problem[] {
  if (there <= most) return [];
  return [
    {
      code: 'EDIFACT_NO_ROOM',
      message: `INVOIC D.96A has room for ${most} of these; there are ${there}.`,
      advice: 'Send the invoice in another format, for example the EDIFACT binding of EN 16931.',
      retry: 'after-fix',
      field,
    },
  ];
}
