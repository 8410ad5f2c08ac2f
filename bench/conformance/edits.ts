import { ATTRIBUTES, type Dice, formsOf, listFor, ODD_TEXTS, otherNumber } from './other-values.ts';
import { contentOf, isLeaf, neutral, placeOf, type Pool } from './pool.ts';
import { type Span, spansOf } from './spans.ts';

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

function anyAttribute({ spans, dice }: Place): readonly [Span | undefined, Span['attributes'][number] | undefined] {
  const isOwn = ({ name }: Span['attributes'][number]): boolean => !name.startsWith('xmlns');
  const span = pick(
    spans.filter(({ attributes }) => attributes.some(isOwn)),
    dice,
  );
  return [span, span && pick(span.attributes.filter(isOwn), dice)];
}

function below(place: Place): Span | undefined {
  return pick(
    place.spans.filter(({ parent }) => parent !== undefined),
    place.dice,
  );
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
      const [span, attribute] = anyAttribute(place);
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
      const [span, attribute] = anyAttribute(place);
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
    3,
    function copy(place) {
      const [span, to] = [below(place), below(place)];
      if (span === undefined || to === undefined) return undefined;
      const copied = place.text.slice(span.start, span.end);
      return [`copy ${span.path} before ${to.path}`, cut(place.text, to.start, to.start, copied)];
    },
  ],
  [
    4,
    /** Booleans, dates and numbers in forms that XML Schema knows, or nearly. */
    function otherForm(place) {
      const span = leaf(place, (one) => formsOf(contentOf(place.text, one)) !== undefined);
      const by = span && pick(formsOf(contentOf(place.text, span)) ?? [], place.dice);
      return by === undefined ? undefined : withText(place, span, 'form', by);
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

/**
 * One change of a document, seldom two or three: what was done, and the text after. With `only` no other edits than those of these names.
 */
export function edited(text: string, dice: Dice, pool: Pool, only?: readonly string[]): readonly [string, string] {
  const edits = only === undefined ? EDITS : EDITS.filter(([, { name }]) => only.includes(name));
  const done: string[] = [];
  let now = text;
  const wanted = [1, 1, 1, 1, 2, 2, 3][dice(7)] ?? 1;
  for (let tries = 0; done.length < wanted && tries < 50; tries += 1) {
    const [did, after] = mutated(now, dice, pool, edits) ?? [];
    if (did === undefined || after === undefined || after === now) continue;
    done.push(did);
    now = after;
  }
  return [done.join(' + '), now];
}
