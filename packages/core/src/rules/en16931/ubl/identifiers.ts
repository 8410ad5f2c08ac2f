import type { XmlElement } from '../../../xml/index.ts';
import type { RuleText, TreeRule } from '../../engine/index.ts';
import { correct, fillIn, type NamedTerm, named, remove } from '../../terms.ts';
import { COUNTRY_CODES } from '../code-lists/lists/iso.ts';
import { DOCUMENT } from './paths.ts';
import { isCreditorId, isVatInPattern, only, onlyChild } from './reading.ts';

/** The artefact looks for the first two characters anywhere in this text. */
const PREFIXES = ` ${COUNTRY_CODES.trim().split(/\s+/).join(' ')} EL `;

const hasType130 = (reference: XmlElement): boolean =>
  reference.all('cbc:DocumentTypeCode').some(({ value }) => value === '130');

/** Names (BT-59) and numbers of the payee are told apart from the seller's. */
const namesOtherThanSeller = (payee: XmlElement): boolean => {
  const { parent } = payee;
  const names = payee.all('cac:PartyName', 'cbc:Name');
  const sellers =
    parent?.all('cac:AccountingSupplierParty', 'cac:Party', 'cac:PartyLegalEntity', 'cbc:RegistrationName') ?? [];
  return names.some(({ value }) => sellers.some((seller) => seller.value !== value));
};

const share = (some: readonly XmlElement[], others: readonly XmlElement[]): boolean =>
  some.some(({ value }) => others.some((other) => other.value === value));

export const IDENTIFIER_RULES: readonly TreeRule[] = [
  {
    id: 'BR-17',
    at: 'cac:PayeeParty',
    holds: (payee) => {
      const seller = (...path: string[]) =>
        payee.parent?.all('cac:AccountingSupplierParty', 'cac:Party', ...path) ?? [];
      return (
        payee.has('cac:PartyName', 'cbc:Name') &&
        !share(payee.all('cac:PartyName', 'cbc:Name'), seller('cac:PartyName', 'cbc:Name')) &&
        !share(payee.all('cac:PartyIdentification', 'cbc:ID'), seller('cac:PartyIdentification', 'cbc:ID'))
      );
    },
  },
  {
    id: 'BR-CO-09',
    at: 'cac:PartyTaxScheme',
    when: isVatInPattern,
    holds: (scheme) => PREFIXES.includes((onlyChild(scheme, 'cbc:CompanyID')?.value ?? '').slice(0, 2)),
  },
  {
    id: 'UBL-SR-07',
    at: 'cac:BillingReference',
    holds: (reference) => reference.has('cac:InvoiceDocumentReference', 'cbc:ID'),
  },
  {
    id: 'UBL-SR-19',
    at: 'cac:PayeeParty',
    holds: (payee) => payee.count('cac:PartyName', 'cbc:Name') <= 1 && namesOtherThanSeller(payee),
  },
  {
    id: 'UBL-SR-20',
    at: 'cac:PayeeParty',
    holds: (payee) =>
      payee.all('cac:PartyIdentification', 'cbc:ID').filter((id) => !isCreditorId(id)).length <= 1 &&
      namesOtherThanSeller(payee),
  },
  {
    id: 'UBL-SR-21',
    at: 'cac:PayeeParty',
    holds: (payee) => payee.count('cac:PartyLegalEntity', 'cbc:CompanyID') <= 1 && namesOtherThanSeller(payee),
  },
  {
    id: 'UBL-SR-43',
    at: 'cac:AdditionalDocumentReference',
    holds: (reference) => {
      if (hasType130(reference)) return true;
      const id = only(reference, 'cbc:ID');
      if (
        reference.parent?.path.name === 'cn:CreditNote' &&
        reference.all('cbc:DocumentTypeCode').some(({ value }) => value === '50')
      )
        return true;
      return !reference.has('cbc:DocumentTypeCode') && !('schemeID' in (id?.attributes ?? {}));
    },
  },
  {
    id: 'UBL-SR-53',
    at: 'cac:PartyTaxScheme',
    holds: (scheme) => scheme.has('cbc:CompanyID') && scheme.has('cac:TaxScheme', 'cbc:ID'),
  },
  {
    id: 'UBL-CR-002',
    at: DOCUMENT,
    holds: (root) => {
      const versions = root.all('cbc:UBLVersionID');
      return versions.length === 0 || versions.some(({ value }) => value === '2.1');
    },
  },
  {
    id: 'UBL-CR-665',
    at: 'cac:AdditionalDocumentReference/cbc:ID',
    attribute: 'schemeID',
    holds: ({ parent }) => {
      const types = parent?.all('cbc:DocumentTypeCode') ?? [];
      return types.length > 0 && types.every(({ value }) => value === '130');
    },
  },
  {
    id: 'UBL-CR-666',
    at: 'cac:AdditionalDocumentReference',
    when: hasType130,
    holds: (reference) => !reference.has('cac:Attachment'),
  },
  {
    id: 'UBL-CR-673',
    at: 'cac:AdditionalDocumentReference',
    when: hasType130,
    holds: (reference) => !reference.has('cbc:DocumentDescription'),
  },
];

/** The payee has one of each, and is not the seller. */
const payee = (term: NamedTerm): RuleText => ({
  terms: [term, 'BT-59', 'BT-27'],
  message: `The ${named(term)} is there more than once, or the payee is the seller.`,
  advice: {
    en: 'Leave out the payee where the seller itself is paid; else name the payee once.',
    fr: 'N’indiquez pas de bénéficiaire si le vendeur est payé lui-même ; sinon indiquez-le une seule fois.',
    de: 'Den Zahlungsempfänger weglassen, wenn der Verkäufer selbst bezahlt wird; sonst nur einmal angeben.',
  },
});

const objectBeside = (term: NamedTerm): RuleText => ({
  terms: ['BT-18', term],
  message: `The ${named('BT-18')} stands beside a ${named(term)} in one reference.`,
  advice: remove(term),
});

export const identifierTexts = (): Readonly<Record<string, RuleText>> => ({
  'UBL-SR-07': { terms: ['BG-3', 'BT-25'], message: `The ${named('BT-25')} is missing.`, advice: fillIn('BT-25') },
  'UBL-SR-19': payee('BT-59'),
  'UBL-SR-20': payee('BT-60'),
  'UBL-SR-21': payee('BT-61'),
  'UBL-SR-43': {
    terms: ['BT-18', 'BT-122'],
    message:
      'A supporting document (BG-24) has a document type or a scheme, which only the invoiced object (BT-18) has.',
    advice: correct('BT-18', 'BT-122'),
  },
  'UBL-SR-53': {
    terms: ['BT-31', 'BT-48'],
    message: 'A tax registration has no number, or does not say of which tax it is.',
    advice: fillIn('BT-31', 'BT-48'),
  },
  'UBL-CR-002': {
    severity: 'warning',
    message: 'The UBL version is another than 2.1.',
    advice: {
      en: 'Have the software that writes the file name the UBL version 2.1, or none.',
      fr: 'Faites indiquer par le logiciel qui écrit le fichier la version UBL 2.1, ou aucune.',
      de: 'Die Software, die die Datei schreibt, soll die UBL-Version 2.1 nennen oder keine.',
    },
  },
  'UBL-CR-665': {
    severity: 'warning',
    terms: ['BT-18', 'BT-122'],
    message: `The ${named('BT-122')} has a scheme, which only the invoiced object (BT-18) has.`,
    advice: correct('BT-122'),
  },
  'UBL-CR-666': objectBeside('BT-125'),
  'UBL-CR-673': objectBeside('BT-123'),
});
