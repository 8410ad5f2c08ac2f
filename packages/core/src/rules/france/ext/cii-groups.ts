import type { XmlElement } from '../../../xml/index.ts';
import { doubleOf, fact, normalized, numberOf, type TreeRule, Unjudgeable } from '../../engine/index.ts';
import { roundedDouble, sumOfDoubles } from '../../en16931/cii/numbers.ts';
import { ANY_LINE } from '../../en16931/cii/paths.ts';
import { kindsOf } from './cii-items.ts';
import { textOf } from './items.ts';

const DOCUMENT = 'ram:AssociatedDocumentLineDocument';
const NET_AMOUNT = [
  'ram:SpecifiedLineTradeSettlement',
  'ram:SpecifiedTradeSettlementLineMonetarySummation',
  'ram:LineTotalAmount',
] as const;

const numbersOf = (line: XmlElement): readonly XmlElement[] => line.all(DOCUMENT, 'ram:LineID');
/** EXT-FR-FE-162 */
const parentsOf = (line: XmlElement): readonly XmlElement[] => line.all(DOCUMENT, 'ram:ParentLineID');
const isGroup = (line: XmlElement): boolean => kindsOf(line).includes('GROUP');
const isCounted = (line: XmlElement): boolean => isGroup(line) || kindsOf(line).includes('DETAIL');
const isGroupWithTotal = (line: XmlElement): boolean => isGroup(line) && line.has(...NET_AMOUNT);

/** Lines by a text of theirs. */
function byText(lines: readonly XmlElement[], textsOf: (line: XmlElement) => readonly string[]) {
  const index = new Map<string, XmlElement[]>();
  for (const line of lines)
    for (const text of new Set(textsOf(line))) {
      const known = index.get(text);
      if (known === undefined) index.set(text, [line]);
      else known.push(line);
    }
  return index;
}

const valuesOf = (elements: readonly XmlElement[]): string[] => elements.map(({ value }) => value);

const inPlace = fact(({ root }) => root.all('rsm:SupplyChainTradeTransaction', ANY_LINE));
const byParent = fact((judged) => byText(inPlace(judged), (line) => valuesOf(parentsOf(line))));
const byNumber = fact((judged) => byText(inPlace(judged), (line) => valuesOf(numbersOf(line))));

/** Lines that name one of these as the line above them. */
const below = (
  index: ReadonlyMap<string, readonly XmlElement[]>,
  numbers: readonly string[],
): readonly XmlElement[] => [...new Set(numbers.flatMap((number) => index.get(number) ?? []))];

const at = ANY_LINE;
const KINDS = new Set(['DETAIL', 'GROUP', 'INFORMATION']);

const isBelowKnown = (line: XmlElement, isKnown: (parent: string) => boolean): boolean => {
  const parent = textOf(parentsOf(line));
  return parent === '' || isKnown(parent);
};

const hasKindBelow: TreeRule['holds'] = (line) => isBelowKnown(line, () => kindsOf(line).some((kind) => kind !== ''));

const groupsBelowHaveTotals = (
  line: XmlElement,
  numbers: readonly string[],
  index: ReadonlyMap<string, XmlElement[]>,
) => {
  const groups = below(index, numbers).filter(isGroup);
  return groups.length === groups.flatMap((group) => group.all(...NET_AMOUNT)).length;
};

/** Lines in groups, as EXTENDED-CTC-FR asks for them. */
export const FRENCH_GROUP_RULES: readonly TreeRule[] = [
  {
    id: 'BR-FREXT-05',
    at,
    holds: (line) => {
      const kinds = kindsOf(line);
      if (kinds.length > 1) throw new Unjudgeable('LineStatusReasonCode');
      return kinds.every((kind) => KINDS.has(kind));
    },
  },
  { id: 'BR-FREXT-06', at, holds: hasKindBelow },
  {
    id: 'BR-FREXT-08',
    at,
    when: isGroupWithTotal,
    holds: (line, judged) => {
      const its = below(byParent(judged), valuesOf(numbersOf(line))).filter(isCounted);
      const sum = roundedDouble(sumOfDoubles(its.flatMap((one) => one.all(...NET_AMOUNT))) ?? 0);
      return line.all(...NET_AMOUNT).some((total) => doubleOf(total) === sum);
    },
  },
  {
    id: 'BR-FREXT-11',
    at,
    holds: (line, judged) =>
      isBelowKnown(line, (parent) =>
        (byNumber(judged).get(parent) ?? []).some((above) =>
          numbersOf(above).some(({ value }) => numbersOf(line).some((number) => number.value !== value)),
        ),
      ),
  },
  {
    id: 'BR-FREXT-12',
    at,
    when: isGroupWithTotal,
    holds: (line, judged) => groupsBelowHaveTotals(line, valuesOf(numbersOf(line)), byParent(judged)),
  },
];

const totalOf = (line: XmlElement): number => {
  const text = line.all(...NET_AMOUNT);
  textOf(text);
  return numberOf(text[0]);
};

/** Whether every group of the document comes to what stands below it: the artefact of Factur-X asks it of each line. */
const groupsFit = fact(({ root }) => areGroupsTotals(root));

function areGroupsTotals(root: XmlElement): boolean {
  const lines = root.everywhere(ANY_LINE);
  const index = byText(lines, (line) => [textOf(parentsOf(line))]);
  return lines
    .filter((line) => isGroup(line) && textOf(line.all(...NET_AMOUNT)) !== '')
    .every((group) => {
      const its = (index.get(textOf(numbersOf(group))) ?? []).filter(isCounted);
      return totalOf(group) === Math.round(its.reduce((sum, line) => sum + totalOf(line), 0) * 100) / 100;
    });
}

const numbersAnywhere = fact(
  ({ root }) =>
    new Set(root.everywhere(ANY_LINE).flatMap((line) => numbersOf(line).map(({ value }) => normalized(value)))),
);

/** The same, as Factur-X EXTENDED asks for them. */
export const FACTURX_GROUP_RULES: readonly TreeRule[] = [
  { id: 'BR-FXEXT-06', at, holds: hasKindBelow },
  {
    id: 'BR-FXEXT-08',
    at,
    holds: (_, judged) => groupsFit(judged),
  },
  {
    id: 'BR-FXEXT-11',
    at,
    when: (line) => parentsOf(line).length === 1,
    holds: (line, judged) => isBelowKnown(line, (parent) => numbersAnywhere(judged).has(parent)),
  },
  {
    id: 'BR-FXEXT-12',
    at,
    when: isGroupWithTotal,
    holds: (line, judged) => {
      const numbers = valuesOf(numbersOf(line));
      if (numbers.length > 1) throw new Unjudgeable('LineID');
      return numbers.length === 1 && groupsBelowHaveTotals(line, numbers, byParent(judged));
    },
  },
];
