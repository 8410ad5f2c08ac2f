import { Decimal, type Invoice, type VatCategoryCode } from '../../../model/index.ts';
import { filled, first, rule } from '../../rule.ts';
import { told } from './told.ts';

const has = (invoice: Invoice, code: VatCategoryCode): boolean =>
  invoice.vatBreakdown.some((row) => row.categoryCode === code);

/** ISO 3166-1 alpha-2, and the prefixes of VAT numbers that are no countries: EL Greece, XI Northern Ireland, 1A Kosovo. */
const COUNTRY_PREFIX = /^(?:[A-Z]{2}|1A)/;

/** BR-O-11 to -14: a document outside the scope of VAT holds nothing else. */
const onlyNotSubject = (
  id: string,
  at: string,
  codes: (invoice: Invoice) => readonly VatCategoryCode[] | undefined,
  breaks: (draft: Invoice) => void,
) =>
  rule({
    ...told(id),
    scope: 'invoice',
    at,
    holds: (invoice) => !has(invoice, 'O') || (codes(invoice) ?? []).every((code) => code === 'O'),
    example: { of: 'O', breaks },
  });

const asZeroRated = { vatCategoryCode: 'Z', vatRate: Decimal.ZERO } as const;

/** Rules about VAT that no single category owns. */
export const VAT = [
  rule({
    ...told('BR-48'),
    scope: 'vat',
    at: 'rate',
    holds: (row) => row.categoryCode === 'O' || row.rate !== undefined,
    example: { breaks: (draft) => void (first(draft.vatBreakdown).rate = undefined) },
  }),
  rule({
    ...told('BR-CO-17'),
    scope: 'vat',
    at: 'taxAmount',
    holds: ({ taxAmount, taxableAmount, rate }) =>
      rate === undefined
        ? taxAmount.isZero()
        : taxAmount.minus(taxableAmount.times(rate).dividedBy(Decimal.HUNDRED, 2)).abs().lessThan(Decimal.ONE),
    example: { breaks: (draft) => void (first(draft.vatBreakdown).taxAmount = Decimal.ZERO) },
  }),
  rule({
    ...told('BR-CO-09'),
    scope: 'invoice',
    at: 'seller.vatIdentifier',
    holds: ({ seller, buyer, sellerTaxRepresentative }) =>
      [seller.vatIdentifier, buyer.vatIdentifier, sellerTaxRepresentative?.vatIdentifier].every(
        (number) => !filled(number) || COUNTRY_PREFIX.test(number ?? ''),
      ),
    example: { breaks: (draft) => void (draft.seller.vatIdentifier = '44732829320') },
  }),
  rule({
    ...told('BR-IC-11'),
    scope: 'invoice',
    at: 'deliveryInformation.actualDeliveryDate',
    holds: (invoice) => {
      const { actualDeliveryDate, invoicingPeriod } = invoice.deliveryInformation ?? {};
      return (
        !has(invoice, 'K') ||
        actualDeliveryDate !== undefined ||
        invoicingPeriod?.startDate !== undefined ||
        invoicingPeriod?.endDate !== undefined
      );
    },
    example: {
      of: 'K',
      breaks: (draft) => {
        delete draft.deliveryInformation?.actualDeliveryDate;
        delete draft.deliveryInformation?.invoicingPeriod;
      },
    },
  }),
  rule({
    ...told('BR-IC-12'),
    scope: 'invoice',
    at: 'deliveryInformation.deliverToAddress.countryCode',
    holds: (invoice) => !has(invoice, 'K') || filled(invoice.deliveryInformation?.deliverToAddress?.countryCode),
    example: { of: 'K', breaks: (draft) => void delete draft.deliveryInformation?.deliverToAddress },
  }),
  onlyNotSubject(
    'BR-O-11',
    'vatBreakdown',
    (invoice) => invoice.vatBreakdown.map((row) => row.categoryCode),
    (draft) => {
      draft.vatBreakdown.push({
        taxableAmount: Decimal.ZERO,
        taxAmount: Decimal.ZERO,
        categoryCode: 'Z',
        rate: Decimal.ZERO,
      });
    },
  ),
  onlyNotSubject(
    'BR-O-12',
    'lines',
    (invoice) => invoice.lines.map((line) => line.vat.categoryCode),
    (draft) => {
      first(draft.lines).vat = { categoryCode: 'Z', rate: Decimal.ZERO };
    },
  ),
  onlyNotSubject(
    'BR-O-13',
    'allowances',
    (invoice) => invoice.allowances?.map((item) => item.vatCategoryCode),
    (draft) => {
      Object.assign(first(draft.allowances), asZeroRated);
    },
  ),
  onlyNotSubject(
    'BR-O-14',
    'charges',
    (invoice) => invoice.charges?.map((item) => item.vatCategoryCode),
    (draft) => {
      Object.assign(first(draft.charges), asZeroRated);
    },
  ),
  rule({
    ...told('BR-B-01'),
    scope: 'invoice',
    at: 'vatBreakdown',
    holds: (invoice) =>
      !has(invoice, 'B') ||
      (invoice.seller.postalAddress.countryCode === 'IT' && invoice.buyer.postalAddress.countryCode === 'IT'),
    example: { breaks: (draft) => void (first(draft.vatBreakdown).categoryCode = 'B') },
  }),
  rule({
    ...told('BR-B-02'),
    scope: 'invoice',
    at: 'vatBreakdown',
    holds: (invoice, facts) =>
      !has(invoice, 'B') ||
      !(has(invoice, 'S') || facts.uses('S', 'line') || facts.uses('S', 'allowance') || facts.uses('S', 'charge')),
    example: { breaks: (draft) => void (first(draft.vatBreakdown).categoryCode = 'B') },
  }),
];
