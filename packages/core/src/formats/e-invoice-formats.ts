import type { EInvoiceFormat } from '../model/index.ts';
import { HYBRID_PROFILES } from './facturx/hybrid.ts';
import { profile, type ProfileId, profileOf } from './profiles.ts';

/** What an invoice is when it is issued in a format: an XML syntax that claims a profile, and perhaps a PDF around it. */
export interface EInvoice {
  readonly syntax: 'ubl' | 'cii';
  readonly profile: ProfileId;
  /** The XML goes out inside a PDF. */
  readonly inPdf?: true;
}

/** The formats a merchant can choose for a buyer, by the ids that the settings know. */
export const E_INVOICE_FORMATS: Readonly<Record<EInvoiceFormat, EInvoice>> = {
  ubl: { syntax: 'ubl', profile: 'en16931' },
  cii: { syntax: 'cii', profile: 'en16931' },
  facturx: { syntax: 'cii', profile: 'facturx-en16931', inPdf: true },
  'fr-cius-ubl': { syntax: 'ubl', profile: 'fr-cius' },
  'fr-cius-cii': { syntax: 'cii', profile: 'fr-cius' },
  peppol: { syntax: 'ubl', profile: 'peppol' },
  'xrechnung-ubl': { syntax: 'ubl', profile: 'xrechnung' },
  'xrechnung-cii': { syntax: 'cii', profile: 'xrechnung' },
};

/** A file that an issued invoice can be handed out as. */
export type FileFormat = 'ubl' | 'cii' | 'facturx' | 'pdf';
export const FILE_FORMATS = ['ubl', 'cii', 'facturx', 'pdf'] as const satisfies readonly FileFormat[];

/**
 * The files of an invoice, that in which it was issued first. All say the same, BT-24 included: there is one invoice, whatever it is
 * written in. A Factur-X exists only of a profile that may be embedded.
 */
export function fileFormatsOf(format: EInvoiceFormat): readonly FileFormat[] {
  const { syntax, profile: id, inPdf } = E_INVOICE_FORMATS[format];
  const { specification } = profile(id);
  const { syntaxes } = profileOf(specification) ?? profile(id);
  const mayBeHybrid = HYBRID_PROFILES.some((hybrid) => profile(hybrid).specification === specification);
  const issued: FileFormat = inPdf === true ? 'facturx' : syntax;
  const files: readonly FileFormat[] = [...syntaxes, ...(mayBeHybrid ? (['facturx'] as const) : []), 'pdf'];
  return [issued, ...files.filter((file) => file !== issued)];
}
