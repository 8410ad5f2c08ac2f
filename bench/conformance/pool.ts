import { type Span, spansOf } from './spans.ts';

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
export const isLeaf = ({ children, open, end }: Span): boolean => children.length === 0 && open < end;
export const contentOf = (text: string, { open, close }: Span): string => text.slice(open, close);
export const placeOf = ({ path }: Span): string => path.split('/').slice(-2).join('/');
/** An invoice's elements can stand in a credit note. */
export const neutral = (path: string): string => path.replace(/^(?:Invoice|CreditNote)\b/, '*');
