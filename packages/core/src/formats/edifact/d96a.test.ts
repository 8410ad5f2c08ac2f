import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settledForEdifact } from '../../../test/edifact/settled.ts';
import {
  corpusTable,
  definitions,
  elementFaults,
  rowsOf,
  SKIPPED_TABLES,
  structureFault,
  TABLES,
} from '../../../test/edifact/structure.ts';
import { anyInvoice } from '../../../test/invoices/arbitrary.ts';
import { comparable } from '../../../test/invoices/comparable.ts';
import { copyOf, lawfulInvoice } from '../../../test/invoices/lawful.ts';
import { Decimal, invoice as invoiceShape, type Invoice, type InvoiceLine } from '../../model/index.ts';
import { readInterchange } from './interchange.ts';
import { readEdifact } from './read.ts';
import { writeEdifactD96a } from './write.ts';

/** What ISO 8859-1 has no spelling for is an x; sums that D.96A tells by their parts stand beside them; no price is beyond all numbers. */
function settled(invoice: Invoice): Invoice {
  const { allowances, charges, totals } = invoice;
  const sumOf = (items: Invoice['allowances'], sum: Decimal | undefined) => items && (sum ?? Decimal.ZERO);
  const sums = {
    ...totals,
    sumOfAllowances: sumOf(allowances, totals.sumOfAllowances),
    sumOfCharges: sumOf(charges, totals.sumOfCharges),
  };
  const lines = invoice.lines.map((line) => ({ ...line, price: settledPrice(line.price) }));
  return inLatin(settledForEdifact({ ...invoice, lines, totals: sums }, 'HS'));
}

/** Half of the gross prices are a discount above the net one, the others are anything else. */
function settledPrice({ netPrice: whole, grossPrice, discount, ...price }: InvoiceLine['price']): InvoiceLine['price'] {
  const netPrice = whole.dividedBy(Decimal.of('1000'), 2);
  if (grossPrice === undefined || discount === undefined)
    return { ...price, netPrice, discount, grossPrice: undefined };
  if (discount.isNegative()) return { ...price, netPrice, discount, grossPrice: netPrice.minus(Decimal.ONE) };
  return { ...price, netPrice, discount: Decimal.ONE, grossPrice: netPrice.plus(Decimal.ONE) };
}

function inLatin<T>(value: T): T {
  if (typeof value === 'string') return value.replace(/[漢\u{1f600}]/gu, 'x') as T;
  if (Array.isArray(value)) return value.map(inLatin) as T;
  if (value instanceof Decimal || typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries.map(([key, each]) => [key, inLatin(each)])) as T;
}

function written(invoice: Invoice) {
  const result = writeEdifactD96a(invoice);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const interchange = readInterchange(result.value.bytes);
  if (!interchange.ok) throw new Error(JSON.stringify(interchange.problems));
  const [message] = interchange.value.messages;
  return { ...result.value, faults: interchange.value.faults, segments: [...(message?.segments ?? [])] };
}

function roundTrip(invoice: Invoice) {
  const { bytes, dropped } = written(invoice);
  const read = readEdifact(bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return { ...read.value, dropped };
}

const textOf = (invoice: Invoice): string => new TextDecoder('latin1').decode(written(invoice).bytes);

const CASES = Number(process.env['CASES'] ?? 1_000);

describe('INVOIC D.96A', () => {
  it('gives back every term it was given, but those it said it drops', () => {
    fc.assert(
      fc.property(anyInvoice.map(settled), (invoice) => {
        const read = roundTrip(invoice);
        const dropped = read.dropped.map(({ field }) => field);
        expect(comparable(read.invoice, dropped)).toBe(comparable(invoice, dropped));
        expect(read.warnings).toEqual([]);
      }),
      { numRuns: CASES },
    );
  }, 300_000);

  it('keeps order and number of the segments, and envelope and counts agree', () => {
    fc.assert(
      fc.property(anyInvoice.map(settled), (invoice) => {
        const { segments, faults } = written(invoice);
        expect(structureFault('INVOIC', segments)).toBeUndefined();
        expect(faults).toEqual([]);
      }),
      { numRuns: CASES },
    );
  }, 300_000);

  it('carries a lawful invoice whole but for what the directory has no place for', () => {
    const { invoice, dropped, warnings } = roundTrip(lawfulInvoice());
    expect(dropped.map(({ term }) => term)).toEqual(['BT-24', 'BT-23', 'BT-22', 'BT-22']);
    expect(dropped.slice(2).map(({ reason }) => reason)).toEqual([
      'UNOC has no €: spelt otherwise.',
      'UNOC has no ’: spelt otherwise.',
    ]);
    const fields = dropped.map(({ field }) => field);
    expect(comparable(invoice, fields)).toBe(comparable(lawfulInvoice(), fields));
    expect(warnings).toEqual([]);
    expect(written(lawfulInvoice()).bytes).toEqual(written(lawfulInvoice()).bytes);
  });

  it.each(['S', 'E', 'AE', 'K', 'G', 'O', 'Z'] as const)('tells why there is no VAT, category %s', (category) => {
    const { invoice } = roundTrip(lawfulInvoice(category));
    expect(invoice.vatBreakdown).toEqual(lawfulInvoice(category).vatBreakdown);
  });

  it('names a GLN, SIREN, SIRET and DUNS by who assigns them', () => {
    const draft = copyOf(lawfulInvoice());
    const identifiers = [
      ['4012345000009', '0088', '4012345000009::9'],
      ['812345676', '0002', '812345676::107'],
      ['81234567600012', '0009', '81234567600012::107'],
      ['123456789', '0060', '123456789::16'],
      ['4012345000009', '9999', '4012345000009'],
    ] as const;
    for (const [value, scheme, element] of identifiers) {
      draft.seller.identifiers = [{ value, scheme }];
      expect(textOf(draft)).toMatch(new RegExp(`NAD\\+SU\\+${element}\\+`));
      const back = roundTrip(draft);
      const lost = back.dropped.some(({ term }) => term === 'BT-29-1');
      expect(back.invoice.seller.identifiers).toEqual([lost ? { value } : { value, scheme }]);
      expect(lost).toBe(scheme === '9999');
    }
  });

  it('is addressed by GLN where both sides have one', () => {
    const draft = copyOf(lawfulInvoice());
    draft.seller.identifiers = [{ value: '4012345000009', scheme: '0088' }];
    draft.buyer.identifiers = [{ value: '3012345000004', scheme: '0088' }];
    expect(textOf(draft)).toContain("UNB+UNOC:3+4012345000009:14+3012345000004:14+261102:0000+F2026-00042++INVOIC'");
  });

  it('spells otherwise what ISO 8859-1 lacks and says so, and refuses what has no other spelling', () => {
    const draft = copyOf(lawfulInvoice());
    draft.buyer.name = 'L’Œuvre de Dvořák – 5 €';
    const { invoice, dropped } = roundTrip(draft);
    expect(invoice.buyer.name).toBe("L'OEuvre de Dvorák - 5 EUR");
    expect(dropped.find(({ term }) => term === 'BT-44')?.reason).toBe('UNOC has no ’ Œ ř – €: spelt otherwise.');
    draft.buyer.name = '漢字';
    const refusal = writeEdifactD96a(draft);
    expect(refusal.ok ? [] : refusal.problems.map(({ code, field }) => [code, field])).toEqual([
      ['EDIFACT_CHARACTERS', 'buyer.name'],
    ]);
  });

  it.each([
    ['UNOB', 'Cafe du Port (no. 5)'],
    ['UNOA', 'CAFE DU PORT (NO. 5)'],
  ] as const)('can be written in %s', (characters, name) => {
    const draft = copyOf(lawfulInvoice());
    draft.buyer.name = 'Café du Port (n\u00b0 5)'.replace('\u00b0', 'o.');
    const result = writeEdifactD96a(draft, characters);
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    const read = readEdifact(result.value.bytes);
    expect(read.ok && read.value.invoice.buyer.name).toBe(name);
    expect(read.ok && read.value.warnings).toEqual([]);
    const upper = new TextDecoder().decode(result.value.bytes);
    if (characters === 'UNOA') expect(upper).not.toMatch(/[a-z]/);
  });

  it('carries the lines of a note as lines', () => {
    const draft = copyOf(lawfulInvoice());
    draft.notes = [{ text: `First line\n${'long '.repeat(20)}end\nlast` }];
    const { invoice, dropped } = roundTrip(draft);
    expect(invoice.notes).toEqual(draft.notes);
    expect(dropped.map(({ term }) => term)).toEqual(['BT-24', 'BT-23']);
    draft.notes = [{ text: 'one\n\ntwo' }];
    expect(roundTrip(draft).dropped.map(({ term }) => term)).toContain('BT-22');
  });

  it('refuses what the message has no room for', () => {
    const draft = copyOf(lawfulInvoice());
    const [group] = draft.vatBreakdown;
    if (group === undefined) throw new Error('no group');
    draft.vatBreakdown = Array.from({ length: 11 }, () => group);
    const refusal = writeEdifactD96a(draft);
    expect(refusal.ok ? [] : refusal.problems.map(({ code, field }) => [code, field])).toEqual([
      ['EDIFACT_NO_ROOM', 'vatBreakdown'],
    ]);
  });

  it('refuses an invoice without a VAT breakdown, which its reader would work out from the lines', () => {
    const draft = copyOf(lawfulInvoice());
    draft.vatBreakdown = [];
    const refusal = writeEdifactD96a(draft);
    expect(refusal.ok ? [] : refusal.problems.map(({ code, field }) => [code, field])).toEqual([
      ['EDIFACT_NO_VAT_BREAKDOWN', 'vatBreakdown'],
    ]);
  });
});

const GOLDEN = join(import.meta.dirname, '../../../test/golden');

describe.each(readdirSync(join(GOLDEN, 'ubl')))('golden file %s', (name) => {
  it('is what the writer writes (UPDATE=1 rewrites it), and in order', () => {
    const model = invoiceShape.parse(JSON.parse(readFileSync(join(GOLDEN, 'ubl', name, 'invoice.json'), 'utf8')));
    const file = join(GOLDEN, 'edifact-d96a', `${name}.edi`);
    const { bytes, segments } = written(model);
    if (process.env['UPDATE'] === '1') writeFileSync(file, bytes);
    expect(new TextDecoder('latin1').decode(bytes)).toBe(readFileSync(file, 'latin1'));
    expect(structureFault('INVOIC', segments)).toBeUndefined();
  });
});

describe('the segment table', () => {
  it('notices a segment that is missing, out of order or too many (the control)', () => {
    const { segments } = written(lawfulInvoice());
    const without = (tag: string) => segments.filter((segment) => segment.tag !== tag);
    expect(structureFault('INVOIC', without('DTM'))).toMatch(/DTM is missing/);
    expect(structureFault('INVOIC', without('UNS'))).toMatch(/UNS is missing/);
    expect(structureFault('INVOIC', segments.toReversed())).toMatch(/UNH is missing/);
    const twice = segments.flatMap((segment) => (segment.tag === 'UNS' ? [segment, segment] : [segment]));
    expect(structureFault('INVOIC', twice)).toMatch(/UNT is missing before .* \(UNS\)/);
    expect(structureFault('INVOIC', [...segments, ...segments])).toMatch(/\(UNH\) is out of order or too many/);
  });
});

describe.skipIf(SKIPPED_TABLES !== '')(`the tables of another hand${SKIPPED_TABLES}`, () => {
  interface Published {
    readonly content: string | readonly Published[];
    readonly mandatory: boolean;
    readonly repetition: number;
  }
  const rows = (table: readonly Published[]): unknown[] =>
    table.map(({ content, mandatory, repetition }) => {
      if (typeof content === 'string') return { tag: content, mandatory, most: repetition };
      const group = rows(content);
      return { tag: (group[0] as { tag: string }).tag, mandatory, most: repetition, group };
    });

  it('say the same of INVOIC as ours', () => {
    expect(rowsOf(TABLES.INVOIC)).toEqual(rows(corpusTable('struct') as Published[]));
  });

  it('hold every component we write, by kind and length', () => {
    const tables = definitions();
    fc.assert(
      fc.property(anyInvoice.map(settled), (invoice) => {
        expect(elementFaults(tables, written(invoice).segments)).toEqual([]);
      }),
      { numRuns: CASES },
    );
  }, 300_000);

  it('notice what is too long (the control)', () => {
    const segment = {
      tag: 'NAD',
      number: 1,
      elements: [['BY'], ['1'], [''], ['x'.repeat(36)], ['a', 'b', 'c', 'd', 'e']],
    };
    expect(elementFaults(definitions(), [segment])).toEqual([
      `NAD 3.0: an..35 "${'x'.repeat(36)}"`,
      'NAD 4.4: undefined "e"',
    ]);
  });
});

/** The same invoice with one text after another replaced; texts that are words of the model stay. */
function* withText(invoice: Invoice, text: string): Generator<Invoice> {
  const paths: string[][] = [];
  const visit = (value: unknown, path: string[]): void => {
    if (typeof value === 'string') paths.push(path);
    else if (typeof value === 'object' && value !== null && !(value instanceof Decimal))
      for (const [key, inner] of Object.entries(value)) visit(inner, [...path, key]);
  };
  visit(invoice, []);
  for (const path of paths) {
    const copy = copyOf(invoice);
    const group = path.slice(0, -1).reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], copy);
    (group as Record<string, unknown>)[path.at(-1) ?? ''] = text;
    if (invoiceShape.safeParse(copy).success) yield copy;
  }
}

describe('a character that ISO 8859-1 has no spelling for', () => {
  it('is refused with the field it stands in, wherever that is', () => {
    const invoice: Invoice = {
      ...lawfulInvoice(),
      vatAccountingCurrencyCode: 'PLN',
      totals: { ...lawfulInvoice().totals, totalVatInAccountingCurrency: Decimal.of('10') },
    };
    const results = [...withText(invoice, '😀')].map((one) => writeEdifactD96a(one));
    expect(results.length).toBeGreaterThan(40);
    const refused = results.filter((result) => !result.ok && result.problems[0]?.code === 'EDIFACT_CHARACTERS');
    // The others have no place in the message, or only as a code that it knows.
    expect(refused.length).toBeGreaterThan(30);
    for (const result of results) if (!result.ok) expect(result.problems[0]?.code).toBe('EDIFACT_CHARACTERS');
  });
});
