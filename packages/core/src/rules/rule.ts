import type {
  DocumentAllowanceOrCharge,
  Invoice,
  InvoiceLine,
  InvoiceNote,
  LineAllowanceOrCharge,
  PrecedingInvoiceReference,
  VatBreakdown,
  VatCategoryCode,
} from '../model/index.ts';
import type { Facts } from './facts.ts';
import type { Advice, Severity } from './finding.ts';

/** The parts of an invoice that rules are about. */
export interface Scopes {
  invoice: Invoice;
  note: InvoiceNote;
  preceding: PrecedingInvoiceReference;
  allowance: DocumentAllowanceOrCharge;
  charge: DocumentAllowanceOrCharge;
  vat: VatBreakdown;
  line: InvoiceLine;
  'line-allowance': LineAllowanceOrCharge;
  'line-charge': LineAllowanceOrCharge;
}
export type Scope = keyof Scopes;

/** One row of a rule table. */
export interface Rule<S extends Scope = Scope> {
  readonly id: string;
  readonly scope: S;
  /** The rule is about this VAT category alone: it is asked where the item, or for `invoice` anything in it, has the category. */
  readonly category?: VatCategoryCode;
  /** Path of the field within the scope. */
  readonly at: string;
  readonly terms: readonly string[];
  readonly message: string;
  readonly advice: Advice;
  /** `fatal` unless said otherwise. */
  readonly severity?: Severity;
  holds(item: Scopes[S], facts: Facts): boolean;
  /** The example: an edit of a lawful invoice, whose sales are of category `of` (standard rated unless said otherwise), that breaks the rule. */
  readonly example: { readonly of?: VatCategoryCode; breaks(draft: Invoice): void };
}

/** Types a row by its scope; the table then holds rows of every scope. */
export const rule = <S extends Scope>(row: Rule<S>): Rule => row;

/** A text that says something. */
export const filled = (text: string | undefined): boolean => text !== undefined && text.trim() !== '';

/** The first item of a list that an example knows to be there. */
export function first<Item>(list: readonly Item[] | undefined): Item {
  const item = list?.[0];
  if (item === undefined) throw new RangeError('The example has no such item');
  return item;
}
