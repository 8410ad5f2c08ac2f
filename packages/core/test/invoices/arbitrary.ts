import fc from 'fast-check';
import { z } from 'zod';
import { type Invoice, decimal, Decimal, invoice, isoDate } from '../../src/model/index.ts';

const CHARACTERS = [
  'a',
  'Z',
  '0',
  ' ',
  '\n',
  '\t',
  '\r',
  '<',
  '>',
  '&',
  '"',
  "'",
  ']]>',
  '&amp;',
  '#',
  'é',
  '’',
  '€',
  '\u00a0',
  '漢',
  '\u{1f600}',
  '<!--',
];

const text = fc
  .array(fc.constantFrom(...CHARACTERS), { minLength: 1, maxLength: 8 })
  .map((characters) => characters.join(''))
  .filter((joined) => joined.trim() !== '');

/** Terms whose values a syntax interprets. */
const CODES: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  typeCode: fc.constantFrom('380', '381', '384', '386', '503'),
  subjectCode: fc.constantFrom('AAB', 'PMT', 'REG'),
  currencyCode: fc.constant('EUR'),
  vatAccountingCurrencyCode: fc.constantFrom('SEK', 'EUR'),
  countryCode: fc.constantFrom('FR', 'DE'),
  paymentMeansTypeCode: fc.constantFrom('30', '58'),
};

function valueOf(schema: z.core.$ZodType, field: string): fc.Arbitrary<unknown> {
  const code = CODES[field];
  if (schema instanceof z.ZodOptional) return fc.option(valueOf(schema.unwrap(), field), { nil: undefined, freq: 2 });
  if (code !== undefined) return code;
  if (schema === decimal)
    return fc
      .tuple(fc.bigInt(1n - 10n ** 15n, 10n ** 15n - 1n), fc.integer({ min: 0, max: 6 }))
      .map(([units, scale]) => Decimal.fromUnits(units, scale));
  if (schema === isoDate)
    return fc.integer({ min: 0, max: 40_000 }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
  if (schema instanceof z.ZodObject) {
    return fc.record(
      Object.fromEntries(Object.entries(schema.shape).map(([key, inner]) => [key, valueOf(inner as z.ZodType, key)])),
    );
  }
  if (schema instanceof z.ZodArray) return fc.array(valueOf(schema.element, ''), { minLength: 1, maxLength: 3 });
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodBase64)
    return fc.uint8Array({ minLength: 1, maxLength: 20 }).map((bytes) => Buffer.from(bytes).toString('base64'));
  if (schema instanceof z.ZodString) return text;
  throw new TypeError(`No values are known for the schema of ${field}`);
}

/** Leaves out what no syntax can tell apart: empty groups, and terms that are derived from others. */
function settled(generated: Invoice): Invoice {
  const lines = generated.lines.map((line) =>
    line.price.grossPrice === undefined || line.price.discount !== undefined
      ? line
      : { ...line, price: { ...line.price, discount: line.price.netPrice } },
  );
  const totalVat = generated.totals.totalVat ?? Decimal.ZERO;
  return withoutEmptyGroups({ ...generated, lines, totals: { ...generated.totals, totalVat } }) as Invoice;
}

/** The value without absent terms and without groups that hold nothing. */
export function withoutEmptyGroups(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmptyGroups);
  if (value === null || typeof value !== 'object' || value instanceof Decimal) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, withoutEmptyGroups(inner)] as const);
  const filled = entries.filter(([, inner]) => inner !== undefined);
  return filled.length === 0 ? undefined : Object.fromEntries(filled);
}

/**
 * Any invoice the schema allows, with every optional term there or not, in texts chosen to break syntaxes. Derived from the schema itself:
 * a term that is added to the model is tested from that day on. Nothing about it is lawful; see `lawful.ts` for that.
 */
export const anyInvoice: fc.Arbitrary<Invoice> = valueOf(invoice, '').map((generated) => settled(generated as Invoice));
