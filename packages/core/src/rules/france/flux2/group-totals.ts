import type { XmlElement } from '../../../xml/index.ts';
import { doubleOf, type Judged } from '../../engine/index.ts';
import type { Row } from './both.ts';
import { HEAD, invoiceCurrency, isHead, lineOf, numberOf, several, text, vatIn } from './group-asked.ts';
import { childrenOf, groupLineOf, IN_LINE } from './group-lines.ts';
import { isCii, only, textOf } from './read.ts';

/** Sums as binary numbers, as the published rules work them out. */
const sum = (elements: readonly XmlElement[]): number => elements.reduce((so, element) => so + doubleOf(element), 0);
const near = (one: number, other: number, tolerance: number): boolean => Math.abs(one - other) <= tolerance + 1e-9;

/** BT-117 of the breakdown rows whose exemption reason begins with the number of this seller's invoice between #. */
function vatOf(number: string, judged: Judged): readonly XmlElement[] {
  const rows = isCii(judged)
    ? judged.root
        .all('rsm:SupplyChainTradeTransaction', 'ram:ApplicableHeaderTradeSettlement', 'ram:ApplicableTradeTax')
        .filter((row) => row.all('ram:TypeCode').some(({ value }) => value === 'VAT'))
    : judged.root
        .all('cac:TaxTotal', 'cac:TaxSubtotal')
        .filter((row) => row.all('cac:TaxCategory', 'cac:TaxScheme', 'cbc:ID').some(({ value }) => value === 'VAT'));
  return rows.flatMap((row) => {
    const reason = row.all(
      ...(isCii(judged) ? ['ram:ExemptionReason'] : ['cac:TaxCategory', 'cbc:TaxExemptionReason']),
    );
    return textOf(reason).startsWith(`#${number}#`)
      ? row.all(isCii(judged) ? 'ram:CalculatedAmount' : 'cbc:TaxAmount')
      : [];
  });
}

/** BR-FR-MV-05, -09 and -10: what a group adds up to. */
export const GROUP_TOTALS: readonly Row[] = [
  {
    id: 'BR-FR-MV-05_EXT-FR-FE-BG-12',
    at: HEAD,
    text: text('BT-131', 'The amount of a group is not the sum of its lines.'),
    when: isHead(several),
    holds: (element, judged) => {
      const children = childrenOf(groupLineOf(lineOf(element), judged), judged).filter(
        ({ kind }) => kind !== undefined && kind !== 'INFORMATION',
      );
      const total = only(IN_LINE.net(lineOf(element), judged));
      return (
        total !== undefined &&
        near(doubleOf(total), sum(children.flatMap(({ line }) => IN_LINE.net(line, judged))), 0.01 * children.length)
      );
    },
  },
  {
    id: 'BR-FR-MV-09_EXT-FR-FE-181',
    at: HEAD,
    text: text('EXT-FR-FE-181', 'The total VAT of a group is not the sum of its rows of the VAT breakdown.'),
    when: isHead(several),
    holds: (element, judged) => {
      const line = lineOf(element);
      const total = vatIn(invoiceCurrency)(line, judged);
      return total.length > 0 && near(sum(total), sum(vatOf(numberOf({ line }), judged)), 0);
    },
  },
  {
    id: 'BR-FR-MV-10_EXT-FR-FE-184',
    at: HEAD,
    text: text('EXT-FR-FE-184', 'The total of a group with VAT is not its amount plus its VAT.'),
    when: (element, judged) =>
      isHead(several)(element, judged) && only(IN_LINE.gross(lineOf(element), judged)) !== undefined,
    holds: (element, judged) => {
      const line = lineOf(element);
      const details = childrenOf(groupLineOf(line, judged), judged).filter(({ kind }) => kind === 'DETAIL');
      return near(
        sum(IN_LINE.gross(line, judged)),
        sum(IN_LINE.net(line, judged)) + sum(vatIn(invoiceCurrency)(line, judged)),
        0.01 * details.length,
      );
    },
  },
];
