import type { XmlElement } from '../../../xml/index.ts';
import { type Judged, normalized, says } from '../../engine/index.ts';
import type { NamedTerm } from '../../terms.ts';
import { CORRECTIVE, CREDITS_OF_AN_INVOICE, MULTI_VENDOR, SELF_BILLED, SEVERAL_SELLERS } from '../codes.ts';
import type { FrenchText } from '../texts.ts';
import type { Both, Row } from './both.ts';
import {
  accountingCurrency,
  type Asked,
  bidirectional,
  DOCUMENT,
  HEAD,
  invoiceCurrency,
  isHead,
  LINE,
  lineOf,
  multi,
  needed,
  numberOf,
  several,
  text,
  vatIn,
} from './group-asked.ts';
import { groupLineOf, groupLines, heads, IN_LINE, isHeadLine, objectsOf, parentOf } from './group-lines.ts';
import { GROUP_TOTALS } from './group-totals.ts';
import { BUYER, CII, CII_LINE, isCii, numbers, SELLER, textOf, typeIn, UBL, UBL_LINE } from './read.ts';

const neededRow = (
  id: string,
  term: NamedTerm,
  read: (line: XmlElement, judged: Judged) => readonly XmlElement[],
): Row => ({
  id,
  at: HEAD,
  text: needed(term),
  when: isHead(several),
  holds: (element, judged) => normalized(textOf(read(lineOf(element), judged))) !== '',
});

const citesNumber = (line: XmlElement, judged: Judged): readonly XmlElement[] =>
  isCii(judged)
    ? line.all('ram:SpecifiedLineTradeSettlement', 'ram:InvoiceReferencedDocument', 'ram:IssuerAssignedID')
    : line
        .all('cac:BillingReference', 'cac:InvoiceDocumentReference', 'cbc:ID')
        .filter(({ value }) => normalized(value) !== normalized(textOf(numbers(judged))));
const citesDate = (line: XmlElement, judged: Judged): readonly XmlElement[] =>
  isCii(judged)
    ? line.all(
        'ram:SpecifiedLineTradeSettlement',
        'ram:InvoiceReferencedDocument',
        'ram:FormattedIssueDateTime',
        'qdt:DateTimeString',
      )
    : line
        .all('cac:BillingReference', 'cac:InvoiceDocumentReference')
        .filter((reference) =>
          reference.all('cbc:ID').some(({ value }) => normalized(value) !== normalized(textOf(numbers(judged)))),
        )
        .flatMap((reference) => reference.all('cbc:IssueDate'));
const corrects: Asked = (_, judged) => typeIn(CORRECTIVE)(judged) || typeIn(CREDITS_OF_AN_INVOICE)(judged);
const citingRows = (family: 'MV' | 'BD', asked: Asked): Row[] =>
  (
    [
      ['EXT-FR-FE-136', citesNumber],
      ['EXT-FR-FE-138', citesDate],
    ] as const
  ).map(([term, read]) => ({
    id: `BR-FR-${family}-14-${term}`,
    at: HEAD,
    text: needed(term),
    when: (element, judged) => corrects(element, judged) && isHead(asked)(element, judged),
    holds: (element, judged) => read(lineOf(element), judged).length > 0,
  }));

const hasHeadOf =
  (side: typeof SELLER): Asked =>
  (_, judged) => {
    const registration = side
      .parties(judged)
      .flatMap((party) =>
        party.all(
          ...(isCii(judged) ? ['ram:SpecifiedLegalOrganization', 'ram:ID'] : ['cac:PartyLegalEntity', 'cbc:CompanyID']),
        ),
      );
    const own = heads(judged).filter(({ line }) =>
      IN_LINE.sellerId(line, judged).some(({ value }) => registration.some((number) => number.value === value)),
    );
    return own.length === 1;
  };
const twoGroups = (term: NamedTerm): FrenchText =>
  text(
    term,
    'An invoice of two directions (B9, S9, M9) has exactly two groups: one of the seller (BT-30) and one of the buyer (BT-47).',
  );

/** As the published rule asks: an empty code, or codes one after another, count as self-billed. */
const SELF_BILLED_LIST = ` ${[...SELF_BILLED].join(' ')} `;
const looksSelfBilled = (code: string): boolean => normalized(code) === '' || SELF_BILLED_LIST.includes(` ${code} `);
const TYPE: Both<string> = {
  ubl: `${UBL}/cbc:InvoiceTypeCode|cbc:CreditNoteTypeCode`,
  cii: `${CII}/rsm:ExchangedDocument/ram:TypeCode`,
};

/** BR-FR-MV and BR-FR-BD: invoices of several sellers. */
export const GROUPS: readonly Row[] = [
  {
    id: 'BR-FR-MV-01_EXT-FR-FE-163',
    at: { ubl: UBL_LINE, cii: `${CII_LINE}/ram:AssociatedDocumentLineDocument/ram:LineStatusReasonCode` },
    text: needed('EXT-FR-FE-163'),
    when: several,
    holds: { ubl: (line, judged) => normalized(groupLineOf(line, judged).kind ?? '') !== '', cii: says },
  },
  {
    id: 'BR-FR-MV-02_EXT-FR-FE-163',
    at: DOCUMENT,
    text: text('EXT-FR-FE-163', 'An invoice of several sellers (B8, S8, M8) needs a GROUP line without parent.'),
    when: multi,
    holds: (_, judged) => heads(judged).length > 0,
  },
  {
    id: 'BR-FR-MV-03_BT-128_AFL',
    at: { ubl: HEAD.ubl, cii: `${CII_LINE}/ram:SpecifiedLineTradeSettlement/ram:AdditionalReferencedDocument` },
    text: needed('BT-128'),
    when: { ubl: isHead(several), cii: isObjectOfHead('AFL') },
    holds: {
      ubl: (element) => numberOf({ line: lineOf(element) }) !== '',
      cii: (object) => isObject(object) && normalized(textOf(object.all('ram:IssuerAssignedID'))) !== '',
    },
  },
  {
    id: 'BR-FR-MV-03_BT-128_AVV',
    at: { ubl: HEAD.ubl, cii: `${CII_LINE}/ram:SpecifiedLineTradeSettlement/ram:AdditionalReferencedDocument` },
    text: text(
      'BT-128',
      'Each group needs its own BT-23 (BT-128 with scheme AVV), which cannot be one of several sellers.',
    ),
    when: { ubl: isHead(several), cii: isObjectOfHead('AVV') },
    holds: {
      ubl: (element) => isOwnProcess(textOf(objectsOf(lineOf(element), 'AVV')), SEVERAL_SELLERS),
      cii: (object) => isObject(object) && isOwnProcess(textOf(object.all('ram:IssuerAssignedID')), MULTI_VENDOR),
    },
  },
  neededRow('BR-FR-MV-03_EXT-FR-FE-164', 'EXT-FR-FE-164', IN_LINE.sellerName),
  neededRow('BR-FR-MV-03_EXT-FR-FE-167', 'EXT-FR-FE-167', IN_LINE.sellerId),
  neededRow('BR-FR-MV-03_EXT-FR-FE-177', 'EXT-FR-FE-177', IN_LINE.sellerCountry),
  neededRow('BR-FR-MV-03_EXT-FR-FE-181', 'EXT-FR-FE-181', vatIn(invoiceCurrency)),
  {
    id: 'BR-FR-MV-03_EXT-FR-FE-182',
    at: HEAD,
    text: needed('EXT-FR-FE-182'),
    when: (element, judged) => accountingCurrency(judged) !== '' && isHead(several)(element, judged),
    holds: (element, judged) => vatIn(accountingCurrency)(lineOf(element), judged).some(says),
  },
  {
    id: 'BR-FR-MV-06_EXT-FR-FE-167',
    at: LINE,
    text: text('EXT-FR-FE-167', 'Each line needs the registration number of its seller, the same as its group.'),
    when: several,
    holds: (line, judged) => {
      const own = normalized(textOf(IN_LINE.sellerId(line, judged)));
      const place = groupLineOf(line, judged);
      if (own === '' || place.parent === undefined) return own !== '';
      const group = parentOf(place, judged);
      return group !== undefined && own === normalized(textOf(IN_LINE.sellerId(group.line, judged)));
    },
  },
  {
    id: 'BR-FR-MV-07_BT-128',
    at: LINE,
    text: text(
      'BT-128',
      'Each line needs the number of the invoice of its seller (BT-128 with scheme AFL), the same as its group.',
    ),
    when: (line, judged) => numberOf(groupLineOf(line, judged)) !== undefined && several(line, judged),
    holds: (line, judged) => {
      const own = groupLineOf(line, judged);
      if (numberOf(own) === '' || own.parent === undefined) return numberOf(own) !== '';
      const group = parentOf(own, judged);
      return group !== undefined && numberOf(own) === numberOf(group);
    },
  },
  {
    id: 'BR-FR-MV-08_BT-128',
    at: LINE,
    text: text(
      'BT-128',
      'The VAT exemption reason of each line begins with the number of the invoice of its seller between #.',
    ),
    when: (line, judged) => several(line, judged) && groupLineOf(line, judged).kind === 'DETAIL',
    holds: (line, judged) => textOf(IN_LINE.exemption(line, judged)).startsWith(`#${numberOf({ line })}#`),
  },
  {
    id: 'BR-FR-MV-11_BT-128',
    at: HEAD,
    text: text('BT-128', 'The group of the seller (BT-30) has the number of the invoice (BT-1).'),
    when: isHead(several),
    holds: (element, judged) => {
      const own = groupLineOf(lineOf(element), judged);
      const seller = textOf(IN_LINE.sellerId(own.line, judged));
      if (seller !== textOf(SELLER.sirens(judged))) return true;
      const number = normalized(textOf(numbers(judged)));
      const alike = heads(judged).filter(
        (head) => numberOf(head) === number && textOf(IN_LINE.sellerId(head.line, judged)) === seller,
      );
      return alike.length === 1;
    },
  },
  {
    id: 'BR-FR-MV-12_BT-128',
    at: DOCUMENT,
    text: text('BT-128', 'Each group has an invoice number of its own.'),
    when: several,
    holds: (_, judged) => numbersAreNew(judged),
  },
  {
    id: 'BR-FR-MV-13_BT-3',
    at: TYPE,
    text: text('BT-3', 'An invoice of several sellers (B8, S8, M8) cannot be self-billed.'),
    when: multi,
    holds: ({ value }) => !looksSelfBilled(value),
  },
  {
    id: { ubl: 'BR-FR-MV-BD_BT-3', cii: 'BR-FR-BD-13_BT-3' },
    at: TYPE,
    text: text('BT-3', 'An invoice of two directions (B9, S9, M9) is self-billed (389, 261, 501, 500, 502, 471, 473).'),
    when: bidirectional,
    holds: ({ value }) => SELF_BILLED.has(value),
  },
  ...GROUP_TOTALS,
  ...citingRows('MV', multi),
  ...citingRows('BD', bidirectional),
  {
    id: 'BR-FR-BD-02_EXT-FR-FE-163',
    at: DOCUMENT,
    text: twoGroups('EXT-FR-FE-163'),
    when: bidirectional,
    holds: (_, judged) => heads(judged).length === 2,
  },
  {
    id: { ubl: 'BR-FR-BD-02_BT-30', cii: 'BR-FR-BD-02_BT-31' },
    at: DOCUMENT,
    text: twoGroups('BT-30'),
    when: bidirectional,
    holds: hasHeadOf(SELLER),
  },
  { id: 'BR-FR-BD-02_BT-47', at: DOCUMENT, text: twoGroups('BT-47'), when: bidirectional, holds: hasHeadOf(BUYER) },
];

/** No group has a number that a line above it has. */
function numbersAreNew(judged: Judged): boolean {
  const above = new Set<string>();
  for (const line of groupLines(judged)) {
    const number = numberOf(line);
    if (number !== '' && isHeadLine(line) && above.has(number)) return false;
    above.add(number);
  }
  return true;
}

function isObjectOfHead(scheme: string): Asked {
  return (object, judged) => {
    const line = object.parent?.parent;
    if (line === undefined || !several(object, judged)) return false;
    return (
      isHeadLine(groupLineOf(line, judged)) && object.all('ram:ReferenceTypeCode').some(({ value }) => value === scheme)
    );
  };
}

function isObject(document: XmlElement): boolean {
  return document.all('ram:TypeCode').some(({ value }) => value === '130');
}

function isOwnProcess(process: string, others: ReadonlySet<string>): boolean {
  return normalized(process) !== '' && !others.has(normalized(process));
}
