import type { DraftDocument } from '../../billing/index.ts';
import { claiming, E_INVOICE_FORMATS, type ProfileId } from '../../formats/index.ts';
import type { EInvoiceFormat, InvoiceNote } from '../../model/index.ts';

type Content = DraftDocument['content'];

/** The document as it reads in its format: BT-24 and, where the profile has one of its own, BT-23, and what the profile takes otherwise. */
export function inFormat(content: Content, format: EInvoiceFormat): Content {
  const { profile } = E_INVOICE_FORMATS[format];
  return FITS[profile]?.(content) ?? claiming(content, profile);
}

const FITS: Partial<Readonly<Record<ProfileId, (content: Content) => Content>>> = {
  peppol: (content) => forPeppol(withUnknownCard(withOperation(content, claiming(content, 'peppol')))),
  xrechnung: (content) => withUnknownCard(withOperation(content, claiming(content, 'xrechnung'))),
};

/** The French category of operation is a compulsory mention (decree 2022-1299), also where BT-23 says something else. */
const OPERATIONS: Readonly<Record<string, string>> = {
  B: 'Catégorie de l’opération : livraison de biens',
  S: 'Catégorie de l’opération : prestation de services',
  M: 'Catégorie de l’opération : livraison de biens et prestation de services',
};

function withOperation({ processControl }: Content, claimed: Content): Content {
  const text = OPERATIONS[processControl.businessProcessType?.charAt(0) ?? ''];
  return text === undefined ? claimed : { ...claimed, notes: [...(claimed.notes ?? []), { text }] };
}

/** A card whose number we do not know is a means agreed between the parties (BR-DE-24-a): no shop is told the number of a card. */
function withUnknownCard(content: Content): Content {
  const { paymentInstructions: paid } = content;
  if (paid?.paymentMeansTypeCode !== '48' || paid.paymentCard !== undefined) return content;
  return { ...content, paymentInstructions: { ...paid, paymentMeansTypeCode: 'ZZZ', paymentMeansText: 'Card' } };
}

/**
 * Peppol takes one note (PEPPOL-EN16931-R002): the texts stand in one, without the code by which the French network routes. It knows
 * no credit note of a deposit (503): that is a credit note (PEPPOL-EN16931-P0101).
 */
function forPeppol(content: Content): Content {
  const { notes = [], ...rest } = content;
  const text = notes.flatMap(withoutRouting).join(' – ');
  const typeCode = content.typeCode === '503' ? '381' : content.typeCode;
  return { ...rest, typeCode, ...(text !== '' && { notes: [{ text }] }) };
}

function withoutRouting({ subjectCode, text }: InvoiceNote): readonly string[] {
  return subjectCode === 'BAR' ? [] : [text];
}
