import type { XmlElement } from '../../../xml/index.ts';
import type { RuleText, TreeRule } from '../../engine/index.ts';
import { DOCUMENT } from './paths.ts';

/** An attribute that should not be there: the rule, the attribute, the element it is about. */
type Row = readonly [id: string, attribute: string, at: string];

const ROWS: readonly Row[] = [
  ['UBL-CR-648', 'schemeID', `${DOCUMENT}/cbc:CustomizationID`],
  ['UBL-CR-649', 'schemeID', `${DOCUMENT}/cbc:ProfileID`],
  ['UBL-CR-650', 'schemeID', `${DOCUMENT}/cbc:ID`],
  ['UBL-CR-651', 'schemeID', `${DOCUMENT}/cbc:SalesOrderID`],
  ['UBL-CR-652', 'schemeID', 'cac:PartyTaxScheme/cbc:CompanyID'],
  ['UBL-CR-653', 'schemeID', `${DOCUMENT}/cac:PaymentMeans/cbc:PaymentID`],
  ['UBL-CR-654', 'schemeID', `${DOCUMENT}/cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID`],
  [
    'UBL-CR-655',
    'schemeID',
    `${DOCUMENT}/cac:PaymentMeans/cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch/cbc:ID`,
  ],
  ['UBL-CR-656', 'listID', `${DOCUMENT}/cbc:InvoiceTypeCode`],
  ['UBL-CR-657', 'listID', `${DOCUMENT}/cbc:DocumentCurrencyCode`],
  ['UBL-CR-658', 'listID', `${DOCUMENT}/cbc:TaxCurrencyCode`],
  ['UBL-CR-659', 'listID', `${DOCUMENT}/cac:AdditionalDocumentReference/cbc:DocumentTypeCode`],
  ['UBL-CR-660', 'listID', 'cac:Country/cbc:IdentificationCode'],
  ['UBL-CR-661', 'listID', `${DOCUMENT}/cac:PaymentMeans/cbc:PaymentMeansCode`],
  ['UBL-CR-662', 'listID', 'cbc:AllowanceChargeReasonCode'],
  ['UBL-CR-667', 'schemeID', 'cac:BuyersItemIdentification/cbc:ID'],
  ['UBL-CR-668', 'schemeID', 'cac:SellersItemIdentification/cbc:ID'],
  ['UBL-CR-672', 'listID', `${DOCUMENT}/cbc:CreditNoteTypeCode`],
  ['UBL-CR-674', 'schemeID', 'cbc:PrimaryAccountNumberID'],
  ['UBL-CR-675', 'schemeID', 'cac:CardAccount/cbc:NetworkID'],
  ['UBL-CR-676', 'schemeID', 'cac:PaymentMandate/cbc:ID'],
  ['UBL-CR-677', 'schemeID', 'cac:PaymentMandate/cac:PayerFinancialAccount/cbc:ID'],
  ['UBL-CR-678', 'schemeID', 'cac:TaxCategory/cbc:ID'],
  ['UBL-CR-679', 'schemeID', 'cac:ClassifiedTaxCategory/cbc:ID'],
];

/** Attributes that no element should have, and the rule of each. */
const NOWHERE: Readonly<Record<string, string>> = {
  unitCodeListID: 'UBL-CR-663',
  schemeName: 'UBL-DT-08',
  schemeAgencyName: 'UBL-DT-09',
  schemeDataURI: 'UBL-DT-10',
  schemeURI: 'UBL-DT-11',
  format: 'UBL-DT-12',
  unitCodeListIdentifier: 'UBL-DT-13',
  unitCodeListAgencyIdentifier: 'UBL-DT-14',
  unitCodeListAgencyName: 'UBL-DT-15',
  listAgencyName: 'UBL-DT-16',
  listName: 'UBL-DT-17',
  name: 'UBL-DT-18',
  languageID: 'UBL-DT-19',
  listURI: 'UBL-DT-20',
  listSchemeURI: 'UBL-DT-21',
  languageLocaleID: 'UBL-DT-22',
  uri: 'UBL-DT-23',
  currencyCodeListVersionID: 'UBL-DT-24',
  characterSetCode: 'UBL-DT-25',
  encodingCode: 'UBL-DT-26',
  schemeAgencyID: 'UBL-DT-27',
  listAgencyID: 'UBL-DT-28',
};

/** An EmbeddedDocumentBinaryObject and its like, wherever they stand. */
const ATTACHMENT = 'cbc:*BinaryObject';
const never = (): boolean => false;

export const ATTRIBUTE_RULES: readonly TreeRule[] = [
  ...ROWS.map(([id, attribute, at]) => ({ id, at, attribute, holds: never })),
  ...Object.entries(NOWHERE).map(([attribute, id]) => ({
    id,
    at: '*',
    attribute,
    // The name of a means of payment is BT-82.
    holds: ({ path }: XmlElement) => attribute === 'name' && path.name === 'cbc:PaymentMeansCode',
  })),
  { id: 'UBL-DT-06', at: ATTACHMENT, holds: ({ attributes }) => 'mimeCode' in attributes },
  { id: 'UBL-DT-07', at: ATTACHMENT, holds: ({ attributes }) => 'filename' in attributes },
];

const local = (at: string): string => at.slice(at.lastIndexOf(':') + 1);

const unwanted = (attribute: string, element: string): RuleText => ({
  severity: 'warning',
  message: `EN 16931 has no term for the attribute ${attribute}${element}.`,
  advice: {
    en: `Have the software that writes the file leave out the attribute “${attribute}”${element}: no field of the shop asks for it.`,
    fr: `Faites omettre l’attribut « ${attribute} »${element} par le logiciel qui écrit le fichier : aucun champ de la boutique ne le demande.`,
    de: `Das Attribut „${attribute}“${element} von der Software weglassen lassen, die die Datei schreibt: Kein Feld des Shops verlangt es.`,
  },
});

export const attributeTexts = (): Readonly<Record<string, RuleText>> => ({
  ...Object.fromEntries(ROWS.map(([id, attribute, at]) => [id, unwanted(attribute, ` (${local(at)})`)])),
  ...Object.fromEntries(Object.entries(NOWHERE).map(([attribute, id]) => [id, unwanted(attribute, '')])),
  'UBL-DT-06': {
    terms: ['BT-125'],
    message: 'An attached document (BT-125) does not say of which media type it is.',
    advice: {
      en: 'Attach the document again as PDF, PNG, JPEG, CSV, XLSX or ODS.',
      fr: 'Joignez de nouveau le document au format PDF, PNG, JPEG, CSV, XLSX ou ODS.',
      de: 'Das Dokument erneut als PDF, PNG, JPEG, CSV, XLSX oder ODS anhängen.',
    },
  },
  'UBL-DT-07': {
    terms: ['BT-125'],
    message: 'An attached document (BT-125) has no file name.',
    advice: {
      en: 'Give the attached document a file name.',
      fr: 'Donnez un nom de fichier au document joint.',
      de: 'Dem angehängten Dokument einen Dateinamen geben.',
    },
  },
});
