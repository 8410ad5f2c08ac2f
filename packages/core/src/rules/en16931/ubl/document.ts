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
  const collect = (element: XmlElement): void => {
    for (const child of element.children) {
      if (child.children.length === 0) continue;
      lists.get(child.path.name)?.push(child);
      collect(child);
    }
  };
  collect(root);
  return found;
});

/** The lines (BG-25); those of a credit note count where there are none of an invoice. */
export const lines = fact(({ root }) => {
  const found = root.children.filter((child) => child.path.name === 'cac:InvoiceLine');
  return found.length > 0 ? found : root.children.filter((child) => child.path.name === 'cac:CreditNoteLine');
});

const BOOLEAN = /^[ \t\r\n]*(?:(true|1)|false|0)[ \t\r\n]*$/;

/** What an AllowanceCharge says it is; of two indicators that differ it is an allowance first. */
function kindOf(element: XmlElement): 'allowance' | 'charge' | undefined {
  let kind: 'allowance' | 'charge' | undefined;
  for (const child of element.children) {
    if (child.path.name !== 'cbc:ChargeIndicator') continue;
    const [match, charge] = BOOLEAN.exec(child.value) ?? [];
    if (match === undefined) throw new Unjudgeable(child.value);
    if (charge === undefined) return 'allowance';
    kind = 'charge';
  }
  return kind;
}

export const isCharge = (element: XmlElement): boolean => kindOf(element) === 'charge';
export const isAllowance = (element: XmlElement): boolean => kindOf(element) === 'allowance';

const reductions = (root: XmlElement): readonly XmlElement[] =>
  root.children.filter((child) => child.path.name === 'cac:AllowanceCharge');

/** The allowances (BG-20) and charges (BG-21) of the document. */
export const allowances = fact(({ root }) => reductions(root).filter(isAllowance));
export const charges = fact(({ root }) => reductions(root).filter(isCharge));
