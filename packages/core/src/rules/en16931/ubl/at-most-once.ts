import type { XmlElement } from '../../../xml/index.ts';
import type { Judged, RuleText, TreeRule } from '../../engine/index.ts';
import { type NamedTerm, named, remove } from '../../terms.ts';
import { everywhere, whenAllowance, whenCharge } from './document.ts';
import { DOCUMENT, LINE } from './paths.ts';
import { isCreditorId, onlyChild } from './reading.ts';

/** UBL repeats what EN 16931 has once: the rule, the term, where it is counted, and what. */
type Row = readonly [id: string, term: NamedTerm, at: TreeRule['at'], ...path: string[]];

const SELLER = ['cac:AccountingSupplierParty', 'cac:Party'] as const;
const BUYER = ['cac:AccountingCustomerParty', 'cac:Party'] as const;

const ONCE: readonly Row[] = [
  ['UBL-SR-01', 'BT-12', DOCUMENT, 'cac:ContractDocumentReference', 'cbc:ID'],
  ['UBL-SR-02', 'BT-15', DOCUMENT, 'cac:ReceiptDocumentReference', 'cbc:ID'],
  ['UBL-SR-03', 'BT-16', DOCUMENT, 'cac:DespatchDocumentReference', 'cbc:ID'],
  ['UBL-SR-05', 'BT-20', DOCUMENT, 'cac:PaymentTerms', 'cbc:Note'],
  ['UBL-SR-06', 'BG-3', 'cac:BillingReference', 'cac:InvoiceDocumentReference'],
  ['UBL-SR-08', 'BG-14', DOCUMENT, 'cac:InvoicePeriod'],
  ['UBL-SR-09', 'BT-27', DOCUMENT, ...SELLER, 'cac:PartyLegalEntity', 'cbc:RegistrationName'],
  ['UBL-SR-10', 'BT-28', DOCUMENT, ...SELLER, 'cac:PartyName', 'cbc:Name'],
  ['UBL-SR-11', 'BT-30', DOCUMENT, ...SELLER, 'cac:PartyLegalEntity', 'cbc:CompanyID'],
  ['UBL-SR-14', 'BT-33', DOCUMENT, ...SELLER, 'cac:PartyLegalEntity', 'cbc:CompanyLegalForm'],
  ['UBL-SR-15', 'BT-44', DOCUMENT, ...BUYER, 'cac:PartyLegalEntity', 'cbc:RegistrationName'],
  ['UBL-SR-16', 'BT-46', DOCUMENT, ...BUYER, 'cac:PartyIdentification', 'cbc:ID'],
  ['UBL-SR-17', 'BT-47', DOCUMENT, ...BUYER, 'cac:PartyLegalEntity', 'cbc:CompanyID'],
  ['UBL-SR-40', 'BT-45', DOCUMENT, ...BUYER, 'cac:PartyName', 'cbc:Name'],
  ['UBL-SR-22', 'BT-62', 'cac:TaxRepresentativeParty', 'cac:PartyName', 'cbc:Name'],
  ['UBL-SR-23', 'BT-63', 'cac:TaxRepresentativeParty', 'cac:PartyTaxScheme', 'cbc:CompanyID'],
  ['UBL-SR-24', 'BG-13', DOCUMENT, 'cac:Delivery'],
  ['UBL-SR-25', 'BT-70', 'cac:Delivery', 'cac:DeliveryParty', 'cac:PartyName', 'cbc:Name'],
  ['UBL-SR-26', 'BT-83', 'cac:PaymentMeans', 'cbc:PaymentID'],
  ['UBL-SR-28', 'BT-89', 'cac:PaymentMeans', 'cac:PaymentMandate', 'cbc:ID'],
  ['UBL-SR-32', 'BT-120', 'cac:TaxSubtotal', 'cac:TaxCategory', 'cbc:TaxExemptionReason'],
  ['UBL-SR-33', 'BT-123', 'cac:AdditionalDocumentReference', 'cbc:DocumentDescription'],
  ['UBL-SR-34', 'BT-127', LINE, 'cbc:Note'],
  ['UBL-SR-35', 'BT-132', LINE, 'cac:OrderLineReference', 'cbc:LineID'],
  ['UBL-SR-36', 'BG-26', LINE, 'cac:InvoicePeriod'],
  ['UBL-SR-37', 'BT-147', LINE, 'cac:Price', 'cac:AllowanceCharge', 'cbc:Amount'],
  ['UBL-SR-39', 'BT-11', DOCUMENT, 'cac:ProjectReference', 'cbc:ID'],
  ['UBL-SR-45', 'BT-9', DOCUMENT, 'cac:PaymentMeans', 'cbc:PaymentDueDate'],
  ['UBL-SR-49', 'BT-8', DOCUMENT, 'cac:InvoicePeriod', 'cbc:DescriptionCode'],
  ['UBL-SR-50', 'BT-154', LINE, 'cac:Item', 'cbc:Description'],
  ['UBL-SR-52', 'BT-128', LINE, 'cac:DocumentReference'],
  ['UBL-SR-54', 'BG-18', DOCUMENT, 'cac:PaymentMeans', 'cac:CardAccount'],
  ['UBL-SR-55', 'BG-19', DOCUMENT, 'cac:PaymentMeans', 'cac:PaymentMandate'],
  ['UBL-SR-56', 'BT-17', DOCUMENT, 'cac:OriginatorDocumentReference', 'cbc:ID'],
];

/** The names of the taxes of a registration, as they stand: here blanks count. */
const taxesOf = (scheme: XmlElement): readonly string[] =>
  scheme.all('cac:TaxScheme').map((tax) => onlyChild(tax, 'cbc:ID')?.value.toUpperCase() ?? '');

const isCalledVat = (scheme: XmlElement): boolean => taxesOf(scheme).includes('VAT');

const vatNumbers = (root: XmlElement, party: readonly string[]): number =>
  root
    .all(...party, 'cac:PartyTaxScheme')
    .filter(isCalledVat)
    .reduce((count, scheme) => count + scheme.count('cbc:CompanyID'), 0);

const otherNumbers = (root: XmlElement): number =>
  root
    .all(...SELLER, 'cac:PartyTaxScheme')
    .filter((scheme) => taxesOf(scheme).some((tax) => tax !== 'VAT'))
    .reduce((count, scheme) => count + scheme.count('cbc:CompanyID'), 0);

const valuesOf = (elements: readonly XmlElement[], name: string): Set<string> =>
  new Set(elements.flatMap((element) => element.all(name).map(({ value }) => value)));

const creditorIdentifiers = (judged: Judged): number =>
  everywhere(judged)['cac:PartyIdentification'].reduce(
    (count, identification) => count + identification.all('cbc:ID').filter(isCreditorId).length,
    0,
  );

/** What is counted under a condition. */
const COUNTED: readonly (readonly [NamedTerm, TreeRule])[] = [
  [
    'BT-18',
    {
      id: 'UBL-SR-04',
      at: DOCUMENT,
      holds: (root) =>
        root
          .all('cac:AdditionalDocumentReference')
          .filter((reference) => reference.all('cbc:DocumentTypeCode').some(({ value }) => value === '130'))
          .reduce((count, reference) => count + reference.count('cbc:ID'), 0) <= 1,
    },
  ],
  ['BT-31', { id: 'UBL-SR-12', at: DOCUMENT, holds: (root) => vatNumbers(root, SELLER) <= 1 }],
  ['BT-32', { id: 'UBL-SR-13', at: DOCUMENT, holds: (root) => otherNumbers(root) <= 1 }],
  ['BT-48', { id: 'UBL-SR-18', at: DOCUMENT, holds: (root) => vatNumbers(root, BUYER) <= 1 }],
  ['BT-90', { id: 'UBL-SR-29', at: DOCUMENT, holds: (_, judged) => creditorIdentifiers(judged) <= 1 }],
  [
    'BT-97',
    {
      id: 'UBL-SR-30',
      at: 'cac:AllowanceCharge',
      when: whenAllowance,
      holds: (item) => item.count('cbc:AllowanceChargeReason') <= 1,
    },
  ],
  [
    'BT-104',
    {
      id: 'UBL-SR-31',
      at: 'cac:AllowanceCharge',
      when: whenCharge,
      holds: (item) => item.count('cbc:AllowanceChargeReason') <= 1,
    },
  ],
  ['BT-31', { id: 'UBL-SR-42', at: SELLER.join('/'), holds: (seller) => seller.count('cac:PartyTaxScheme') <= 2 }],
  [
    'BT-83',
    {
      id: 'UBL-SR-44',
      at: DOCUMENT,
      holds: (_, judged) => valuesOf(everywhere(judged)['cac:PaymentMeans'], 'cbc:PaymentID').size <= 1,
    },
  ],
  [
    'BT-82',
    {
      id: 'UBL-SR-46',
      at: DOCUMENT,
      holds: (root) =>
        root.all('cac:PaymentMeans', 'cbc:PaymentMeansCode').filter(({ attributes }) => 'name' in attributes).length <=
        1,
    },
  ],
  [
    'BT-81',
    {
      id: 'UBL-SR-47',
      at: DOCUMENT,
      holds: (_, judged) => valuesOf(everywhere(judged)['cac:PaymentMeans'], 'cbc:PaymentMeansCode').size <= 1,
    },
  ],
  ['BT-151', { id: 'UBL-SR-48', at: LINE, holds: (line) => line.count('cac:Item', 'cac:ClassifiedTaxCategory') === 1 }],
];

/** Addresses have one third line; UBL has any number. */
const THIRD_LINE: TreeRule = {
  id: 'UBL-SR-51',
  at: ['cac:PostalAddress', 'cac:Address'],
  holds: (address) => address.count('cac:AddressLine') <= 1,
};

export const AT_MOST_ONCE: readonly TreeRule[] = [
  ...ONCE.map(([id, , at, ...path]) => ({ id, at, holds: (element: XmlElement) => element.count(...path) <= 1 })),
  ...COUNTED.map(([, rule]) => rule),
  THIRD_LINE,
];

const once = (term: NamedTerm): RuleText => ({
  terms: [term],
  message: `The ${named(term)} is there more than once.`,
  advice: remove(term),
});

export const atMostOnceTexts = (): Readonly<Record<string, RuleText>> => ({
  'UBL-SR-51': {
    message: 'An address has more than one third line.',
    advice: {
      en: 'Write the address in at most three lines, beside the postcode, the town and the country.',
      fr: 'Écrivez l’adresse en trois lignes au plus, en dehors du code postal, de la ville et du pays.',
      de: 'Die Anschrift in höchstens drei Zeilen angeben, neben Postleitzahl, Ort und Land.',
    },
  },
  ...Object.fromEntries(ONCE.map(([id, term]) => [id, once(term)])),
  ...Object.fromEntries(COUNTED.map(([term, { id }]) => [id, once(term)])),
});
