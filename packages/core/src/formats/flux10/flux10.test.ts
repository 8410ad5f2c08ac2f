import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseXml, type XmlElement } from '../../xml/index.ts';
import { type EReportInput, writeEReport } from './index.ts';

const SHARED = new URL('../../../../../../shared/', import.meta.url);
const SAMPLES = new URL('corpus/fr-ctc-synthetic/files/flux10/', SHARED);
const SCHEMA = new URL('contracts/dgfip-flux10/', SHARED);

const REPORT = {
  id: 'QT-1',
  issuedAt: '2026-11-11T02:00:00',
  type: 'IN',
  sender: { identifier: { value: '0999', scheme: '0238' }, name: 'PA', role: 'WK' },
  issuer: { identifier: { value: '123456782', scheme: '0002' }, name: 'Boutique', role: 'SE' },
} as const;
const period = { startDate: '2026-11-01', endDate: '2026-11-10' };
const sales = (edit: object = {}) => ({
  date: '2026-11-02',
  currencyCode: 'EUR',
  category: 'TLB1',
  totalWithoutVat: '100.00',
  totalVat: '20.00',
  rates: [{ rate: '20', taxableAmount: '100.00', taxAmount: '20.00' }],
  ...edit,
});
const refusals = (report: EReportInput): string[] => {
  const written = writeEReport(report);
  return written.ok ? [] : written.problems.map(({ rule, code, field }) => `${rule ?? code} ${field}`);
};
const ofDay = (edit: object): string[] => refusals({ ...REPORT, transactions: { period, days: [sales(edit)] } });
const paid = (rate: string, currencyCode?: string) => ({
  date: '2026-11-02',
  rates: [{ rate, amount: '1.00', ...(currencyCode !== undefined && { currencyCode }) }],
});
const invoice = {
  number: 'QT-1',
  issueDate: '2026-11-04',
  typeCode: '380',
  currencyCode: 'EUR',
  businessProcess: 'B1',
  seller: { identifier: { value: '123456782', scheme: '0002' }, vatIdentifier: 'FR11123456782', countryCode: 'FR' },
  buyer: { identifier: { value: 'DE123456788', scheme: '0223' }, vatIdentifier: 'DE123456788', countryCode: 'DE' },
  totalWithoutVat: '500.00',
  totalVat: '0.00',
  vatBreakdown: [{ taxableAmount: '500.00', taxAmount: '0.00', categoryCode: 'K', rate: '0' }],
};
/** Everything that an invoice may say beside its sums. */
const DETAILED = {
  deliveryAddress: {
    line1: 'a',
    line2: 'b',
    line3: 'c',
    city: 'd',
    postCode: 'e',
    subdivision: 'f',
    countryCode: 'DE',
  },
  allowances: [{ amount: '10.00', categoryCode: 'K', rate: '0' }],
  charges: [{ amount: '5.00' }],
  lines: [
    {
      name: 'Table & chair',
      notes: [{ subjectCode: 'AAA', text: 'note' }],
      quantity: '2.5',
      unitCode: 'C62',
      precedingInvoice: { number: 'QT-0', issueDate: '2026-10-01' },
      delivery: { name: 'Depot', address: { line1: 'a', city: 'b', countryCode: 'DE' } },
      period: { startDate: '2026-11-01', endDate: '2026-11-04' },
      allowances: ['1.00', '2.00'],
      charges: ['3.00'],
      netPrice: '9.000001',
      priceDiscount: '1.00',
      grossPrice: '10.00',
    },
    { name: 'Another' },
  ],
};
const ofInvoice = (edit: object): string[] =>
  refusals({ ...REPORT, transactions: { period, invoices: [{ ...invoice, ...edit }] } });

describe('what the tax office would refuse', () => {
  it('is nothing of a lawful report', () => {
    expect(ofDay({})).toEqual([]);
    expect(ofInvoice({})).toEqual([]);
    expect(refusals({ ...REPORT, payments: { period, days: [paid('20', 'EUR')] } })).toEqual([]);
  });

  it.each([
    ['G8.01 type', { ...REPORT, type: 'XX', transactions: { period, days: [sales()] } }],
    [
      'G6.22 sender.identifier',
      {
        ...REPORT,
        sender: { ...REPORT.sender, identifier: { value: '099', scheme: '0238' } },
        transactions: { period, days: [sales()] },
      },
    ],
    [
      'G6.26 issuer.identifier',
      {
        ...REPORT,
        issuer: { ...REPORT.issuer, identifier: { value: '12345678', scheme: '0002' } },
        transactions: { period, days: [sales()] },
      },
    ],
    ['G6.29 transactions', { ...REPORT }],
    [
      'G6.29 transactions',
      { ...REPORT, transactions: { period, days: [sales()] }, payments: { period, days: [paid('20')] } },
    ],
    [
      'G6.25 payments.period',
      { ...REPORT, payments: { period: { startDate: '2026-11-02', endDate: '2026-11-02' }, days: [paid('20')] } },
    ],
    ['G6.27 payments.days[0].rates', { ...REPORT, payments: { period, days: [paid('20', 'USD')] } }],
    ['G1.24 payments.days[0].rates', { ...REPORT, payments: { period, days: [paid('19')] } }],
  ])('%s', (refusal, report) => expect(refusals(report)).toEqual([refusal]));

  it.each([
    ['G1.68 transactions.days[0].category', { category: 'TLB2' }],
    ['G1.24 transactions.days[0].rates', { rates: [{ rate: '19', taxableAmount: '100.00', taxAmount: '20.00' }] }],
    ['G1.53 transactions.days[0].totalWithoutVat', { totalWithoutVat: '100.02' }],
    ['G1.53 transactions.days[0].totalVat', { totalVat: '19.98' }],
  ])('%s of a day', (refusal, edit) => expect(ofDay(edit)).toEqual([refusal]));

  it('tolerates a cent for each amount that was added up', () =>
    expect(ofDay({ totalWithoutVat: '100.01' })).toEqual([]));

  it.each([
    ['G1.05 transactions.invoices[0].number', { number: 'QT  1' }],
    ['G1.01 transactions.invoices[0].typeCode', { typeCode: '325' }],
    ['G1.02 transactions.invoices[0].businessProcess', { businessProcess: 'S8' }],
    ['G6.28 transactions.invoices[0].buyer.identifier', { buyer: undefined }],
    [
      'G2.19 transactions.invoices[0].buyer.identifier',
      { buyer: { identifier: { value: 'X'.repeat(19), scheme: '0227' } } },
    ],
    ['G2.33 transactions.invoices[0].buyer.vatIdentifier', { buyer: { identifier: { value: 'DE1', scheme: '0223' } } }],
    [
      'G2.01 transactions.invoices[0].buyer.countryCode',
      { buyer: { identifier: { value: 'US X', scheme: '0227' }, countryCode: 'USA' } },
    ],
    [
      'G6.21 transactions.invoices[0].vatBreakdown',
      { vatBreakdown: [{ ...invoice.vatBreakdown[0], exemptionReasonCode: 'VATEX-FR-CNWVAT' }] },
    ],
    [
      'G2.31 transactions.invoices[0].vatBreakdown',
      { vatBreakdown: [{ ...invoice.vatBreakdown[0], categoryCode: 'L' }] },
    ],
  ])('%s', (refusal, edit) => expect(ofInvoice(edit)).toEqual([refusal]));

  it.each([
    ['G2.31 transactions.invoices[0].allowances', { allowances: [{ amount: '1.00', categoryCode: 'L' }] }],
    ['G1.24 transactions.invoices[0].charges', { charges: [{ amount: '1.00', rate: '19' }] }],
    [
      'G6.25 transactions.invoices[0].lines[0].period',
      { lines: [{ period: { startDate: '2026-11-02', endDate: '2026-11-02' } }] },
    ],
    [
      'G1.05 transactions.invoices[0].lines[0].precedingInvoice.number',
      { lines: [{ precedingInvoice: { number: 'A  1' } }] },
    ],
    ['G1.15 transactions.invoices[0].lines[0].quantity', { lines: [{ quantity: '1.23456' }] }],
    ['G1.16 transactions.invoices[0].lines[0].netPrice', { lines: [{ netPrice: '1.2345678' }] }],
    ['G1.16 transactions.invoices[0].lines[0].priceDiscount', { lines: [{ priceDiscount: '-1.00' }] }],
    [
      'G1.55 transactions.invoices[0].lines[0].netPrice',
      { lines: [{ netPrice: '9.00', priceDiscount: '0.98', grossPrice: '10.00' }] },
    ],
  ])('%s', (refusal, edit) => expect(ofInvoice(edit)).toEqual([refusal]));

  it('takes lines, allowances and places as they are', () => expect(ofInvoice(DETAILED)).toEqual([]));

  it('G1.102: an exempt sale needs a VAT number', () => {
    const exempt = {
      seller: { identifier: { value: 'X', scheme: '0227' } },
      vatBreakdown: [{ ...invoice.vatBreakdown[0], categoryCode: 'E' }],
    };
    expect(ofInvoice(exempt)).toEqual(['G1.102 transactions.invoices[0].seller.vatIdentifier']);
    expect(ofInvoice({ ...exempt, taxRepresentativeVatIdentifier: 'FR11123456782' })).toEqual([]);
  });

  it('names a term that is missing or mistyped', () =>
    expect(ofDay({ totalVat: 'twenty' })).toEqual(['INVALID_TERM transactions.days.0.totalVat']));
});

/** A transmission as the input that says the same. */
function inputOf(root: XmlElement): EReportInput {
  const text = (parent: XmlElement | undefined, ...path: string[]) =>
    parent?.find(...path.map((name) => `{}${name}`))?.value;
  const day = (value: string | undefined) => value?.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
  const document = root.child('{}ReportDocument');
  const identified = (name: string) => {
    const element = document?.child(`{}${name}`);
    return {
      identifier: { value: text(element, 'Id'), scheme: element?.child('{}Id')?.attributes['schemeId'] },
      name: text(element, 'Name'),
      role: text(element, 'RoleCode'),
    };
  };
  const periodOf = (report: XmlElement) => ({
    startDate: day(text(report, 'ReportPeriod', 'StartDate')),
    endDate: day(text(report, 'ReportPeriod', 'EndDate')),
  });
  const party = (element: XmlElement | undefined) =>
    element && {
      identifier: { value: text(element, 'CompanyId'), scheme: element.child('{}CompanyId')?.attributes['schemeId'] },
      vatIdentifier: text(element, 'TaxRegistrationId'),
      countryCode: text(element, 'PostalAddress', 'CountryId'),
    };
  const payment = (element: XmlElement | undefined) => ({
    date: day(text(element, 'Date')),
    rates: element?.all('{}SubTotals').map((row) => ({
      rate: text(row, 'TaxPercent'),
      currencyCode: text(row, 'CurrencyCode'),
      amount: text(row, 'Amount'),
    })),
  });
  const transactions = root.child('{}TransactionsReport');
  const payments = root.child('{}PaymentsReport');
  return {
    id: text(document, 'Id'),
    name: text(document, 'Name'),
    issuedAt: text(document, 'IssueDateTime', 'DateTimeString')?.replace(
      /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/,
      '$1-$2-$3T$4:$5:$6',
    ),
    type: text(document, 'TypeCode'),
    sender: identified('Sender'),
    issuer: identified('Issuer'),
    transactions: transactions && {
      period: periodOf(transactions),
      invoices: transactions.all('{}Invoice').map((one) => ({
        number: text(one, 'ID'),
        issueDate: day(text(one, 'IssueDate')),
        typeCode: text(one, 'TypeCode'),
        currencyCode: text(one, 'CurrencyCode'),
        dueDate: day(text(one, 'DueDate')),
        businessProcess: text(one, 'BusinessProcess', 'ID'),
        seller: party(one.child('{}Seller')),
        buyer: party(one.child('{}Buyer')),
        deliveryDate: day(text(one, 'Delivery', 'Date')),
        totalWithoutVat: text(one, 'MonetaryTotal', 'TaxExclusiveAmount'),
        totalVat: text(one, 'MonetaryTotal', 'TaxAmount'),
        vatBreakdown: one.all('{}TaxSubTotal').map((row) => ({
          taxableAmount: text(row, 'TaxableAmount'),
          taxAmount: text(row, 'TaxAmount'),
          categoryCode: text(row, 'TaxCategory', 'Code'),
          rate: text(row, 'TaxCategory', 'Percent'),
          exemptionReason: text(row, 'TaxCategory', 'TaxExemptionReason'),
          exemptionReasonCode: text(row, 'TaxCategory', 'TaxExemptionReasonCode'),
        })),
      })),
      days: transactions.all('{}Transactions').map((one) => ({
        date: day(text(one, 'Date')),
        currencyCode: text(one, 'TransactionsCurrency'),
        vatPointDateCode: text(one, 'TaxDueDateTypeCode'),
        category: text(one, 'CategoryCode'),
        totalWithoutVat: text(one, 'TaxExclusiveAmount'),
        totalVat: text(one, 'TaxTotal'),
        count: one.has('{}TransactionsCount') ? Number(text(one, 'TransactionsCount')) : undefined,
        rates: one.all('{}TaxSubtotal').map((row) => ({
          rate: text(row, 'TaxPercent'),
          taxableAmount: text(row, 'TaxableAmount'),
          taxAmount: text(row, 'TaxTotal'),
        })),
      })),
    },
    payments: payments && {
      period: periodOf(payments),
      invoices: payments.all('{}Invoice').map((one) => ({
        number: text(one, 'InvoiceID'),
        issueDate: day(text(one, 'IssueDate')),
        payment: payment(one.child('{}Payment')),
      })),
      days: payments.all('{}Transactions').map((one) => payment(one.child('{}Payment'))),
    },
  } as EReportInput;
}

const tree = (bytes: Uint8Array): XmlElement => {
  const parsed = parseXml(bytes);
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message);
  return parsed.value;
};
const content = (element: XmlElement): unknown =>
  element.children.length === 0
    ? [element.name, element.attributes, element.text]
    : [element.name, element.children.map(content)];

const present = existsSync(SAMPLES);
describe(`transmissions${present ? '' : ' [skipped: ../shared]'}`, () => {
  const files = present ? readdirSync(SAMPLES) : [];
  const read = (file: string) => new Uint8Array(readFileSync(new URL(file, SAMPLES)));
  const intended: Record<string, string[]> = {};
  if (present)
    for (const line of readFileSync(new URL('../../expected.jsonl', SAMPLES), 'utf8').trim().split('\n')) {
      const { file, fired } = JSON.parse(line) as { file: string; fired: { id: string }[] };
      intended[file.split('/').at(-1) ?? ''] = [...new Set(fired.map(({ id }) => id))];
    }

  it.runIf(present).each(files.filter((file) => file.startsWith('S')))('%s is written as it stands', (file) => {
    const root = tree(read(file));
    const written = writeEReport(inputOf(root));
    expect(written.ok && content(tree(written.value.bytes))).toEqual(content(root));
  });

  // N06 has days as 2026-11-01, which is how the input has them: it cannot be said wrongly.
  it.runIf(present).each(files.filter((file) => file.startsWith('N') && !file.startsWith('N06')))(
    '%s is refused by its rule',
    (file) => {
      const written = writeEReport(inputOf(tree(read(file))));
      expect(written.ok ? [] : [...new Set(written.problems.map(({ rule }) => rule))]).toEqual(intended[file]);
    },
  );

  it.runIf(existsSync(SCHEMA))(
    'is valid by the schema of the tax office',
    async () => {
      const { validateXML } = await import('xmllint-wasm');
      const schemas = readdirSync(SCHEMA).filter((name) => name.endsWith('.xsd'));
      const load = (name: string) => ({ fileName: name, contents: readFileSync(new URL(name, SCHEMA), 'utf8') });
      const xml = files
        .filter((file) => file.startsWith('S'))
        .map((file) => {
          const written = writeEReport(inputOf(tree(read(file))));
          return { fileName: file, contents: written.ok ? new TextDecoder().decode(written.value.bytes) : '' };
        });
      const detailed = writeEReport({ ...REPORT, transactions: { period, invoices: [{ ...invoice, ...DETAILED }] } });
      xml.push({
        fileName: 'detailed.xml',
        contents: detailed.ok ? new TextDecoder().decode(detailed.value.bytes) : '',
      });
      const { valid, errors } = await validateXML({
        xml,
        schema: load('ereporting.xsd'),
        preload: schemas.filter((name) => name !== 'ereporting.xsd').map(load),
      });
      expect(errors).toEqual([]);
      expect(valid).toBe(true);
    },
    60_000,
  );
});
