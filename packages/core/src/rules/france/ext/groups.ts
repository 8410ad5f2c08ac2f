import type { Decimal } from '../../../model/index.ts';
import type { XmlElement } from '../../../xml/index.ts';
import { fact, type Judged, type TreeRule } from '../../engine/index.ts';
import { amountsOf } from './items.ts';

/** A line among the others: groups have lines below them. */
export interface GroupedLine {
  readonly id: string;
  /** DETAIL, GROUP or INFORMATION; EXT-FR-FE-163 */
  readonly kind: string | undefined;
  /** EXT-FR-FE-162 */
  readonly parent: string | undefined;
  readonly amount: Decimal | undefined;
}

const KINDS = new Set(['DETAIL', 'GROUP', 'INFORMATION']);

/** What lines in groups must be, by how the syntax says where they stand; ids by their beginning: `BR-FREXT`. */
export function groupRules(
  prefix: string,
  at: string,
  placeOf: (line: XmlElement, judged: Judged) => GroupedLine,
  all: (judged: Judged) => readonly GroupedLine[],
): TreeRule[] {
  const byParent = fact((judged) => Map.groupBy(all(judged), ({ parent }) => parent));
  const byId = fact((judged) => new Set(all(judged).map(({ id }) => id)));
  const below = ({ id }: GroupedLine, judged: Judged): readonly GroupedLine[] => byParent(judged).get(id) ?? [];
  const isTotal = ({ kind, amount }: GroupedLine): boolean => kind === 'GROUP' && amount !== undefined;
  const rule = (id: string, holds: (line: GroupedLine, judged: Judged) => boolean): TreeRule => ({
    id: `${prefix}-${id}`,
    at,
    holds: (line, judged) => holds(placeOf(line, judged), judged),
  });
  return [
    rule('06', ({ kind, parent }) => parent === undefined || kind !== undefined),
    rule('08', (line, judged) => {
      if (!isTotal(line)) return true;
      const counted = below(line, judged).filter(({ kind }) => kind === 'DETAIL' || kind === 'GROUP');
      return (
        line.amount?.equals(amountsOf(counted.map(({ amount }) => ({ amount, taxes: [], isPlain: true })))) ?? true
      );
    }),
    rule('11', ({ parent, id }, judged) => parent === undefined || (parent !== id && byId(judged).has(parent))),
    rule(
      '12',
      (line, judged) =>
        !isTotal(line) || below(line, judged).every(({ kind, amount }) => kind !== 'GROUP' || amount !== undefined),
    ),
  ];
}

export const isKind = (kind: string): boolean => KINDS.has(kind);
