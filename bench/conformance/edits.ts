import type { chance } from '../fuzz/chance.ts';
import { type Span, spansOf } from './spans.ts';

type Dice = ReturnType<typeof chance>;

/** What the documents hold: values, attributes and whole elements that can stand in the place of others. */
export interface Pool {
  /** Last two names of the path → its texts. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
  /** `Amount@currencyID` → its values. */
  readonly attributes: ReadonlyMap<string, readonly string[]>;
  /** Path of a parent → elements found in it, as text. */
  readonly elements: ReadonlyMap<string, readonly string[]>;
}

export function poolOf(documents: readonly string[]): Pool {
  const texts = new Map<string, Set<string>>();
  const attributes = new Map<string, Set<string>>();
  const elements = new Map<string, Set<string>>();
  const add = (to: Map<string, Set<string>>, key: string, value: string): void => {
    const known = to.get(key);
    if (known === undefined) to.set(key, new Set([value]));
    else if (known.size < 400) known.add(value);
  };
  for (const text of documents)
    for (const span of spansOf(text)) {
      if (isLeaf(span)) add(texts, placeOf(span), contentOf(text, span));
      for (const { name, value } of span.attributes) add(attributes, `${placeOf(span)}@${name}`, value);
      if (span.parent !== undefined && span.end - span.start < 3000)
        add(elements, neutral(span.parent.path), text.slice(span.start, span.end));
    }
  return { texts: listed(texts), attributes: listed(attributes), elements: listed(elements) };
}

const listed = (sets: Map<string, Set<string>>): Map<string, string[]> =>
  new Map([...sets].map(([key, values]) => [key, [...values]]));
const isLeaf = ({ children, open, end }: Span): boolean => children.length === 0 && open < end;
const contentOf = (text: string, { open, close }: Span): string => text.slice(open, close);
const placeOf = ({ path }: Span): string => path.split('/').slice(-2).join('/');
/** An invoice's elements can stand in a credit note. */
const neutral = (path: string): string => path.replace(/^(?:Invoice|CreditNote)\b/, '*');

const VAT_CATEGORIES = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M', 'B', 'A', 'AA', 's', 'X'];
const COUNTRIES = 'DE FR NL BE DK NO SE IS IT GR EL GB AT ES PT PL XI 1A AU RE NC CH US XX de'.split(' ');
const CURRENCIES = 'EUR DKK NOK SEK GBP ISK USD CHF PLN XXX eur'.split(' ');
const TYPES =
  '71 80 82 84 102 130 202 203 204 211 218 219 261 262 295 296 308 325 326 331 380 381 382 383 384 385 386 387 388 389 390 393 394 395 396 420 456 457 458 471 472 473 500 501 502 503 527 532 553 575 623 633 751 780 817 870 875 876 877 935'.split(
    ' ',
  );
const MEANS = '1 10 20 30 31 42 48 49 50 54 55 57 58 59 68 93 97 98 ZZZ 70 30x'.split(' ');
const SCHEMES =
  '0002 0007 0009 0060 0088 0096 0106 0130 0151 0183 0184 0188 0190 0192 0195 0196 0199 0201 0204 0208 0211 0221 0224 0225 0226 0228 0229 0230 0231 0235 0240 0244 9901 9902 9918 9930 9933 9938 9957 EM SEPA VA FC DK:CVR ZZZ'.split(
    ' ',
  );
const IDS =
  'DE123456789 FR12345678901 NL123456789B01 DK12345678 SE556036079301 IT06363391001 EL061828591 ATU12345678 GB123456789 12345678 123456789 732829320 73282932000074 7300010000001 0203430576 DE75512108001245126199 NO974760673MVA'.split(
    ' ',
  );
const DATES =
  '2024-01-01 20240101 2024-02-30 20240230 2025-06-30 20250630 2099-12-31 01/02/2024 2024-1-1 2024-01-01Z'.split(' ');

/** Lists of values that belong to an element of such a name. */
const LISTS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/(?:TaxCategory|ClassifiedTaxCategory)\/ID$|CategoryCode$/, VAT_CATEGORIES],
  [/IdentificationCode$|CountryID$|CountryCode$/, COUNTRIES],
  [/CurrencyCode$/, CURRENCIES],
  [/TypeCode$/, TYPES],
  [/PaymentMeansCode$|PaymentMeans\/TypeCode$/, MEANS],
  [/Date$|DateTimeString$/, DATES],
  [/CompanyID$|EndpointID$|\/(?:Global|URI)?ID$/, IDS],
  [/Indicator$/, ['true', 'false', '1', '0', 'TRUE', '']],
];
const ATTRIBUTES: readonly (readonly [string, readonly string[]])[] = [
  ['schemeID', SCHEMES],
  ['currencyID', CURRENCIES],
  ['unitCode', ['C62', 'EA', 'HUR', 'KGM', 'XPP', 'qqq', 'LTR', 'ZZ']],
  ['listID', ['SRV', 'STI', 'HS', 'CV', 'ZZZ', 'TST']],
  ['format', ['102', '203', '610', '616', '']],
  ['mimeCode', ['application/pdf', 'image/png', 'text/csv', 'application/xml', 'text/plain']],
  ['name', ['x', '']],
  ['languageID', ['de']],
  ['schemeAgencyID', ['6']],
  ['listVersionID', ['1']],
  ['schemeVersionID', ['']],
];
const ODD_TEXTS = [
  '',
  ' ',
  '\n',
  'x',
  '0',
  '-1',
  '1',
  'ABC-123',
  'é€',
  'N/A',
  '#AAI#text',
  'null',
  '12.5',
  '100',
  'A'.repeat(120),
];

interface Place {
  readonly text: string;
  readonly spans: readonly Span[];
  readonly dice: Dice;
  readonly pool: Pool;
}

/** One change of a document: what was done, and the text after; `undefined` where it has nothing to change. */
type Edit = (place: Place) => readonly [did: string, text: string] | undefined;

const prefixesOf = (text: string): string[] => [...text.matchAll(/<(\w+):/g)].map(([, prefix = '']) => prefix);
const pick = <Item>(items: readonly Item[], dice: Dice): Item | undefined => items[dice(items.length || 1)];
const cut = (text: string, from: number, to: number, by = ''): string => text.slice(0, from) + by + text.slice(to);
const numbers = /^\s*[+-]?\d+(?:\.\d+)?\s*$/;

function leaf({ spans, dice }: Place, wanted: (span: Span) => boolean = () => true): Span | undefined {
  return pick(
    spans.filter((span) => isLeaf(span) && wanted(span)),
    dice,
  );
}

function withText({ text }: Place, span: Span | undefined, did: string, by: string) {
  if (span === undefined) return undefined;
  return [`${did} ${span.path} = ${JSON.stringify(by.slice(0, 40))}`, cut(text, span.open, span.close, by)] as const;
}

function below(place: Place): Span | undefined {
  return pick(
    place.spans.filter(({ parent }) => parent !== undefined),
    place.dice,
  );
}

function listFor(span: Span): readonly string[] | undefined {
  return LISTS.find(([name]) => name.test(span.path))?.[1];
}

/** A number of another value or form. */
function otherNumber(text: string, dice: Dice): string {
  const number = text.trim();
  const [whole = '0', fraction = ''] = number.replace(/^[+-]/, '').split('.');
  const by = (units: bigint): string => {
    const sum = BigInt(whole + fraction.padEnd(2, '0')) + units;
    const places = Math.max(2, fraction.length);
    const digits = (sum < 0n ? -sum : sum).toString().padStart(places + 1, '0');
    return `${sum < 0n !== number.startsWith('-') ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
  };
  const forms = [
    () => by(1n),
    () => by(-1n),
    () => by(2n),
    () => by(-2n),
    () => by(100n),
    () => by(-50n),
    () => (number.startsWith('-') ? number.slice(1) : `-${number}`),
    () => `${whole}.${fraction}000`,
    () => `${whole}.${fraction.padEnd(2, '0')}5`,
    () => `${whole}.${fraction.padEnd(2, '0')}49`,
    () => '0',
    () => '0.00',
    () => '1',
    () => `${whole}0.${fraction.padEnd(2, '0')}`,
    () => `+${number.replace(/^[+-]/, '')}`,
    () => `${number}.`.replace(/\.(\d+)\.$/, '.$1'),
    () => `0${number.replace(/^[+-]/, '')}`,
    () => (fraction === '' ? `${number}.00` : whole),
    () =>
      ['1e2', 'NaN', 'INF', '1,5', 'abc', '', ' ', '.5', '-0', '100000000000.005', '0.005', '0.015'][dice(12)] ?? '',
  ];
  return forms[dice(forms.length)]?.() ?? '';
}

const EDITS: readonly (readonly [weight: number, edit: Edit])[] = [
  [
    14,
    function remove(place) {
      const span = below(place);
      return span && [`remove ${span.path}`, cut(place.text, span.start, span.end)];
    },
  ],
  [
    10,
    function duplicate(place) {
      const span = below(place);
      if (span === undefined) return undefined;
      const copy = place.text.slice(span.start, span.end);
      return [`duplicate ${span.path}`, cut(place.text, span.end, span.end, copy)];
    },
  ],
  [
    6,
    /** A second one of its kind that says something else. */
    function duplicateChanged(place) {
      const span = below(place);
      if (span === undefined) return undefined;
      const copy = place.text.slice(span.start, span.end);
      const inside = mutated(copy, place.dice, place.pool, SIMPLE);
      return inside && [`duplicate ${span.path}, ${inside[0]}`, cut(place.text, span.end, span.end, inside[1])];
    },
  ],
  [
    5,
    function empty(place) {
      return withText(place, leaf(place), 'empty', '');
    },
  ],
  [
    3,
    function emptyGroup(place) {
      const span = pick(
        place.spans.filter(({ children, parent }) => children.length > 0 && parent !== undefined),
        place.dice,
      );
      return span && [`empty ${span.path}`, cut(place.text, span.open, span.close)];
    },
  ],
  [
    6,
    function oddText(place) {
      return withText(place, leaf(place), 'text', pick(ODD_TEXTS, place.dice) ?? '');
    },
  ],
  [
    4,
    function pad(place) {
      const span = leaf(place);
      return span && withText(place, span, 'pad', ` ${contentOf(place.text, span)}\n`);
    },
  ],
  [
    3,
    function otherCase(place) {
      const span = leaf(place);
      const content = span && contentOf(place.text, span);
      if (content === undefined) return undefined;
      return withText(
        place,
        span,
        'case',
        content === content.toLowerCase() ? content.toUpperCase() : content.toLowerCase(),
      );
    },
  ],
  [
    14,
    /** What stands at such a place in another document. */
    function otherValue(place) {
      const span = leaf(place);
      return span && withText(place, span, 'value', pick(place.pool.texts.get(placeOf(span)) ?? [], place.dice) ?? '');
    },
  ],
  [
    12,
    function neighbourCode(place) {
      const span = leaf(place, (one) => listFor(one) !== undefined);
      return span && withText(place, span, 'code', pick(listFor(span) ?? [], place.dice) ?? '');
    },
  ],
  [
    14,
    function number(place) {
      const span = leaf(place, (one) => numbers.test(contentOf(place.text, one)));
      return span && withText(place, span, 'number', otherNumber(contentOf(place.text, span), place.dice));
    },
  ],
  [
    4,
    function swapTexts(place) {
      const [a, b] = [leaf(place), leaf(place)].toSorted((one, two) => (one?.start ?? 0) - (two?.start ?? 0));
      if (a === undefined || b === undefined || a.close > b.open) return undefined;
      const { text } = place;
      const swapped =
        text.slice(0, a.open) +
        contentOf(text, b) +
        text.slice(a.close, b.open) +
        contentOf(text, a) +
        text.slice(b.close);
      return [`swap texts of ${a.path} and ${b.path}`, swapped];
    },
  ],
  [
    5,
    /** The same value wherever it stands: another country, currency or VAT category for the whole document. */
    function everywhere(place) {
      const span = leaf(place, (one) => (listFor(one)?.length ?? 0) > 6);
      if (span === undefined) return undefined;
      const from = contentOf(place.text, span);
      const to = pick(listFor(span) ?? [], place.dice) ?? '';
      if (from === '') return undefined;
      const text = place.text
        .replaceAll(`>${from}<`, `>${to}<`)
        .replaceAll(`currencyID="${from}"`, `currencyID="${to}"`);
      return [`everywhere ${from} → ${to}`, text];
    },
  ],
  [
    5,
    function changeAttribute(place) {
      const span = pick(
        place.spans.filter(({ attributes }) => attributes.some(({ name }) => !name.startsWith('xmlns'))),
        place.dice,
      );
      const attribute =
        span &&
        pick(
          span.attributes.filter(({ name }) => !name.startsWith('xmlns')),
          place.dice,
        );
      if (span === undefined || attribute === undefined) return undefined;
      const { name, valueStart, value } = attribute;
      const choices = [
        ...(place.pool.attributes.get(`${placeOf(span)}@${name}`) ?? []).slice(0, 30),
        ...(ATTRIBUTES.find(([known]) => known === name)?.[1] ?? []),
        '',
        ' ',
        value.toLowerCase(),
      ];
      const by = pick(choices, place.dice) ?? '';
      return [`${span.path}/@${name} = ${by}`, cut(place.text, valueStart, valueStart + value.length, by)];
    },
  ],
  [
    4,
    function removeAttribute(place) {
      const span = pick(
        place.spans.filter(({ attributes }) => attributes.some(({ name }) => !name.startsWith('xmlns'))),
        place.dice,
      );
      const attribute =
        span &&
        pick(
          span.attributes.filter(({ name }) => !name.startsWith('xmlns')),
          place.dice,
        );
      return (
        span && attribute && [`remove ${span.path}/@${attribute.name}`, cut(place.text, attribute.start, attribute.end)]
      );
    },
  ],
  [
    5,
    function addAttribute(place) {
      const span = leaf(place);
      const [name, choices] = pick(ATTRIBUTES, place.dice) ?? ['', []];
      if (span === undefined || span.attributes.some((one) => one.name === name)) return undefined;
      const value = pick(choices, place.dice) ?? '';
      return [
        `add ${span.path}/@${name} = ${value}`,
        cut(place.text, span.open - 1, span.open - 1, ` ${name}="${value}"`),
      ];
    },
  ],
  [
    3,
    function swapNeighbours(place) {
      const span = below(place);
      const siblings = span?.parent?.children ?? [];
      const next = span && siblings[siblings.indexOf(span) + 1];
      if (span === undefined || next === undefined) return undefined;
      const { text } = place;
      const between =
        text.slice(next.start, next.end) + text.slice(span.end, next.start) + text.slice(span.start, span.end);
      return [`swap ${span.path} and its next`, cut(text, span.start, next.end, between)];
    },
  ],
  [
    3,
    function move(place) {
      const [span, to] = [below(place), below(place)];
      if (span === undefined || to === undefined || (to.start >= span.start && to.start < span.end)) return undefined;
      const moved = place.text.slice(span.start, span.end);
      const without = cut(place.text, span.start, span.end);
      const at = to.start > span.start ? to.start - moved.length : to.start;
      return [`move ${span.path} before ${to.path}`, cut(without, at, at, moved)];
    },
  ],
  [
    10,
    /** An element that stands in such a group of another document. */
    function graft(place) {
      const group = pick(
        place.spans.filter(({ children }) => children.length > 0),
        place.dice,
      );
      const element = group && pick(place.pool.elements.get(neutral(group.path)) ?? [], place.dice);
      const before = group && pick(group.children, place.dice);
      if (group === undefined || element === undefined || before === undefined) return undefined;
      if (!prefixesOf(element).every((prefix) => place.text.includes(`xmlns:${prefix}=`))) return undefined;
      const name = /^<([\w:.-]+)/.exec(element)?.[1] ?? '';
      const local = name.slice(name.indexOf(':') + 1);
      const own = group.children.find((one) => one.name.endsWith(`:${local}`));
      const at = place.dice(3) === 0 ? before.start : (own?.end ?? before.end);
      return [`graft ${group.path}/${local}`, cut(place.text, at, at, element)];
    },
  ],
];

type WeighedEdits = typeof EDITS;
const SIMPLE: WeighedEdits = EDITS.filter(([, { name }]) =>
  ['otherValue', 'neighbourCode', 'number', 'oddText', 'changeAttribute', 'removeAttribute', 'remove'].includes(name),
);

function mutated(text: string, dice: Dice, pool: Pool, edits: WeighedEdits): readonly [string, string] | undefined {
  let left = dice(edits.reduce((sum, [weight]) => sum + weight, 0));
  const [, edit] = edits.find(([weight]) => (left -= weight) < 0) ?? [];
  return edit?.({ text, spans: spansOf(text), dice, pool });
}

/** One change of a document, seldom two or three: what was done, and the text after. */
export function edited(text: string, dice: Dice, pool: Pool): readonly [string, string] {
  const done: string[] = [];
  let now = text;
  const wanted = [1, 1, 1, 1, 2, 2, 3][dice(7)] ?? 1;
  for (let tries = 0; done.length < wanted && tries < 50; tries += 1) {
    const [did, after] = mutated(now, dice, pool, EDITS) ?? [];
    if (did === undefined || after === undefined || after === now) continue;
    done.push(did);
    now = after;
  }
  return [done.join(' + '), now];
}
