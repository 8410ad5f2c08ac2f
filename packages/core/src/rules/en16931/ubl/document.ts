import { pathFact, type XmlElement } from '../../../xml/index.ts';
import { areAny, elementFact, fact } from '../../engine/index.ts';

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
type Group = (typeof GROUPS)[number];

const groupOf = pathFact(({ name }): { readonly group: Group | undefined } => ({
  group: GROUPS.find((group) => group === name),
}));

/** Every such group of the document that holds something, in its order. */
export const everywhere = fact(({ root }) => {
  const found = {} as Record<Group, XmlElement[]>;
  for (const group of GROUPS) found[group] = [];
  root.descend(
    (path) => groupOf(path).group,
    (element, group) => {
      if (!element.isLeaf) found[group].push(element);
    },
  );
  return found;
});

const indicators = (element: XmlElement): readonly XmlElement[] => element.all('cbc:ChargeIndicator');

/** Whether an AllowanceCharge says it is the one or the other; one that says both is both. Throws `Unjudgeable` at what is no boolean. */
export const isCharge = (element: XmlElement): boolean => areAny(indicators(element), true);
export const isAllowance = (element: XmlElement): boolean => areAny(indicators(element), false);

/** As {@link isCharge} where it is a place in a pattern: the artefact looks for an allowance first. */
export const isOnlyCharge = (element: XmlElement): boolean => isCharge(element) && !isAllowance(element);

/** The same for the conditions of rules, of which many ask it of one AllowanceCharge. */
export const whenAllowance = elementFact(isAllowance);
export const whenCharge = elementFact(isCharge);
export const whenOnlyCharge = elementFact(isOnlyCharge);
