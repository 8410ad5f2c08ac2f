import type { Identifier } from '../../model/index.ts';
import { filled, first, rule } from '../rule.ts';
import { fillIn, fillInOneOf, type NamedTerm, named } from '../terms.ts';

const missing = (term: NamedTerm) => ({
  terms: [term],
  message: `The ${named(term)} is missing.`,
  advice: fillIn(term),
});
const schemeMissing = (term: NamedTerm) => ({
  terms: [term],
  message: `The ${named(term)} has no scheme identifier.`,
  advice: fillIn(term),
});
const hasScheme = (identifier: Identifier | undefined): boolean =>
  identifier === undefined || filled(identifier.scheme);

/** Terms that must be there. What the schema itself guarantees (dates, amounts, addresses, categories) has no row. */
export const PRESENCE = [
  rule({
    id: 'BR-01',
    scope: 'invoice',
    at: 'processControl.specificationIdentifier',
    ...missing('BT-24'),
    holds: (invoice) => filled(invoice.processControl.specificationIdentifier),
    example: { breaks: (draft) => void (draft.processControl.specificationIdentifier = '') },
  }),
  rule({
    id: 'BR-02',
    scope: 'invoice',
    at: 'number',
    ...missing('BT-1'),
    holds: (invoice) => filled(invoice.number),
    example: { breaks: (draft) => void (draft.number = '') },
  }),
  rule({
    id: 'BR-04',
    scope: 'invoice',
    at: 'typeCode',
    ...missing('BT-3'),
    holds: (invoice) => filled(invoice.typeCode),
    example: { breaks: (draft) => void (draft.typeCode = '') },
  }),
  rule({
    id: 'BR-05',
    scope: 'invoice',
    at: 'currencyCode',
    ...missing('BT-5'),
    holds: (invoice) => filled(invoice.currencyCode),
    example: { breaks: (draft) => void (draft.currencyCode = '') },
  }),
  rule({
    id: 'BR-06',
    scope: 'invoice',
    at: 'seller.name',
    ...missing('BT-27'),
    holds: (invoice) => filled(invoice.seller.name),
    example: { breaks: (draft) => void (draft.seller.name = '') },
  }),
  rule({
    id: 'BR-07',
    scope: 'invoice',
    at: 'buyer.name',
    ...missing('BT-44'),
    holds: (invoice) => filled(invoice.buyer.name),
    example: { breaks: (draft) => void (draft.buyer.name = ' ') },
  }),
  rule({
    id: 'BR-16',
    scope: 'invoice',
    at: 'lines',
    terms: ['BG-25'],
    message: 'The invoice has no line (BG-25).',
    advice: fillIn('BG-25'),
    holds: (invoice) => invoice.lines.length > 0,
    example: { breaks: (draft) => void (draft.lines = []) },
  }),
  rule({
    id: 'BR-17',
    scope: 'invoice',
    at: 'payee.name',
    ...missing('BT-59'),
    holds: ({ payee }) => payee === undefined || filled(payee.name),
    example: { breaks: (draft) => void (draft.payee = { name: '', identifier: { value: 'PAYEE-1' } }) },
  }),
  rule({
    id: 'BR-18',
    scope: 'invoice',
    at: 'sellerTaxRepresentative.name',
    ...missing('BT-62'),
    holds: ({ sellerTaxRepresentative }) =>
      sellerTaxRepresentative === undefined || filled(sellerTaxRepresentative.name),
    example: {
      breaks: (draft) =>
        void (draft.sellerTaxRepresentative = {
          name: '',
          vatIdentifier: 'FR44732829320',
          postalAddress: { countryCode: 'FR' },
        }),
    },
  }),
  rule({
    id: 'BR-56',
    scope: 'invoice',
    at: 'sellerTaxRepresentative.vatIdentifier',
    ...missing('BT-63'),
    holds: ({ sellerTaxRepresentative }) =>
      sellerTaxRepresentative === undefined || filled(sellerTaxRepresentative.vatIdentifier),
    example: {
      breaks: (draft) =>
        void (draft.sellerTaxRepresentative = {
          name: 'Fiscalia',
          vatIdentifier: '',
          postalAddress: { countryCode: 'FR' },
        }),
    },
  }),
  rule({
    id: 'BR-21',
    scope: 'line',
    at: 'identifier',
    ...missing('BT-126'),
    holds: (line) => filled(line.identifier),
    example: { breaks: (draft) => void (first(draft.lines).identifier = '') },
  }),
  rule({
    id: 'BR-23',
    scope: 'line',
    at: 'invoicedQuantityUnitCode',
    ...missing('BT-130'),
    holds: (line) => filled(line.invoicedQuantityUnitCode),
    example: { breaks: (draft) => void (first(draft.lines).invoicedQuantityUnitCode = '') },
  }),
  rule({
    id: 'BR-25',
    scope: 'line',
    at: 'item.name',
    ...missing('BT-153'),
    holds: (line) => filled(line.item.name),
    example: { breaks: (draft) => void (first(draft.lines).item.name = '') },
  }),
  rule({
    id: 'BR-49',
    scope: 'invoice',
    at: 'paymentInstructions.paymentMeansTypeCode',
    ...missing('BT-81'),
    holds: ({ paymentInstructions }) =>
      paymentInstructions === undefined || filled(paymentInstructions.paymentMeansTypeCode),
    example: {
      breaks: (draft) => void (draft.paymentInstructions = { paymentMeansTypeCode: '', remittanceInformation: 'F1' }),
    },
  }),
  rule({
    id: 'BR-50',
    scope: 'invoice',
    at: 'paymentInstructions.creditTransfers',
    ...missing('BT-84'),
    holds: ({ paymentInstructions }) =>
      paymentInstructions?.creditTransfers?.every((transfer) => filled(transfer.paymentAccountIdentifier)) ?? true,
    example: {
      breaks: (draft) =>
        void (draft.paymentInstructions = {
          paymentMeansTypeCode: '57',
          creditTransfers: [{ paymentAccountIdentifier: '', paymentAccountName: 'Atelier' }],
        }),
    },
  }),
  rule({
    id: 'BR-61',
    scope: 'invoice',
    at: 'paymentInstructions.creditTransfers',
    terms: ['BT-81', 'BT-84'],
    message: 'A credit transfer (BT-81 30 or 58) needs the account it goes to (BT-84).',
    advice: fillIn('BT-84'),
    holds: ({ paymentInstructions: paid }) =>
      !['30', '58'].includes(paid?.paymentMeansTypeCode.trim() ?? '') || (paid?.creditTransfers?.length ?? 0) > 0,
    example: { breaks: (draft) => void (draft.paymentInstructions = { paymentMeansTypeCode: '30' }) },
  }),
  rule({
    id: 'BR-52',
    scope: 'invoice',
    at: 'supportingDocuments',
    ...missing('BT-122'),
    holds: ({ supportingDocuments }) => supportingDocuments?.every((document) => filled(document.reference)) ?? true,
    example: {
      breaks: (draft) => void (draft.supportingDocuments = [{ reference: '', description: 'BON_LIVRAISON' }]),
    },
  }),
  rule({
    id: 'BR-53',
    scope: 'invoice',
    at: 'totals.totalVatInAccountingCurrency',
    ...missing('BT-111'),
    terms: ['BT-6', 'BT-111'],
    holds: ({ vatAccountingCurrencyCode, totals }) =>
      !filled(vatAccountingCurrencyCode) || totals.totalVatInAccountingCurrency !== undefined,
    example: { breaks: (draft) => void (draft.vatAccountingCurrencyCode = 'SEK') },
  }),
  rule({
    id: 'BR-54',
    scope: 'line',
    at: 'item.attributes',
    terms: ['BT-160', 'BT-161'],
    message: 'An item attribute (BG-32) needs a name (BT-160) and a value (BT-161).',
    advice: fillIn('BT-160'),
    holds: (line) => line.item.attributes?.every(({ name, value }) => filled(name) && filled(value)) ?? true,
    example: { breaks: (draft) => void (first(draft.lines).item.attributes = [{ name: 'Essence', value: '' }]) },
  }),
  rule({
    id: 'BR-55',
    scope: 'preceding',
    at: 'number',
    ...missing('BT-25'),
    holds: (preceding) => filled(preceding.number),
    example: { breaks: (draft) => void (draft.precedingInvoiceReferences = [{ number: '', issueDate: '2026-01-05' }]) },
  }),
  rule({
    id: 'BR-62',
    scope: 'invoice',
    at: 'seller.electronicAddress.scheme',
    ...schemeMissing('BT-34'),
    holds: (invoice) => hasScheme(invoice.seller.electronicAddress),
    example: { breaks: (draft) => void (draft.seller.electronicAddress = { value: '732829320' }) },
  }),
  rule({
    id: 'BR-63',
    scope: 'invoice',
    at: 'buyer.electronicAddress.scheme',
    ...schemeMissing('BT-49'),
    holds: (invoice) => hasScheme(invoice.buyer.electronicAddress),
    example: { breaks: (draft) => void (draft.buyer.electronicAddress = { value: '356000000' }) },
  }),
  rule({
    id: 'BR-64',
    scope: 'line',
    at: 'item.standardIdentifier.scheme',
    ...schemeMissing('BT-157'),
    holds: (line) => hasScheme(line.item.standardIdentifier),
    example: { breaks: (draft) => void (first(draft.lines).item.standardIdentifier = { value: '3760000000017' }) },
  }),
  rule({
    id: 'BR-65',
    scope: 'line',
    at: 'item.classificationIdentifiers',
    ...schemeMissing('BT-158'),
    holds: (line) => line.item.classificationIdentifiers?.every((code) => filled(code.scheme)) ?? true,
    example: {
      breaks: (draft) => void (first(draft.lines).item.classificationIdentifiers = [{ value: '94036000', scheme: '' }]),
    },
  }),
  rule({
    id: 'BR-CO-18',
    scope: 'invoice',
    at: 'vatBreakdown',
    terms: ['BG-23'],
    message: 'The invoice has no VAT breakdown (BG-23).',
    advice: fillIn('BG-23'),
    holds: (invoice) => invoice.vatBreakdown.length > 0,
    example: { breaks: (draft) => void (draft.vatBreakdown = []) },
  }),
  rule({
    id: 'BR-CO-26',
    scope: 'invoice',
    at: 'seller',
    terms: ['BT-29', 'BT-30', 'BT-31'],
    message:
      'The buyer cannot identify the seller: no identifier (BT-29), registration number (BT-30) or VAT number (BT-31).',
    advice: fillInOneOf('BT-30', 'BT-31', 'BT-29'),
    holds: ({ seller }) =>
      (seller.identifiers?.length ?? 0) > 0 ||
      seller.legalRegistrationIdentifier !== undefined ||
      filled(seller.vatIdentifier),
    example: {
      breaks: (draft) => {
        delete draft.seller.identifiers;
        delete draft.seller.legalRegistrationIdentifier;
        delete draft.seller.vatIdentifier;
      },
    },
  }),
];
