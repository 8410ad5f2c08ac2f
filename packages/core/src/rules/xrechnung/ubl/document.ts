import type { XmlElement } from '../../../xml/index.ts';
import { fact, type TreeRule } from '../../engine/index.ts';
import { has } from '../../peppol/reading.ts';
import { EXTENSION, CLEAN_VEHICLES, PROFILES } from '../profile.ts';

export const DOCUMENT = ['/ubl:Invoice', '/cn:CreditNote'];

export const isExtension = fact(({ root }) => has(root, EXTENSION, 'cbc:CustomizationID'));
export const isCleanVehicles = fact(({ root }) => has(root, CLEAN_VEHICLES, 'cbc:CustomizationID'));

/** Whether the document, or every line of it, says when goods or services were given. */
function saysWhen(document: XmlElement): boolean {
  if (document.has('cac:Delivery', 'cbc:ActualDeliveryDate') || document.has('cac:InvoicePeriod')) return true;
  const lines = document.children.filter(
    ({ path }) => path.name === 'cac:InvoiceLine' || path.name === 'cac:CreditNoteLine',
  );
  return lines.every((line) => line.has('cac:InvoicePeriod'));
}

export const DOCUMENT_RULES: readonly TreeRule[] = [
  {
    id: 'BR-DE-21',
    at: DOCUMENT,
    holds: (document) => document.all('cbc:CustomizationID').some(({ value }) => PROFILES.has(value)),
  },
  { id: 'BR-DE-TMP-32', at: DOCUMENT, holds: saysWhen },
];
