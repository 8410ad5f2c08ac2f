import type { XmlElement } from '../../../xml/index.ts';
import { fact, Unjudgeable } from '../../engine/index.ts';

/** Groups that some rules look for wherever they stand. */
const GROUPS = [
  'cac:InvoiceLine',
  'cac:CreditNoteLine',
  'cac:TaxTotal',
  'cac:PaymentMeans',
  'cac:PartyIdentification',
  'cac:AllowanceCharge',
  'cac:TaxCategory',
  'cac:ClassifiedTaxCategory',
  'cac:AccountingSupplierParty',
  'cac:AccountingCustomerParty',
  'cac:TaxRepresentativeParty',
] as const;

/** Every such group of the document that holds something, in its order. */
export const everywhere = fact(({ root }) => {
  const found = Object.fromEntries(GROUPS.map((name) => [name, [] as XmlElement[]])) as Record<
    (typeof GROUPS)[number],
    XmlElement[]
  >;
  const lists = new Map<string, XmlElement[]>(Object.entries(found));
  root.descend(
    ({ name }) => lists.get(name),
    (element, list) => {
      if (!element.isLeaf) list.push(element);
    },
  );
  return found;
});

/** The lines (BG-25); those of a credit note count where there are none of an invoice. */
export const lines = fact(({ root }) => {
  const found = root.named('cac:InvoiceLine');
  return found.length > 0 ? found : root.named('cac:CreditNoteLine');
});

const BOOLEAN = /^[ \t\r\n]*(?:(true|1)|false|0)[ \t\r\n]*$/;

/** What an AllowanceCharge says it is; of two indicators that differ it is an allowance first. */
function kindOf(element: XmlElement): 'allowance' | 'charge' | undefined {
  let kind: 'allowance' | 'charge' | undefined;
  for (const { value } of element.named('cbc:ChargeIndicator')) {
    const [match, charge] = BOOLEAN.exec(value) ?? [];
    if (match === undefined) throw new Unjudgeable(value);
    if (charge === undefined) return 'allowance';
    kind = 'charge';
  }
  return kind;
}

export const isCharge = (element: XmlElement): boolean => kindOf(element) === 'charge';
export const isAllowance = (element: XmlElement): boolean => kindOf(element) === 'allowance';

const reductions = (root: XmlElement): readonly XmlElement[] => root.named('cac:AllowanceCharge');

/** The allowances (BG-20) and charges (BG-21) of the document. */
export const allowances = fact(({ root }) => reductions(root).filter(isAllowance));
export const charges = fact(({ root }) => reductions(root).filter(isCharge));
