import type { XmlElement } from '../../xml/index.ts';

/** A document under judgement, and what its rules have already worked out about it. */
export class Judged {
  readonly root: XmlElement;
  readonly known: unknown[] = [];

  constructor(root: XmlElement) {
    this.root = root;
  }
}

let facts = 0;

/** Something that many rules ask of a document, worked out once: `const lines = fact(({ root }) => root.all('cac:InvoiceLine'))`. */
export function fact<Value>(work: (judged: Judged) => Value): (judged: Judged) => Value {
  const index = facts++;
  return (judged) => {
    const known = judged.known[index] as { readonly value: Value } | undefined;
    if (known !== undefined) return known.value;
    const value = work(judged);
    judged.known[index] = { value };
    return value;
  };
}

/** Something that many rules ask of an element, one after the other: worked out once for as long as it is the same element. */
export function elementFact<Value>(
  work: (element: XmlElement) => Value,
): (element: XmlElement, judged: Judged) => Value {
  const index = facts++;
  return (element, { known }) => {
    const last = known[index] as { readonly element: XmlElement; readonly value: Value } | undefined;
    if (last !== undefined && last.element.is(element)) return last.value;
    const value = work(element);
    known[index] = { element, value };
    return value;
  };
}
