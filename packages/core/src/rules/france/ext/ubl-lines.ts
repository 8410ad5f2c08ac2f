import type { XmlElement } from '../../../xml/index.ts';
import { doubleOf, fact, type Judged, type TreeRule } from '../../engine/index.ts';
import { roundedDouble, sumOfDoubles } from '../../en16931/cii/numbers.ts';
import { LINE } from '../../en16931/ubl/paths.ts';
import { textOf } from './items.ts';

const numbersOf = (element: XmlElement): readonly string[] => element.all('cbc:ID').map(({ value }) => value);

/** How a line of a UBL document stands among the others: a reference to the document itself says so. */
export interface LinePlace {
  readonly isReferring: boolean;
  /** EXT-FR-FE-163 */
  readonly kinds: readonly string[];
  /** EXT-FR-FE-162 */
  readonly parents: readonly string[];
}

const NOWHERE: LinePlace = { isReferring: false, kinds: [], parents: [] };
/** By the order of the line in the document. */
const places = fact(() => new Map<number, LinePlace>());
const ownNumbers = fact(({ root }) => numbersOf(root));

export function placeOf(line: XmlElement, judged: Judged): LinePlace {
  const known = places(judged).get(line.order);
  if (known !== undefined) return known;
  const isOwn = (reference: XmlElement): boolean =>
    reference.all('cac:InvoiceDocumentReference', 'cbc:ID').some(({ value }) => ownNumbers(judged).includes(value));
  const references = line.named('cac:BillingReference').filter(isOwn);
  const valuesAt = (...path: readonly string[]): string[] =>
    references.flatMap((reference) => reference.all(...path).map(({ value }) => value));
  const place =
    references.length === 0
      ? NOWHERE
      : {
          isReferring: true,
          kinds: valuesAt('cac:InvoiceDocumentReference', 'cbc:DocumentStatusCode'),
          parents: valuesAt('cac:BillingReferenceLine', 'cbc:ID'),
        };
  places(judged).set(line.order, place);
  return place;
}

/** A line counts unless it is one of a group, or only informs. */
export function counts(line: XmlElement, judged: Judged): boolean {
  const { isReferring, kinds } = placeOf(line, judged);
  return !isReferring || kinds.includes('DETAIL');
}

const KINDS = new Set(['DETAIL', 'GROUP', 'INFORMATION']);
const isLine = ({ name }: XmlElement): boolean => name === 'cac:InvoiceLine' || name === 'cac:CreditNoteLine';
const siblingsOf = ({ parent }: XmlElement): readonly XmlElement[] => parent?.children.filter(isLine) ?? [];
const amountsOf = (line: XmlElement): readonly XmlElement[] => line.all('cbc:LineExtensionAmount');

/** The lines in an element, by its order, by the number of the line above them. */
const byParent = fact(() => new Map<number | undefined, ReadonlyMap<string, readonly XmlElement[]>>());

function below(line: XmlElement, judged: Judged): readonly XmlElement[] {
  const around = line.parent?.order;
  let index = byParent(judged).get(around);
  if (index === undefined) {
    const made = new Map<string, XmlElement[]>();
    for (const one of siblingsOf(line))
      for (const parent of new Set(placeOf(one, judged).parents)) made.set(parent, [...(made.get(parent) ?? []), one]);
    byParent(judged).set(around, (index = made));
  }
  const known = index;
  return [...new Set(numbersOf(line).flatMap((number) => known.get(number) ?? []))];
}

/** A reference that names the document itself says that the line is a group; it has a total. */
const isGroupWithTotal: NonNullable<TreeRule['when']> = (line, judged) =>
  line.has('cbc:LineExtensionAmount') &&
  line
    .all('cac:BillingReference', 'cac:InvoiceDocumentReference')
    .some(
      (reference) =>
        numbersOf(reference).some((number) => ownNumbers(judged).includes(number)) &&
        reference.all('cbc:DocumentStatusCode').some(({ value }) => value === 'GROUP'),
    );

export const UBL_GROUP_RULES: readonly TreeRule[] = [
  {
    id: 'BR-FREXT-05',
    at: LINE,
    when: (line, judged) => placeOf(line, judged).kinds.length > 0,
    holds: (line) =>
      KINDS.has(textOf(line.all('cac:BillingReference', 'cac:InvoiceDocumentReference', 'cbc:DocumentStatusCode'))),
  },
  {
    id: 'BR-FREXT-06',
    at: LINE,
    holds: (line, judged) => {
      const { kinds, parents } = placeOf(line, judged);
      return parents.length === 0 || kinds.length > 0;
    },
  },
  {
    id: 'BR-FREXT-08',
    at: LINE,
    when: isGroupWithTotal,
    holds: (line, judged) => {
      const its = below(line, judged).filter((one) =>
        placeOf(one, judged).kinds.some((kind) => kind === 'DETAIL' || kind === 'GROUP'),
      );
      const sum = roundedDouble(sumOfDoubles(its.flatMap(amountsOf)) ?? 0);
      return amountsOf(line).some((amount) => doubleOf(amount) === sum);
    },
  },
  {
    id: 'BR-FREXT-11',
    at: LINE,
    when: (line, judged) => placeOf(line, judged).parents.length > 0,
    holds: (line, judged) => {
      const { parents } = placeOf(line, judged);
      const own = numbersOf(line);
      return siblingsOf(line).some((one) => {
        const numbers = numbersOf(one);
        return (
          numbers.some((number) => parents.includes(number)) &&
          numbers.some((number) => own.some((mine) => mine !== number))
        );
      });
    },
  },
  {
    id: 'BR-FREXT-12',
    at: LINE,
    when: isGroupWithTotal,
    holds: (line, judged) => {
      const groups = below(line, judged).filter((one) => placeOf(one, judged).kinds.includes('GROUP'));
      return groups.length === groups.flatMap(amountsOf).length;
    },
  },
];
