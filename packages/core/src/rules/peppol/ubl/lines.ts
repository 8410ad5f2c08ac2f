import { Decimal } from '../../../model/index.ts';
import type { XmlElement } from '../../../xml/index.ts';
import { dateOf, decimalOf, elementFact, type Judged, normalized, type TreeRule } from '../../engine/index.ts';
import { has, near, only, quotient, sumOf, toCents } from '../reading.ts';
import type { Tolerance } from '../tolerance.ts';

const LINE = ['cac:InvoiceLine', 'cac:CreditNoteLine'];
const below = (path: string): string[] =>
  ['/ubl:Invoice/cac:InvoiceLine', '/cn:CreditNote/cac:CreditNoteLine'].map((line) => `${line}/${path}`);

/** A document has quantities of one name, whatever its lines are called. */
const quantityName = (root: XmlElement): string =>
  root.path.name === 'cn:CreditNote' ? 'cbc:CreditedQuantity' : 'cbc:InvoicedQuantity';
const quantityOf = (line: XmlElement, root: XmlElement): XmlElement | undefined => only(line, quantityName(root));

const of = (element: XmlElement | undefined, otherwise: Decimal): Decimal => decimalOf(element) ?? otherwise;

/** BT-131 = BT-129 × (BT-146 ÷ BT-149) + charges − allowances. */
function isQuantityTimesPrice(line: XmlElement, root: XmlElement, tolerance: Decimal): boolean {
  const net = of(only(line, 'cbc:LineExtensionAmount'), Decimal.ZERO);
  const quantity = of(quantityOf(line, root), Decimal.ONE);
  const price = of(only(line, 'cac:Price', 'cbc:PriceAmount'), Decimal.ZERO);
  const per = baseQuantity(line);
  const sum = (indicator: string): Decimal =>
    toCents(
      sumOf(
        line
          .named('cac:AllowanceCharge')
          .filter((one) => normalized(only(one, 'cbc:ChargeIndicator')?.value ?? '') === indicator)
          .flatMap((one) => one.named('cbc:Amount')),
      ),
    );
  const computed = quantity.times(quotient(price, per)).plus(sum('true')).minus(sum('false'));
  return near(net, computed, tolerance);
}

function baseQuantity(line: XmlElement): Decimal {
  const quantity = decimalOf(only(line, 'cac:Price', 'cbc:BaseQuantity'));
  return quantity === undefined || quantity.isZero() ? Decimal.ONE : quantity;
}

/** The bound of the invoicing period that a date of a line period must respect. */
const bound = (root: XmlElement, name: string): number => dateOf(only(root, 'cac:InvoicePeriod', name) ?? root);

const unitOf = ({ attributes }: XmlElement): string | undefined => attributes['unitCode'];
/** The units of the quantities of a line, by the name of these. */
const unitsOf = elementFact((line) => {
  const names = ['cbc:InvoicedQuantity', 'cbc:CreditedQuantity'];
  return new Map(names.filter((name) => line.has(name)).map((name) => [name, new Set(line.named(name).map(unitOf))]));
});
const unitsBeside = ({ parent }: XmlElement, judged: Judged): ReadonlyMap<string, ReadonlySet<string | undefined>> =>
  parent?.parent === undefined ? new Map() : unitsOf(parent.parent, judged);

/** BT-131, as exact as the layer wants it. */
export const netAmountRule = (tolerance: Tolerance): TreeRule => ({
  id: 'PEPPOL-EN16931-R120',
  at: LINE,
  holds: (line, judged) => isQuantityTimesPrice(line, judged.root, tolerance(judged)),
});

export const LINE_RULES: readonly TreeRule[] = [
  {
    id: 'PEPPOL-EN16931-R121',
    at: LINE,
    holds: (line) => decimalOf(only(line, 'cac:Price', 'cbc:BaseQuantity'))?.isPositive() ?? true,
  },
  {
    id: 'PEPPOL-EN16931-R101',
    at: LINE,
    holds: (line) =>
      !line.has('cac:DocumentReference') || has(line, '130', 'cac:DocumentReference', 'cbc:DocumentTypeCode'),
  },
  {
    id: 'PEPPOL-EN16931-R110',
    at: below('cac:InvoicePeriod/cbc:StartDate'),
    when: (_, { root }) => root.has('cac:InvoicePeriod', 'cbc:StartDate'),
    holds: (start, { root }) => start.value !== '' && dateOf(start) >= bound(root, 'cbc:StartDate'),
  },
  {
    id: 'PEPPOL-EN16931-R111',
    at: below('cac:InvoicePeriod/cbc:EndDate'),
    when: (_, { root }) => root.has('cac:InvoicePeriod', 'cbc:EndDate'),
    holds: (end, { root }) => end.value !== '' && dateOf(end) <= bound(root, 'cbc:EndDate'),
  },
  {
    id: 'PEPPOL-EN16931-R130',
    at: 'cac:Price/cbc:BaseQuantity',
    attribute: 'unitCode',
    when: (base, judged) => unitsBeside(base, judged).size > 0,
    holds: (base, judged) => unitsBeside(base, judged).get(quantityName(judged.root))?.has(unitOf(base)) ?? false,
  },
];

/** Those that only Peppol has. */
export const BILLING_LINE_RULES: readonly TreeRule[] = [
  { id: 'PEPPOL-EN16931-R100', at: LINE, holds: (line) => line.named('cac:DocumentReference').length <= 1 },
];
