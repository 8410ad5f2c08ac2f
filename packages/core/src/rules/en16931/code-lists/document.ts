import { first, type Rule } from '../../rule.ts';
import * as advise from './advice.ts';
import { coded } from './coded.ts';
import { ATTACHMENT_TYPES } from './lists/eu.ts';
import { CURRENCIES } from './lists/iso.ts';
import { DOCUMENT_TYPES, NOTE_SUBJECTS, OBJECT_SCHEMES, PAYMENT_MEANS, VAT_POINT_DATES } from './lists/untdid.ts';

/** Codes of the document. */
export const DOCUMENT_CODES: readonly Rule[] = [
  coded({
    id: 'BR-CL-01',
    scope: 'invoice',
    at: 'typeCode',
    terms: ['BT-3'],
    list: DOCUMENT_TYPES,
    advice: advise.documentType,
    codes: (invoice) => invoice.typeCode,
    breaks: (draft) => void (draft.typeCode = '999'),
  }),
  coded({
    id: 'BR-CL-03',
    scope: 'invoice',
    at: 'currencyCode',
    terms: ['BT-5', 'BT-6'],
    list: CURRENCIES,
    advice: advise.currency,
    // Amounts carry the accounting currency only where BT-111 stands.
    codes: ({ currencyCode, vatAccountingCurrencyCode, totals }) => [
      currencyCode,
      totals.totalVatInAccountingCurrency === undefined ? undefined : vatAccountingCurrencyCode,
    ],
    breaks: (draft) => void (draft.currencyCode = 'EURO'),
  }),
  coded({
    id: 'BR-CL-04',
    scope: 'invoice',
    at: 'currencyCode',
    terms: ['BT-5'],
    list: CURRENCIES,
    advice: advise.currency,
    codes: (invoice) => invoice.currencyCode,
    breaks: (draft) => void (draft.currencyCode = 'EURO'),
  }),
  coded({
    id: 'BR-CL-05',
    scope: 'invoice',
    at: 'vatAccountingCurrencyCode',
    terms: ['BT-6'],
    list: CURRENCIES,
    advice: advise.currency,
    codes: (invoice) => invoice.vatAccountingCurrencyCode,
    breaks: (draft) => void (draft.vatAccountingCurrencyCode = 'FRF'),
  }),
  coded({
    id: 'BR-CL-06',
    scope: 'invoice',
    at: 'vatPointDateCode',
    terms: ['BT-8'],
    list: VAT_POINT_DATES,
    advice: advise.vatPointDate,
    codes: (invoice) => invoice.vatPointDateCode,
    breaks: (draft) => void (draft.vatPointDateCode = '72'),
  }),
  coded({
    id: 'BR-CL-07',
    scope: 'invoice',
    at: 'invoicedObjectIdentifier.scheme',
    terms: ['BT-18'],
    list: OBJECT_SCHEMES,
    advice: advise.objectScheme,
    codes: (invoice) => invoice.invoicedObjectIdentifier?.scheme,
    breaks: (draft) => void (draft.invoicedObjectIdentifier = { value: 'METER-7', scheme: 'METER' }),
  }),
  coded({
    id: 'BR-CL-07',
    scope: 'line',
    at: 'objectIdentifier.scheme',
    terms: ['BT-128'],
    list: OBJECT_SCHEMES,
    advice: advise.objectScheme,
    codes: (line) => line.objectIdentifier?.scheme,
    breaks: (draft) => void (first(draft.lines).objectIdentifier = { value: 'METER-7', scheme: 'METER' }),
  }),
  coded({
    id: 'BR-CL-08',
    scope: 'note',
    at: 'subjectCode',
    terms: ['BT-21'],
    list: NOTE_SUBJECTS,
    advice: advise.noteSubject,
    codes: (note) => note.subjectCode,
    breaks: (draft) => void draft.notes?.push({ subjectCode: 'XXX', text: 'Merci' }),
  }),
  coded({
    id: 'BR-CL-16',
    scope: 'invoice',
    at: 'paymentInstructions.paymentMeansTypeCode',
    terms: ['BT-81'],
    list: PAYMENT_MEANS,
    advice: advise.paymentMeans,
    codes: (invoice) => invoice.paymentInstructions?.paymentMeansTypeCode,
    breaks: (draft) => void (draft.paymentInstructions = { paymentMeansTypeCode: 'VIREMENT' }),
  }),
  coded({
    id: 'BR-CL-24',
    scope: 'invoice',
    at: 'supportingDocuments',
    terms: ['BT-125'],
    list: ATTACHMENT_TYPES,
    advice: advise.attachmentType,
    codes: (invoice) => invoice.supportingDocuments?.map(({ attachment }) => attachment?.mimeCode),
    breaks: (draft) =>
      void (draft.supportingDocuments = [
        { reference: 'BL-1', attachment: { content: 'QQ==', mimeCode: 'text/html', filename: 'bl.html' } },
      ]),
  }),
];
