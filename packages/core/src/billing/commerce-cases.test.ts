import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Decimal, MerchantSettings, Order, OrderJson, Problem } from '../model/index.ts';
import type { IssuedDocument } from './document.ts';
import { planDocuments } from './plan-documents.ts';
import { withChanges } from '../../test/billing/arbitrary-order.ts';
import { breaches } from '../../test/billing/en16931.ts';
import { issueAll, lineOf, orderOf, paidBy, shop } from '../../test/billing/orders.ts';

/** The hard cases of shop data, one test per row of the table that lists them, by its name. */

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const text = (value: Decimal | undefined): string | undefined => value?.toString();
const only = (documents: readonly IssuedDocument[]): IssuedDocument => {
  const [first] = documents;
  if (first === undefined || documents.length !== 1)
    throw new Error(
      `${documents.length} documents: ${documents.map(({ kind, part }) => `${kind} ${part}`).join(', ')}`,
    );
  return first;
};
const invoiceOf = (json: Partial<OrderJson>, settings?: MerchantSettings) => {
  const { invoice } = only(issueAll(orderOf(json), settings ?? shop()));
  expect(breaches(invoice, 2)).toEqual([]);
  return invoice;
};
const problemsOf = (order: Order, settings: MerchantSettings = shop()): readonly Problem[] => {
  const plan = planDocuments({ order, issued: [], settings });
  return plan.ok ? [] : plan.problems;
};
const in_ = (countryCode: string, more: object = {}) => ({
  line1: '1 Main Street',
  city: 'Town',
  postCode: '1000',
  countryCode,
  ...more,
});
const business = (countryCode: string, vatNumber?: string): OrderJson['buyer'] => ({
  kind: 'business',
  name: 'Client SA',
  billingAddress: in_(countryCode),
  ...(vatNumber !== undefined && { vatNumber }),
});
const noTax = { taxes: [] };
const CASES: string[] = [];
const row = (name: string, test: () => void): void => {
  CASES.push(name);
  it(name, test);
};

describe('commerce to EN 16931', () => {
  row('prices include VAT', () => {
    const invoice = invoiceOf({ lines: [lineOf('a', '19.90', { quantity: '3' })], totals: { total: '59.70' } });
    expect(plain(invoice.lines[0])).toMatchObject({
      netAmount: '49.75',
      price: { netPrice: '16.583333' },
      vat: { categoryCode: 'S', rate: '20' },
    });
    expect(text(invoice.totals.totalWithVat)).toBe('59.70');
    const outOfReach = invoiceOf({ lines: [lineOf('a', '9.99')], totals: { total: '9.99' } });
    expect(plain(outOfReach.totals)).toMatchObject({
      totalWithoutVat: '8.33',
      totalVat: '1.67',
      totalWithVat: '10.00',
      roundingAmount: '-0.01',
      amountDueForPayment: '9.99',
    });
  });

  row('order-level discount', () => {
    const invoice = invoiceOf({
      lines: [lineOf('a', '60.00'), lineOf('b', '40.00', { taxes: [{ rate: '5.5' }] })],
      discounts: [{ amount: '10.00', code: 'WELCOME' }],
      totals: { total: '90.00' },
    });
    expect(plain(invoice.allowances)).toEqual([
      { amount: '5.00', vatCategoryCode: 'S', vatRate: '20', reason: 'WELCOME', reasonCode: '95' },
      { amount: '3.79', vatCategoryCode: 'S', vatRate: '5.5', reason: 'WELCOME', reasonCode: '95' },
    ]);
    expect(text(invoice.totals.amountDueForPayment)).toBe('90.00');
  });

  row('line discount', () => {
    const [line] = invoiceOf({
      pricesIncludeTax: false,
      lines: [
        lineOf('a', '10.00', { quantity: '2', discounts: [{ amount: '6.00', includesTax: true, reason: 'Soldes' }] }),
      ],
      totals: { total: '18.00' },
    }).lines;
    expect(plain(line)).toMatchObject({
      netAmount: '15.00',
      price: { netPrice: '10' },
      allowances: [{ amount: '5.00', reason: 'Soldes' }],
    });
  });

  row('shipping', () => {
    const shipping = [
      { id: 's', name: 'Colissimo', price: '6.00', taxes: [{ rate: '20' }] },
      { id: 'f', name: 'Offert', price: '0', taxes: [{ rate: '20' }] },
    ];
    expect(plain(invoiceOf({ shipping, totals: { total: '18.00' } }).charges)).toEqual([
      { amount: '5.00', vatCategoryCode: 'S', vatRate: '20', reason: 'Colissimo', reasonCode: 'FC' },
    ]);
  });

  row('gift card sold', () => {
    const giftCard = lineOf('g', '50.00', { ...noTax, kind: 'gift-card', name: 'Carte cadeau' });
    const alone = invoiceOf({ lines: [giftCard], totals: { total: '50.00' } });
    expect(plain(alone.vatBreakdown)).toEqual([
      {
        taxableAmount: '50.00',
        taxAmount: '0.00',
        categoryCode: 'O',
        exemptionReasonCode: 'VATEX-EU-O',
        exemptionReasonText: 'Opération hors du champ de la TVA',
      },
    ]);
    expect(alone.seller.vatIdentifier).toBeUndefined();
    const mixed = issueAll(
      orderOf({ lines: [lineOf('a', '12.00'), giftCard], totals: { total: '62.00' }, payments: [paidBy('62.00')] }),
      shop(),
    );
    expect(mixed.map(({ part, invoice }) => [part, text(invoice.totals.paidAmount)])).toEqual([
      ['all', '12.00'],
      ['outside-scope', '50.00'],
    ]);
    const omitted = invoiceOf(
      { lines: [lineOf('a', '12.00'), giftCard], totals: { total: '62.00' }, payments: [paidBy('62.00')] },
      shop({ tax: { giftCards: 'omit' } }),
    );
    expect(text(omitted.totals.paidAmount)).toBe('12.00');
  });

  row('gift card / store credit used', () => {
    const invoice = invoiceOf({ payments: [{ ...paidBy('5.00'), method: 'gift-card' }] });
    expect(plain(invoice.totals)).toMatchObject({
      totalWithVat: '12.00',
      paidAmount: '5.00',
      amountDueForPayment: '7.00',
    });
    expect(invoice.allowances).toBeUndefined();
  });

  row('tip', () => {
    const json = {
      lines: [lineOf('a', '12.00'), lineOf('t', '2.00', { ...noTax, kind: 'tip', name: 'Pourboire' })],
      totals: { total: '14.00' },
    };
    expect(issueAll(orderOf(json), shop()).map(({ invoice }) => invoice.vatBreakdown[0]?.categoryCode)).toEqual([
      'S',
      'O',
    ]);
    const taxed = {
      lines: [lineOf('a', '12.00'), lineOf('t', '2.40', { kind: 'tip', name: 'Service' })],
      totals: { total: '14.40' },
    };
    expect(text(invoiceOf(taxed, shop({ tax: { tips: 'taxable' } })).totals.totalVat)).toBe('2.40');
  });

  row('refund of lines', () => {
    const order = orderOf({ lines: [lineOf('a', '12.00', { quantity: '3' })], totals: { total: '36.00' } });
    const invoices = issueAll(order, shop());
    const credit = only(
      issueAll(
        withChanges(order, {
          refunds: [{ id: 'r', at: '2026-11-22T08:00:00Z', lines: [{ lineId: 'a', quantity: '2' }] }],
        }),
        shop(),
        invoices,
      ),
    ).invoice;
    expect(credit).toMatchObject({
      typeCode: '381',
      precedingInvoiceReferences: [{ number: 'I-1', issueDate: '2026-11-21' }],
    });
    expect(plain(credit.lines[0])).toMatchObject({ invoicedQuantity: '2', netAmount: '20.00' });
    const partly = [
      { id: 'r', at: '2026-11-22T08:00:00Z', lines: [{ lineId: 'a', quantity: '1', grossAmount: '6.00' }] },
    ];
    expect(
      text(
        only(issueAll(withChanges(order, { refunds: partly }), shop(), invoices)).invoice.totals.amountDueForPayment,
      ),
    ).toBe('6.00');
  });

  row('refund without lines', () => {
    const order = orderOf({
      lines: [lineOf('a', '60.00'), lineOf('b', '40.00', { taxes: [{ rate: '5.5' }] })],
      totals: { total: '100.00' },
    });
    const invoices = issueAll(order, shop());
    const refunds = [{ id: 'r', at: '2026-11-22T08:00:00Z', adjustmentGross: '10.00' }];
    const credit = only(issueAll(withChanges(order, { refunds }), shop(), invoices)).invoice;
    expect(plain(credit.vatBreakdown)).toMatchObject([
      { taxableAmount: '5.00', taxAmount: '1.00' },
      { taxableAmount: '3.79', taxAmount: '0.21' },
    ]);
    expect(credit.lines.map(({ item }) => item.name)).toEqual(['Geste commercial', 'Geste commercial']);
    const tooMuch = planDocuments({
      order: withChanges(order, { refunds: [{ id: 'r', at: '2026-11-22T08:00:00Z', adjustmentGross: '100.01' }] }),
      issued: invoices,
      settings: shop(),
    });
    expect(tooMuch).toMatchObject({ ok: false, problems: [{ code: 'REFUND_EXCEEDS_INVOICE' }] });
  });

  row('refund before invoice', () => {
    const json = {
      lines: [lineOf('a', '12.00', { quantity: '3' }), lineOf('b', '6.00')],
      shipping: [{ id: 's', name: 'Livraison', price: '4.80', taxes: [{ rate: '20' }] }],
      totals: { total: '46.80' },
    };
    const refunds = [
      {
        id: 'r',
        at: '2026-11-20T12:00:00Z',
        lines: [
          { lineId: 'a', quantity: '1' },
          { lineId: 'b', quantity: '1' },
        ],
        shippingGross: '2.40',
        adjustmentGross: '1.20',
      },
    ];
    const order = orderOf({ ...json, refunds });
    const document = only(issueAll(order, shop()));
    expect(plain(document.invoice.totals)).toMatchObject({
      sumOfLineNetAmounts: '20.00',
      sumOfCharges: '2.00',
      sumOfAllowances: '1.00',
      totalWithVat: '25.20',
    });
    expect(issueAll(order, shop(), [document])).toEqual([]);
    const kept = orderOf({
      ...json,
      refunds: [{ id: 'r', at: '2026-11-20T12:00:00Z', lines: [{ lineId: 'b', quantity: '1', grossAmount: '4.80' }] }],
    });
    const feeKept = only(issueAll(kept, shop()));
    expect(text(feeKept.invoice.totals.totalWithVat)).toBe('42.00');
    expect(issueAll(kept, shop(), [feeKept])).toEqual([]);
  });

  row('order edit after invoice', () => {
    const order = orderOf({
      lines: [lineOf('a', '12.00', { quantity: '2' }), lineOf('b', '6.00'), lineOf('d', '24.00')],
      totals: { total: '54.00' },
    });
    const invoices = issueAll(order, shop());
    const edited = withChanges(order, {
      revision: 2,
      lines: [lineOf('a', '12.00'), lineOf('c', '36.00'), lineOf('d', '30.00')],
      totals: { total: '78.00' },
    });
    const documents = issueAll(edited, shop(), invoices);
    expect(documents.map(({ kind, part, invoice }) => [kind, part, text(invoice.totals.amountDueForPayment)])).toEqual([
      ['invoice', 'edit-2', '42.00'],
      ['creditNote', 'edit-2', '18.00'],
    ]);
    expect(issueAll(edited, shop(), [...invoices, ...documents])).toEqual([]);
    const cheaper = withChanges(edited, {
      revision: 3,
      lines: [lineOf('a', '12.00'), lineOf('c', '36.00'), lineOf('d', '18.00')],
      totals: { total: '66.00' },
    });
    expect(
      issueAll(cheaper, shop(), [...invoices, ...documents]).map(({ kind, invoice }) => [
        kind,
        text(invoice.totals.amountDueForPayment),
      ]),
    ).toEqual([['creditNote', '12.00']]);
  });

  row('duties collected at checkout', () => {
    const order = orderOf({
      buyer: { kind: 'consumer', name: 'Ann Smith', billingAddress: in_('US') },
      lines: [lineOf('a', '100.00', noTax)],
      fees: [{ id: 'd', kind: 'duty', name: 'Droits de douane', price: '8.00' }],
      totals: { total: '108.00' },
    });
    expect(
      issueAll(order, shop()).map(({ invoice }) => [
        invoice.vatBreakdown[0]?.categoryCode,
        text(invoice.totals.totalWithVat),
      ]),
    ).toEqual([
      ['G', '100.00'],
      ['O', '8.00'],
    ]);
  });

  row('additional fees, eco-tax', () => {
    const invoice = invoiceOf({
      fees: [
        { id: 'e', kind: 'eco-tax', name: 'Éco-participation', price: '0.60', lineId: 'a', taxes: [{ rate: '20' }] },
      ],
      totals: { total: '12.60' },
    });
    expect(plain(invoice.charges)).toMatchObject([{ amount: '0.50', vatRate: '20', reasonCode: 'AEO' }]);
    expect(invoice.notes?.find(({ subjectCode }) => subjectCode === 'BLU')?.text).toContain('Éco-participation');
  });

  row('cash rounding', () => {
    expect(
      plain(
        invoiceOf({
          cashRounding: '-0.02',
          totals: { total: '12.00' },
          payments: [{ ...paidBy('11.98'), method: 'cash' }],
        }).totals,
      ),
    ).toMatchObject({
      totalWithVat: '12.00',
      roundingAmount: '-0.02',
      paidAmount: '11.98',
      amountDueForPayment: '0.00',
    });
  });

  row('presentment currency differs', () => {
    const invoice = invoiceOf({
      currency: 'USD',
      accountingCurrency: { code: 'EUR', rate: '0.91234', rateDate: '2026-11-20' },
    });
    expect(invoice).toMatchObject({ currencyCode: 'USD', vatAccountingCurrencyCode: 'EUR' });
    expect(text(invoice.totals.totalVatInAccountingCurrency)).toBe('1.82');
    expect(invoice.notes?.some((note) => note.text === '1 USD = 0.91234 EUR (2026-11-20)')).toBe(true);
    expect(() => issueAll(orderOf({ currency: 'USD' }), shop())).toThrow('EXCHANGE_RATE_MISSING');
  });

  row('authorised, captured partly', () => {
    const payments = [
      paidBy('5.00'),
      { ...paidBy('7.00', 'p2'), status: 'authorised' as const },
      { ...paidBy('7.00', 'p3'), status: 'voided' as const },
    ];
    const invoice = invoiceOf({ payments });
    expect(plain(invoice.totals)).toMatchObject({ paidAmount: '5.00', amountDueForPayment: '7.00' });
    expect(invoice.processControl.businessProcessType).toBe('B1');
    expect(issueAll(orderOf({ payments }), shop({ invoiceOn: 'payment' }))).toEqual([]);
  });

  row('paid before invoicing', () => {
    const invoice = invoiceOf({ payments: [paidBy('12.00')] });
    expect(invoice).toMatchObject({ paymentDueDate: '2026-11-20', processControl: { businessProcessType: 'B2' } });
    expect(plain(invoice.totals)).toMatchObject({ paidAmount: '12.00', amountDueForPayment: '0.00' });
    const residue = invoiceOf({ lines: [lineOf('a', '9.99')], totals: { total: '9.99' }, payments: [paidBy('9.99')] });
    expect(residue.processControl.businessProcessType).toBe('B1');
    expect(plain(residue.totals)).toMatchObject({
      paidAmount: '9.99',
      roundingAmount: '-0.01',
      amountDueForPayment: '0.00',
    });
  });

  row('deposit then balance', () => {
    const json = {
      terms: { deposit: true },
      lines: [lineOf('a', '120.00', { kind: 'service' })],
      totals: { total: '120.00' },
    };
    const first = orderOf({ ...json, payments: [paidBy('36.00')] });
    const deposit = only(issueAll(first, shop()));
    expect(deposit).toMatchObject({
      kind: 'deposit',
      part: 'p1',
      invoice: { typeCode: '386', paymentDueDate: '2026-11-20' },
    });
    expect(plain(deposit.invoice.totals)).toMatchObject({
      totalWithVat: '36.00',
      totalVat: '6.00',
      paidAmount: '36.00',
    });
    expect(issueAll(first, shop(), [deposit])).toEqual([]);
    const paid = orderOf({ ...json, payments: [paidBy('36.00'), paidBy('84.00', 'p2', '2026-11-22T09:00:00Z')] });
    const { invoice } = only(issueAll(paid, shop(), [deposit]));
    expect(invoice).toMatchObject({
      typeCode: '380',
      processControl: { businessProcessType: 'S4' },
      precedingInvoiceReferences: [{ number: 'D-1' }],
    });
    expect(plain(invoice.totals)).toMatchObject({
      totalWithVat: '120.00',
      paidAmount: '120.00',
      amountDueForPayment: '0.00',
    });
    const lost = only(
      issueAll(orderOf({ ...json, payments: [paidBy('36.00')], cancelledAt: '2026-11-23T09:00:00Z' }), shop(), [
        deposit,
      ]),
    );
    expect(lost.invoice).toMatchObject({ typeCode: '503', precedingInvoiceReferences: [{ number: 'D-1' }] });
  });

  row('B2B buyer identity', () => {
    const { buyer, notes, paymentDueDate } = invoiceOf({
      buyer: { ...business('FR', 'FR 83 404 833 048'), email: 'compta@client.fr' },
      purchaseOrderReference: 'PO-7',
    });
    expect(buyer).toMatchObject({
      legalRegistrationIdentifier: { value: '404833048', scheme: '0002' },
      vatIdentifier: 'FR83404833048',
      electronicAddress: { value: '404833048', scheme: '0225' },
    });
    expect(notes?.map(({ subjectCode }) => subjectCode)).toEqual(['PMT', 'PMD', 'AAB', 'BAR']);
    expect(notes?.at(-1)?.text).toBe('B2B');
    expect(paymentDueDate).toBe('2026-12-21');
    expect(problemsOf(orderOf({ buyer: business('FR', 'FR00404833048') }))).toMatchObject([
      { code: 'BUYER_VAT_NUMBER_INVALID' },
    ]);
    expect(() => issueAll(orderOf({ buyer: { ...business('FR'), siren: '123456789' } }), shop())).toThrow(
      'BUYER_SIREN_INVALID',
    );
  });

  row('VAT exempt without reason', () => {
    const untaxed = (buyer: OrderJson['buyer'], kind: 'goods' | 'service' = 'goods') =>
      orderOf({
        buyer,
        lines: [lineOf('a', '12.00', { ...noTax, kind })],
        ...(buyer.billingAddress !== undefined && { deliverTo: { address: buyer.billingAddress, date: '2026-11-20' } }),
      });
    const category = (buyer: OrderJson['buyer'], kind?: 'goods' | 'service') => {
      const [group] = only(issueAll(untaxed(buyer, kind), shop())).invoice.vatBreakdown;
      return `${group?.categoryCode} ${group?.exemptionReasonCode}`;
    };
    expect(category(business('BE', 'BE0403019261'))).toBe('K VATEX-EU-IC');
    const undated = orderOf({ buyer: business('BE', 'BE0403019261'), lines: [lineOf('a', '12.00', noTax)] });
    expect(() => issueAll(undated, shop())).toThrow('DELIVERY_DATE_MISSING');
    expect(category(business('BE', 'BE0403019261'), 'service')).toBe('AE VATEX-EU-AE');
    expect(category(business('US'))).toBe('G VATEX-EU-G');
    expect(category(business('US'), 'service')).toBe('O VATEX-EU-O');
    expect(problemsOf(untaxed(business('FR', 'FR83404833048')))).toMatchObject([
      { code: 'VAT_REASON_AMBIGUOUS', choices: ['E', 'AE VATEX-FR-AE', 'Z'] },
    ]);
    const answer = shop({
      tax: { zeroRateAnswer: { 'goods:domestic:business': { category: 'AE', reasonCode: 'VATEX-FR-AE' } } },
    });
    expect(
      only(issueAll(untaxed(business('FR', 'FR83404833048')), answer)).invoice.vatBreakdown[0]?.exemptionReasonCode,
    ).toBe('VATEX-FR-AE');
  });

  row('OSS distance sale', () => {
    const order = orderOf({
      buyer: { kind: 'consumer', name: 'Jan Maes', billingAddress: in_('BE') },
      lines: [lineOf('a', '12.10', { taxes: [{ rate: '21' }] })],
      totals: { total: '12.10' },
    });
    const { invoice } = only(issueAll(order, shop({ tax: { oneStopShop: true } })));
    expect(plain(invoice.vatBreakdown)).toEqual([
      { taxableAmount: '10.00', taxAmount: '2.10', categoryCode: 'S', rate: '21' },
    ]);
    expect(problemsOf(order)).toMatchObject([{ code: 'VAT_RATE_UNLAWFUL' }]);
  });

  row('marketplace facilitator', () => {
    const taxes = [{ rate: '20', collectedByMarketplace: true }];
    const invoice = invoiceOf({
      pricesIncludeTax: false,
      lines: [lineOf('a', '10.00', { taxes })],
      totals: { total: '12.00' },
    });
    expect(plain(invoice.totals)).toMatchObject({ totalVat: '0.00', totalWithVat: '10.00' });
    expect(
      text(invoiceOf({ lines: [lineOf('a', '12.00', { taxes })], totals: { total: '12.00' } }).totals.totalWithVat),
    ).toBe('10.00');
  });

  row('test or cancelled orders', () => {
    expect(issueAll(orderOf({ test: true }), shop())).toEqual([]);
    expect(issueAll(orderOf({ cancelledAt: '2026-11-20T11:00:00Z' }), shop())).toEqual([]);
    const invoices = issueAll(orderOf(), shop());
    const credit = only(issueAll(orderOf({ cancelledAt: '2026-11-22T11:00:00Z' }), shop(), invoices));
    expect(credit).toMatchObject({ kind: 'creditNote', part: 'cancellation' });
    expect(text(credit.invoice.totals.amountDueForPayment)).toBe('12.00');
  });

  row('bundle with several rates', () => {
    const lines = [
      lineOf('wine', '24.00', { bundleOf: 'box' }),
      lineOf('cheese', '10.55', { bundleOf: 'box', taxes: [{ rate: '5.5' }] }),
    ];
    expect(plain(invoiceOf({ lines, totals: { total: '34.55' } }).vatBreakdown)).toMatchObject([
      { taxableAmount: '20.00' },
      { taxableAmount: '10.00' },
    ]);
    expect(
      problemsOf(orderOf({ lines: [lineOf('box', '34.55', { taxes: [{ rate: '20' }, { rate: '5.5' }] })] })),
    ).toMatchObject([{ code: 'SEVERAL_VAT_RATES' }]);
  });

  row('subscription', () => {
    const period = { startDate: '2026-11-01', endDate: '2026-11-30' };
    const invoice = invoiceOf({ lines: [lineOf('a', '12.00', { kind: 'service', period })] });
    expect(invoice.lines[0]?.period).toEqual(period);
    expect(invoice.processControl.businessProcessType).toBe('S1');
  });

  row('second-hand / margin', () => {
    const invoice = invoiceOf({ lines: [lineOf('a', '12.00', { ...noTax, marginScheme: 'second-hand' })] });
    expect(plain(invoice.vatBreakdown)).toEqual([
      {
        taxableAmount: '12.00',
        taxAmount: '0.00',
        categoryCode: 'E',
        rate: '0',
        exemptionReasonText: 'Régime particulier – Biens d’occasion',
        exemptionReasonCode: 'VATEX-EU-F',
      },
    ]);
    expect(problemsOf(orderOf({ lines: [lineOf('a', '12.00', { marginScheme: 'art' })] }))).toMatchObject([
      { code: 'VAT_CHARGED_UNDER_EXEMPTION' },
    ]);
  });

  row('franchise en base seller', () => {
    const { vatIdentifier: _none, ...seller } = shop().seller;
    const franchise = shop({ seller, tax: { regime: 'franchise' } });
    const invoice = invoiceOf({ lines: [lineOf('a', '12.00', noTax)] }, franchise);
    expect(plain(invoice.vatBreakdown)).toMatchObject([
      {
        categoryCode: 'E',
        exemptionReasonCode: 'VATEX-FR-FRANCHISE',
        exemptionReasonText: 'TVA non applicable, art. 293 B du CGI',
      },
    ]);
    expect(invoice.seller).toMatchObject({ taxRegistrationIdentifier: '732829320' });
    expect(invoice.seller.vatIdentifier).toBeUndefined();
    expect(problemsOf(orderOf(), franchise)).toMatchObject([{ code: 'VAT_CHARGED_UNDER_EXEMPTION' }]);
  });

  it('are all there', (context) => {
    const table = join(import.meta.dirname, '../../../../../shared/reference/commerce-to-en16931.csv');
    if (!existsSync(table)) return context.skip('no reference table beside the checkout');
    const names = readFileSync(table, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => /^(?:"([^"]*)"|([^,]*)),/.exec(line)?.slice(1).find(Boolean));
    expect(CASES).toEqual(names);
  });
});
