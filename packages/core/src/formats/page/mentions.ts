import type { Invoice, VatBreakdown } from '../../model/index.ts';
import { isCreditNote } from '../ubl/credit-note.ts';
import type { Labels } from './labels/index.ts';

const DEPOSITS: ReadonlySet<string> = new Set(['386', '500']);
const CORRECTIVE: ReadonlySet<string> = new Set(['384', '471', '472', '473']);
const SELF_BILLED: ReadonlySet<string> = new Set(['389', '501', '500', '471', '473', '261', '502']);
const FACTORED: ReadonlySet<string> = new Set(['393', '501', '472', '473', '396', '502']);
/** BT-8: VAT is due when the invoice is issued (option for debits). */
const ON_DEBITS = '3';

/** What the document is called, by its type (BT-3). */
export function titleOf(typeCode: string, { titles }: Labels): string {
  if (typeCode === '503') return titles.depositCreditNote;
  if (isCreditNote(typeCode)) return titles.creditNote;
  if (DEPOSITS.has(typeCode)) return titles.deposit;
  return CORRECTIVE.has(typeCode) ? titles.corrective : titles.invoice;
}

export function isCredit(typeCode: string): boolean {
  return isCreditNote(typeCode);
}

/** Why a row of the VAT summary carries no VAT: the invoice's own words, else those of its code in the language of the page. */
export function exemptionText(row: VatBreakdown, labels: Labels): string | undefined {
  const code = row.exemptionReasonCode?.toUpperCase();
  const texts: Readonly<Record<string, string>> = labels.exemptions;
  const byCode = code === undefined ? undefined : (texts[code] ?? `VATEX ${code.replace(/^VATEX-/, '')}`);
  if (row.exemptionReasonText === undefined)
    return byCode ?? (row.categoryCode === 'O' ? labels.notSubject : undefined);
  // The words of the invoice may be in another language than the page; the code's own text then stands beside them.
  return byCode === undefined || row.exemptionReasonText.includes(byCode) || texts[code ?? ''] === undefined
    ? row.exemptionReasonText
    : `${byCode} – ${row.exemptionReasonText}`;
}

/** Every mention that is no field of its own: what the type and the VAT rules demand, then the notes of the invoice. */
export function mentionsOf(invoice: Invoice, labels: Labels): string[] {
  const texts = (invoice.notes ?? [])
    .filter(({ subjectCode }) => subjectCode !== 'BAR')
    .map(({ subjectCode, text }) => noteText(subjectCode, text, labels));
  const mentions = [
    SELF_BILLED.has(invoice.typeCode) ? labels.selfBilled : undefined,
    FACTORED.has(invoice.typeCode) ? labels.factored : undefined,
    invoice.vatPointDateCode === ON_DEBITS && !texts.includes(labels.debits) ? labels.debits : undefined,
    ...texts,
  ];
  return mentions.filter((mention): mention is string => mention !== undefined && mention.trim() !== '');
}

/** A BAR note steers the platform and is not printed; TXD is a code that stands for words. */
function noteText(subjectCode: string | undefined, text: string, labels: Labels): string {
  return subjectCode === 'TXD' && text === 'MEMBRE_ASSUJETTI_UNIQUE' ? labels.vatGroupMember : text;
}
