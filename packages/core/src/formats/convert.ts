import { type Invoice, ok, type Result } from '../model/index.ts';
import { writeHtml } from './html/index.ts';
import { languageFor } from './page/index.ts';
import type { Written } from './port.ts';
import { profile, type ProfileId } from './profiles.ts';
import { invoiceSyntax, type InvoiceSyntaxId } from './registry.ts';

/** A way to write an invoice down: a syntax, and where the target says so the profile that the document then claims. */
interface Target {
  readonly syntax: InvoiceSyntaxId;
  readonly profile?: ProfileId;
}

const TARGETS = {
  ubl: { syntax: 'ubl' },
  cii: { syntax: 'cii' },
  'xrechnung-ubl': { syntax: 'ubl', profile: 'xrechnung' },
  'xrechnung-cii': { syntax: 'cii', profile: 'xrechnung' },
  peppol: { syntax: 'ubl', profile: 'peppol' },
  edifact: { syntax: 'edifact' },
  'edifact-d96a': { syntax: 'edifact-d96a' },
  json: { syntax: 'json' },
} as const satisfies Record<string, Target>;

export type TextTarget = keyof typeof TARGETS | 'html';

/** What {@link writeAs} writes; PDF and Factur-X come from `@quittance/core/formats/pdf`. */
export const TEXT_TARGETS = [...(Object.keys(TARGETS) as (keyof typeof TARGETS)[]), 'html'] as const;

/** The invoice in another syntax or profile. `dropped` says what the target has no place for. */
export function writeAs(invoice: Invoice, target: TextTarget): Result<Written> {
  if (target === 'html') {
    const page = writeHtml(invoice, { language: languageFor(invoice.buyer.postalAddress.countryCode) });
    return ok({ bytes: new TextEncoder().encode(page), dropped: [] });
  }
  const { syntax, profile: claimed }: Target = TARGETS[target];
  return invoiceSyntax(syntax).write(claimed === undefined ? invoice : claiming(invoice, claimed));
}

/** The invoice with the BT-24 and, where the profile asks for one, the BT-23 of a profile. */
export function claiming<T extends Pick<Invoice, 'processControl'>>(invoice: T, id: ProfileId): T {
  const { specification, businessProcess } = profile(id);
  return {
    ...invoice,
    processControl: {
      ...invoice.processControl,
      specificationIdentifier: specification,
      ...(businessProcess !== undefined && { businessProcessType: businessProcess }),
    },
  };
}
