import type { CoverageEntry } from './document.ts';

/** The part of a document that holds what is outside the scope of VAT, beside the document `part`. */
export function outsideScopePart(part: string): string {
  return part === 'all' ? 'outside-scope' : `${part}-outside-scope`;
}

/**
 * What is outside the scope of VAT (gift cards, free tips, duties paid for the buyer) may not share a document with anything else
 * (BR-O-11 to BR-O-14), so such entries get one of their own.
 */
export function splitByScope(
  part: string,
  entries: readonly CoverageEntry[],
): readonly { readonly part: string; readonly entries: readonly CoverageEntry[] }[] {
  const outside = entries.filter((entry) => entry.category === 'O');
  const inside = entries.filter((entry) => entry.category !== 'O');
  if (outside.length === 0 || inside.length === 0) return entries.length === 0 ? [] : [{ part, entries }];
  return [
    { part, entries: inside },
    { part: outsideScopePart(part), entries: outside },
  ];
}
