import type { XmlElement } from '../../../xml/index.ts';
import { decimalOf, fact, type Judged, normalized, type TreeRule } from '../../engine/index.ts';
import { lines } from '../../en16931/ubl/document.ts';
import { DOCUMENT, LINE } from '../../en16931/ubl/paths.ts';
import { only } from '../flux2/read.ts';
import { type GroupedLine, groupRules, isKind } from './groups.ts';

const LINES = `${DOCUMENT}/${LINE}`;

/** How a line of a UBL document stands among the others: a reference to the document itself says so. */
export interface LinePlace {
  /** EXT-FR-FE-163 */
  readonly kind: string | undefined;
  /** EXT-FR-FE-162 */
  readonly parent: string | undefined;
}

const NOWHERE: LinePlace = { kind: undefined, parent: undefined };
const OWN = ['cac:InvoiceDocumentReference', 'cbc:ID'] as const;

/** By the order of the line in the document. */
const places = fact(() => new Map<number, LinePlace>());

function placeOf(line: XmlElement, judged: Judged): LinePlace {
  const known = places(judged).get(line.order);
  if (known !== undefined) return known;
  const own = normalized(judged.root.child('cbc:ID')?.value ?? '');
  const references = line
    .named('cac:BillingReference')
    .filter((reference) => reference.all(...OWN).some(({ value }) => normalized(value) === own));
  const place =
    references.length === 0
      ? NOWHERE
      : {
          kind: only(references.flatMap((one) => one.all('cac:InvoiceDocumentReference', 'cbc:DocumentStatusCode')))
            ?.value,
          parent: only(references.flatMap((one) => one.all('cac:BillingReferenceLine', 'cbc:ID')))?.value,
        };
  places(judged).set(line.order, place);
  return place;
}

export const kindOf = (line: XmlElement, judged: Judged): string | undefined => placeOf(line, judged).kind;

const linePlace = (line: XmlElement, judged: Judged): GroupedLine => ({
  id: line.child('cbc:ID')?.value ?? '',
  ...placeOf(line, judged),
  amount: decimalOf(line.child('cbc:LineExtensionAmount')),
});

const linePlaces = fact((judged) => lines(judged).map((line) => linePlace(line, judged)));

export const UBL_GROUP_RULES: readonly TreeRule[] = [
  {
    id: 'BR-FREXT-05',
    at: LINES,
    holds: (line, judged) => {
      const { kind } = placeOf(line, judged);
      return kind === undefined || isKind(kind);
    },
  },
  ...groupRules('BR-FREXT', LINES, linePlace, linePlaces),
];
