import type { Identifier } from '../../../model/index.ts';
import { filled, first, rule } from '../../rule.ts';
import { told } from './told.ts';

const hasScheme = (identifier: Identifier | undefined): boolean =>
  identifier === undefined || filled(identifier.scheme);

/** Terms that must be there. What the schema itself guarantees (dates, amounts, addresses, categories) has no row. */
export const PRESENCE = [
  rule({
    ...told('BR-01'),
    scope: 'invoice',
    at: 'processControl.specificationIdentifier',
    holds: (invoice) => filled(invoice.processControl.specificationIdentifier),
    example: { breaks: (draft) => void (draft.processControl.specificationIdentifier = '') },
  }),
  rule({
    ...told('BR-02'),
    scope: 'invoice',
    at: 'number',
    holds: (invoice) => filled(invoice.number),
    example: { breaks: (draft) => void (draft.number = '') },
  }),
  rule({
    ...told('BR-04'),
    scope: 'invoice',
    at: 'typeCode',
    holds: (invoice) => filled(invoice.typeCode),
    example: { breaks: (draft) => void (draft.typeCode = '') },
  }),
  rule({
    ...told('BR-05'),
    scope: 'invoice',
    at: 'currencyCode',
    holds: (invoice) => filled(invoice.currencyCode),
    example: { breaks: (draft) => void (draft.currencyCode = '') },
  }),
  rule({
    ...told('BR-06'),
    scope: 'invoice',
    at: 'seller.name',
    holds: (invoice) => filled(invoice.seller.name),
    example: { breaks: (draft) => void (draft.seller.name = '') },
  }),
  rule({
    ...told('BR-07'),
    scope: 'invoice',
    at: 'buyer.name',
    holds: (invoice) => filled(invoice.buyer.name),
    example: { breaks: (draft) => void (draft.buyer.name = ' ') },
  }),
  rule({
    ...told('BR-16'),
    scope: 'invoice',
    at: 'lines',
    holds: (invoice) => invoice.lines.length > 0,
    example: { breaks: (draft) => void (draft.lines = []) },
  }),
  rule({
    ...told('BR-17'),
    scope: 'invoice',
    at: 'payee.name',
    holds: ({ payee }) => payee === undefined || filled(payee.name),
    example: { breaks: (draft) => void (draft.payee = { name: '', identifier: { value: 'PAYEE-1' } }) },
  }),
  rule({
    ...told('BR-18'),
    scope: 'invoice',
    at: 'sellerTaxRepresentative.name',
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
    ...told('BR-56'),
    scope: 'invoice',
    at: 'sellerTaxRepresentative.vatIdentifier',
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
    ...told('BR-21'),
    scope: 'line',
    at: 'identifier',
    holds: (line) => filled(line.identifier),
    example: { breaks: (draft) => void (first(draft.lines).identifier = '') },
  }),
  rule({
    ...told('BR-23'),
    scope: 'line',
    at: 'invoicedQuantityUnitCode',
    holds: (line) => filled(line.invoicedQuantityUnitCode),
    example: { breaks: (draft) => void (first(draft.lines).invoicedQuantityUnitCode = '') },
  }),
  rule({
    ...told('BR-25'),
    scope: 'line',
    at: 'item.name',
    holds: (line) => filled(line.item.name),
    example: { breaks: (draft) => void (first(draft.lines).item.name = '') },
  }),
  rule({
    ...told('BR-49'),
    scope: 'invoice',
    at: 'paymentInstructions.paymentMeansTypeCode',
    holds: ({ paymentInstructions }) =>
      paymentInstructions === undefined || filled(paymentInstructions.paymentMeansTypeCode),
    example: {
      breaks: (draft) => void (draft.paymentInstructions = { paymentMeansTypeCode: '', remittanceInformation: 'F1' }),
    },
  }),
  rule({
    ...told('BR-50'),
    scope: 'invoice',
    at: 'paymentInstructions.creditTransfers',
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
    ...told('BR-61'),
    scope: 'invoice',
    at: 'paymentInstructions.creditTransfers',
    holds: ({ paymentInstructions: paid }) =>
      !['30', '58'].includes(paid?.paymentMeansTypeCode.trim() ?? '') || (paid?.creditTransfers?.length ?? 0) > 0,
    example: { breaks: (draft) => void (draft.paymentInstructions = { paymentMeansTypeCode: '30' }) },
  }),
  rule({
    ...told('BR-52'),
    scope: 'invoice',
    at: 'supportingDocuments',
    holds: ({ supportingDocuments }) => supportingDocuments?.every((document) => filled(document.reference)) ?? true,
    example: {
      breaks: (draft) => void (draft.supportingDocuments = [{ reference: '', description: 'BON_LIVRAISON' }]),
    },
  }),
  rule({
    ...told('BR-53'),
    scope: 'invoice',
    at: 'totals.totalVatInAccountingCurrency',
    holds: ({ vatAccountingCurrencyCode, totals }) =>
      !filled(vatAccountingCurrencyCode) || totals.totalVatInAccountingCurrency !== undefined,
    example: { breaks: (draft) => void (draft.vatAccountingCurrencyCode = 'SEK') },
  }),
  rule({
    ...told('BR-54'),
    scope: 'line',
    at: 'item.attributes',
    holds: (line) => line.item.attributes?.every(({ name, value }) => filled(name) && filled(value)) ?? true,
    example: { breaks: (draft) => void (first(draft.lines).item.attributes = [{ name: 'Essence', value: '' }]) },
  }),
  rule({
    ...told('BR-55'),
    scope: 'preceding',
    at: 'number',
    holds: (preceding) => filled(preceding.number),
    example: { breaks: (draft) => void (draft.precedingInvoiceReferences = [{ number: '', issueDate: '2026-01-05' }]) },
  }),
  rule({
    ...told('BR-62'),
    scope: 'invoice',
    at: 'seller.electronicAddress.scheme',
    holds: (invoice) => hasScheme(invoice.seller.electronicAddress),
    example: { breaks: (draft) => void (draft.seller.electronicAddress = { value: '732829320' }) },
  }),
  rule({
    ...told('BR-63'),
    scope: 'invoice',
    at: 'buyer.electronicAddress.scheme',
    holds: (invoice) => hasScheme(invoice.buyer.electronicAddress),
    example: { breaks: (draft) => void (draft.buyer.electronicAddress = { value: '356000000' }) },
  }),
  rule({
    ...told('BR-64'),
    scope: 'line',
    at: 'item.standardIdentifier.scheme',
    holds: (line) => hasScheme(line.item.standardIdentifier),
    example: { breaks: (draft) => void (first(draft.lines).item.standardIdentifier = { value: '3760000000017' }) },
  }),
  rule({
    ...told('BR-65'),
    scope: 'line',
    at: 'item.classificationIdentifiers',
    holds: (line) => line.item.classificationIdentifiers?.every((code) => filled(code.scheme)) ?? true,
    example: {
      breaks: (draft) => void (first(draft.lines).item.classificationIdentifiers = [{ value: '94036000', scheme: '' }]),
    },
  }),
  rule({
    ...told('BR-CO-18'),
    scope: 'invoice',
    at: 'vatBreakdown',
    holds: (invoice) => invoice.vatBreakdown.length > 0,
    example: { breaks: (draft) => void (draft.vatBreakdown = []) },
  }),
  rule({
    ...told('BR-CO-26'),
    scope: 'invoice',
    at: 'seller',
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
