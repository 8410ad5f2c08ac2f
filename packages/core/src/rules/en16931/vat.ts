import { Decimal, type Invoice, type VatCategoryCode } from '../../model/index.ts';
import { filled, first, rule } from '../rule.ts';
import { correct, fillIn, fillInOneOf, named, recalculate } from '../terms.ts';

const has = (invoice: Invoice, code: VatCategoryCode): boolean =>
  invoice.vatBreakdown.some((row) => row.categoryCode === code);

/** ISO 3166-1 alpha-2, and the prefixes of VAT numbers that are no countries: EL Greece, XI Northern Ireland, 1A Kosovo. */
const COUNTRY_PREFIX = /^(?:[A-Z]{2}|1A)/;

/** BR-O-11 to -14: a document outside the scope of VAT holds nothing else. */
const onlyNotSubject = (
  id: string,
  at: string,
  term: string,
  codes: (invoice: Invoice) => readonly VatCategoryCode[] | undefined,
  breaks: (draft: Invoice) => void,
) =>
  rule({
    id,
    scope: 'invoice',
    at,
    terms: ['BT-118', term],
    message: `What is not subject to VAT stands beside another VAT category (${term}).`,
    advice: {
      en: 'Issue what is not subject to VAT on an invoice of its own.',
      fr: 'Facturez séparément ce qui est hors champ de la TVA.',
      de: 'Nicht steuerbare Leistungen auf einer eigenen Rechnung abrechnen.',
    },
    holds: (invoice) => !has(invoice, 'O') || (codes(invoice) ?? []).every((code) => code === 'O'),
    example: { of: 'O', breaks },
  });

const asZeroRated = { vatCategoryCode: 'Z', vatRate: Decimal.ZERO } as const;

/** Rules about VAT that no single category owns. */
export const VAT = [
  rule({
    id: 'BR-48',
    scope: 'vat',
    at: 'rate',
    terms: ['BT-119'],
    message: `The ${named('BT-119')} is missing.`,
    advice: fillIn('BT-119'),
    holds: (row) => row.categoryCode === 'O' || row.rate !== undefined,
    example: { breaks: (draft) => void (first(draft.vatBreakdown).rate = undefined) },
  }),
  rule({
    id: 'BR-CO-17',
    scope: 'vat',
    at: 'taxAmount',
    terms: ['BT-117', 'BT-116', 'BT-119'],
    message: `The ${named('BT-117')} is not BT-116 times BT-119.`,
    advice: recalculate('BT-117'),
    holds: ({ taxAmount, taxableAmount, rate }) =>
      rate === undefined
        ? taxAmount.isZero()
        : taxAmount.minus(taxableAmount.times(rate).dividedBy(Decimal.HUNDRED, 2)).abs().lessThan(Decimal.ONE),
    example: { breaks: (draft) => void (first(draft.vatBreakdown).taxAmount = Decimal.ZERO) },
  }),
  rule({
    id: 'BR-CO-09',
    scope: 'invoice',
    at: 'seller.vatIdentifier',
    terms: ['BT-31', 'BT-63', 'BT-48'],
    message: 'A VAT number does not begin with its country code.',
    advice: correct('BT-31', 'BT-48', 'BT-63'),
    holds: ({ seller, buyer, sellerTaxRepresentative }) =>
      [seller.vatIdentifier, buyer.vatIdentifier, sellerTaxRepresentative?.vatIdentifier].every(
        (number) => !filled(number) || COUNTRY_PREFIX.test(number ?? ''),
      ),
    example: { breaks: (draft) => void (draft.seller.vatIdentifier = '44732829320') },
  }),
  rule({
    id: 'BR-IC-11',
    scope: 'invoice',
    at: 'deliveryInformation.actualDeliveryDate',
    terms: ['BT-118', 'BT-72', 'BG-14'],
    message: 'An intra-community supply needs its delivery date (BT-72) or period (BG-14).',
    advice: fillInOneOf('BT-72', 'BG-14'),
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
    id: 'BR-IC-12',
    scope: 'invoice',
    at: 'deliveryInformation.deliverToAddress.countryCode',
    terms: ['BT-118', 'BT-80'],
    message: 'An intra-community supply needs the country of delivery (BT-80).',
    advice: fillIn('BT-80'),
    holds: (invoice) => !has(invoice, 'K') || filled(invoice.deliveryInformation?.deliverToAddress?.countryCode),
    example: { of: 'K', breaks: (draft) => void delete draft.deliveryInformation?.deliverToAddress },
  }),
  onlyNotSubject(
    'BR-O-11',
    'vatBreakdown',
    'BT-118',
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
    'BT-151',
    (invoice) => invoice.lines.map((line) => line.vat.categoryCode),
    (draft) => {
      first(draft.lines).vat = { categoryCode: 'Z', rate: Decimal.ZERO };
    },
  ),
  onlyNotSubject(
    'BR-O-13',
    'allowances',
    'BT-95',
    (invoice) => invoice.allowances?.map((item) => item.vatCategoryCode),
    (draft) => {
      Object.assign(first(draft.allowances), asZeroRated);
    },
  ),
  onlyNotSubject(
    'BR-O-14',
    'charges',
    'BT-102',
    (invoice) => invoice.charges?.map((item) => item.vatCategoryCode),
    (draft) => {
      Object.assign(first(draft.charges), asZeroRated);
    },
  ),
  rule({
    id: 'BR-B-01',
    scope: 'invoice',
    at: 'vatBreakdown',
    terms: ['BT-118', 'BT-40', 'BT-55'],
    message: 'Split payment (category B) is for domestic Italian invoices.',
    advice: correct('BT-118', 'BT-151'),
    holds: (invoice) =>
      !has(invoice, 'B') ||
      (invoice.seller.postalAddress.countryCode === 'IT' && invoice.buyer.postalAddress.countryCode === 'IT'),
    example: { breaks: (draft) => void (first(draft.vatBreakdown).categoryCode = 'B') },
  }),
  rule({
    id: 'BR-B-02',
    scope: 'invoice',
    at: 'vatBreakdown',
    terms: ['BT-118'],
    message: 'Split payment (category B) excludes standard rated sales.',
    advice: correct('BT-118', 'BT-151'),
    holds: (invoice, facts) =>
      !has(invoice, 'B') ||
      !(has(invoice, 'S') || facts.uses('S', 'line') || facts.uses('S', 'allowance') || facts.uses('S', 'charge')),
    example: { breaks: (draft) => void (first(draft.vatBreakdown).categoryCode = 'B') },
  }),
];
