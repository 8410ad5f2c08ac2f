import { first, type Rule } from '../../../rule.ts';
import { coded } from './coded.ts';
import { ATTACHMENT_TYPES } from '../../code-lists/lists/eu.ts';
import { CURRENCIES } from '../../code-lists/lists/iso.ts';
import {
  DOCUMENT_TYPES,
  NOTE_SUBJECTS,
  OBJECT_SCHEMES,
  PAYMENT_MEANS,
  VAT_POINT_DATES,
} from '../../code-lists/lists/untdid.ts';

/** Codes of the document. */
export const DOCUMENT_CODES: readonly Rule[] = [
  coded({
    id: 'BR-CL-01',
    scope: 'invoice',
    at: 'typeCode',
    list: DOCUMENT_TYPES,
    codes: (invoice) => invoice.typeCode,
    breaks: (draft) => void (draft.typeCode = '999'),
  }),
  coded({
    id: 'BR-CL-03',
    scope: 'invoice',
    at: 'currencyCode',
    list: CURRENCIES,
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
    list: CURRENCIES,
    codes: (invoice) => invoice.currencyCode,
    breaks: (draft) => void (draft.currencyCode = 'EURO'),
  }),
  coded({
    id: 'BR-CL-05',
    scope: 'invoice',
    at: 'vatAccountingCurrencyCode',
    list: CURRENCIES,
    codes: (invoice) => invoice.vatAccountingCurrencyCode,
    breaks: (draft) => void (draft.vatAccountingCurrencyCode = 'FRF'),
  }),
  coded({
    id: 'BR-CL-06',
    scope: 'invoice',
    at: 'vatPointDateCode',
    list: VAT_POINT_DATES,
    codes: (invoice) => invoice.vatPointDateCode,
    breaks: (draft) => void (draft.vatPointDateCode = '72'),
  }),
  coded({
    id: 'BR-CL-07',
    scope: 'invoice',
    at: 'invoicedObjectIdentifier.scheme',
    list: OBJECT_SCHEMES,
    codes: (invoice) => invoice.invoicedObjectIdentifier?.scheme,
    breaks: (draft) => void (draft.invoicedObjectIdentifier = { value: 'METER-7', scheme: 'METER' }),
  }),
  coded({
    id: 'BR-CL-07',
    scope: 'line',
    at: 'objectIdentifier.scheme',
    list: OBJECT_SCHEMES,
    codes: (line) => line.objectIdentifier?.scheme,
    breaks: (draft) => void (first(draft.lines).objectIdentifier = { value: 'METER-7', scheme: 'METER' }),
  }),
  coded({
    id: 'BR-CL-08',
    scope: 'note',
    at: 'subjectCode',
    list: NOTE_SUBJECTS,
    codes: (note) => note.subjectCode,
    breaks: (draft) => void draft.notes?.push({ subjectCode: 'XXX', text: 'Merci' }),
  }),
  coded({
    id: 'BR-CL-16',
    scope: 'invoice',
    at: 'paymentInstructions.paymentMeansTypeCode',
    list: PAYMENT_MEANS,
    codes: (invoice) => invoice.paymentInstructions?.paymentMeansTypeCode,
    breaks: (draft) => void (draft.paymentInstructions = { paymentMeansTypeCode: 'VIREMENT' }),
  }),
  coded({
    id: 'BR-CL-24',
    scope: 'invoice',
    at: 'supportingDocuments',
    list: ATTACHMENT_TYPES,
    codes: (invoice) => invoice.supportingDocuments?.map(({ attachment }) => attachment?.mimeCode),
    breaks: (draft) =>
      void (draft.supportingDocuments = [
        { reference: 'BL-1', attachment: { content: 'QQ==', mimeCode: 'text/html', filename: 'bl.html' } },
      ]),
  }),
];
