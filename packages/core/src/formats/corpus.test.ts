import { describe, expect, it } from 'vitest';
import { corpusThere, filesOf, samplesOf, unlessThere } from '../../test/corpus.ts';
import { comparable } from '../../test/invoices/comparable.ts';
import type { Invoice } from '../model/index.ts';
import { cii } from './cii/index.ts';
import { detectFormat } from './detect.ts';
import type { InvoiceSyntax, Read } from './port.ts';
import { ubl } from './ubl/index.ts';

const SYNTAXES: Readonly<Record<string, InvoiceSyntax>> = { ubl, cii };
const SETS = [
  'en16931-examples',
  'xrechnung-testsuite',
  'xrechnung-config',
  'xrechnung-unit',
  'peppol-examples',
  'peppol-unit',
  'facturx-xml',
  'facturx-pdf',
  'facturx-edge-cases',
  'fr-ctc',
  'gobl-pairs',
  'vat-scenarios',
];

/** Documents that the published rules accept and that cannot be read all the same. */
const UNREADABLE: readonly (readonly [file: RegExp, problem: string, why: string])[] = [
  [/DATA-002/, 'issueDate: Invalid ISO date', 'its date of issue is no day of the calendar, which no rule checks'],
];

function invoiceIn(bytes: Uint8Array): Read {
  const syntax = SYNTAXES[detectFormat(bytes).syntax];
  const read = syntax?.read(bytes);
  if (read?.ok) return read.value;
  throw new Error(JSON.stringify(read?.problems));
}

/** The terms that are lost or changed on the way through `syntax`, but for those it said it drops. */
function lostThrough(syntax: InvoiceSyntax, invoice: Invoice): unknown {
  const written = syntax.write(invoice);
  if (!written.ok) return written.problems;
  const dropped = written.value.dropped.map(({ field }) => field);
  const before = JSON.parse(comparable(invoice, dropped)) as object;
  const after = JSON.parse(comparable(invoiceIn(written.value.bytes).invoice, dropped)) as object;
  return differences(before, after).filter(([field]) => !DERIVED.some((pattern) => pattern.test(field)));
}

/** Terms that a syntax states from others when they are not told: a total (UBL), a discount (UBL), a gross price (CII). */
const DERIVED = [/^totals\.totalVat$/, /^lines\.\d+\.price\.(discount|grossPrice)$/];

function differences(left: object, right: object): [field: string, left: unknown, right: unknown][] {
  const [before, after] = [flat(left), flat(right)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((field) => before.get(field) !== after.get(field))
    .map((field) => [field, before.get(field), after.get(field)]);
}

function flat(value: unknown, path = ''): Map<string, unknown> {
  if (value === null || typeof value !== 'object') return new Map([[path, value]]);
  return new Map(
    Object.entries(value).flatMap(([key, inner]) => [...flat(inner, path === '' ? key : `${path}.${key}`)]),
  );
}

describe.skipIf(!corpusThere).each(SETS)(`sample documents of %s${unlessThere}`, (set) => {
  const samples = samplesOf(set);

  it('are known by their content', () => {
    for (const { file, syntax, bytes } of samples)
      if (syntax in SYNTAXES) expect(`${file} ${detectFormat(bytes).syntax}`).toBe(`${file} ${syntax}`);
  });

  it('are read when no rule refuses them, and go through UBL and CII unchanged', () => {
    let read = 0;
    for (const { file, syntax, bytes, refused } of samples) {
      if (refused || !(syntax in SYNTAXES)) continue;
      const result = SYNTAXES[syntax]?.read(bytes);
      if (result?.ok !== true) {
        const known = UNREADABLE.find(([pattern]) => pattern.test(file));
        expect(`${file}: ${result?.problems.map(({ message }) => message).join()}`).toBe(`${file}: ${known?.[1]}`);
        continue;
      }
      read += 1;
      const { invoice } = result.value;
      expect([file, lostThrough(cii, invoice)]).toEqual([file, []]);
      expect([file, lostThrough(ubl, invoice)]).toEqual([file, []]);
    }
    expect(read).toBeGreaterThan(0);
  }, 120_000);
});

/**
 * One invoice written by another program in both syntaxes. It writes into UBL what it does not write into CII; each reads as it stands.
 */
const ONE_INVOICE = {
  ubl: 'files/ubl/convert/france-extended/out/invoice-standard.xml',
  cii: 'files/cii/convert/peppol-france-facturx/out/invoice-standard.xml',
};
const EXPLAINED: readonly (readonly [field: string, why: string])[] = [
  ['buyer.tradingName', 'the UBL repeats the name as trading name (cac:PartyName)'],
  ['seller.tradingName', 'the same of the seller'],
  ['paymentInstructions.creditTransfers.0.paymentAccountName', 'only the UBL names the account'],
  ['purchaseOrderReference', 'the UBL fills the place with NA, as Peppol asks for a reference (PEPPOL-EN16931-R003)'],
];

describe.skipIf(!corpusThere)(`GOBL documents${unlessThere}`, () => {
  const files = new Map(filesOf('gobl-pairs', '').map((file) => [file.path, file]));
  const bytesOf = (path: string): Uint8Array => files.get(path)?.read() ?? new Uint8Array();

  it('say the same in UBL and CII', () => {
    const [left, right] = [ONE_INVOICE.ubl, ONE_INVOICE.cii].map((path) => invoiceIn(bytesOf(path)).invoice);
    if (left === undefined || right === undefined) throw new Error('no pair');
    const fields = differences(JSON.parse(comparable(left)) as object, JSON.parse(comparable(right)) as object);
    expect(fields.map(([field]) => field).sort()).toEqual(EXPLAINED.map(([field]) => field).sort());
  });

  const pairs = [...files.keys()].flatMap((path) => {
    const xml = path.replace(/([^/]+)\.json$/, 'out/$1.xml');
    return path.endsWith('.json') && files.has(xml) && !/cdar/i.test(path) ? [[path, xml] as const] : [];
  });

  it.each(pairs)('%s is what its XML reads as', (json, xml) => {
    const { doc } = JSON.parse(new TextDecoder().decode(bytesOf(json))) as { doc: GoblInvoice };
    const { invoice } = invoiceIn(bytesOf(xml));
    expect({
      number: invoice.number,
      issueDate: invoice.issueDate,
      currency: invoice.currencyCode,
      seller: invoice.seller.name,
      buyer: invoice.buyer.name,
      quantities: invoice.lines.map(({ invoicedQuantity }) => Number(invoicedQuantity.toString())),
      items: invoice.lines.map(({ item }) => item.name),
      due: Number(invoice.totals.amountDueForPayment.toString()),
    }).toEqual({
      number: doc.series === undefined ? doc.code : `${doc.series}-${doc.code}`,
      issueDate: doc.issue_date,
      currency: doc.currency,
      seller: (doc.ordering?.seller ?? doc.supplier).name,
      buyer: doc.customer?.name,
      quantities: doc.lines.map(({ quantity }) => Number(quantity)),
      items: doc.lines.map(({ item }) => item.name),
      due: Number(doc.totals.due ?? doc.totals.payable),
    });
  });
});

/** As much of it as is compared. */
interface GoblInvoice {
  readonly series?: string;
  readonly code: string;
  readonly issue_date: string;
  readonly currency: string;
  readonly supplier: { readonly name: string };
  readonly customer?: { readonly name: string };
  /** Who sells, where another invoices. */
  readonly ordering?: { readonly seller?: { readonly name: string } };
  readonly lines: readonly { readonly quantity: string; readonly item: { readonly name: string } }[];
  readonly totals: { readonly payable: string; readonly due?: string };
}
