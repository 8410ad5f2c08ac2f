import type { XmlElement } from '../../xml/index.ts';
import { Unjudgeable } from './values.ts';

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
    const known = judged.known[index] as Known<Value> | undefined;
    if (known !== undefined) return told(known);
    return told((judged.known[index] = worked(() => work(judged))));
  };
}

/** Something that many rules ask of a document about each of several things, worked out once for each name: about a VAT category at a rate. */
export function factAbout<Subject, Value>(
  nameOf: (subject: Subject) => string,
  work: (judged: Judged, subject: Subject) => Value,
): (judged: Judged, subject: Subject) => Value {
  const about = fact(() => new Map<string, Known<Value>>());
  return (judged, subject) => {
    const all = about(judged);
    const name = nameOf(subject);
    let known = all.get(name);
    if (known === undefined) all.set(name, (known = worked(() => work(judged, subject))));
    return told(known);
  };
}

/** Something that many rules ask of an element, one after the other: worked out once for as long as it is the same element. */
export function elementFact<Value>(
  work: (element: XmlElement, judged: Judged) => Value,
): (element: XmlElement, judged: Judged) => Value {
  const index = facts++;
  return (element, judged) => {
    const last = judged.known[index] as { readonly element: XmlElement; readonly known: Known<Value> } | undefined;
    if (last !== undefined && last.element.is(element)) return told(last.known);
    const known = worked(() => work(element, judged));
    judged.known[index] = { element, known };
    return told(known);
  };
}

/** What was worked out, be it that it cannot be: a faulty document is not asked in vain a thousand times. */
interface Known<Value> {
  readonly value: Value | undefined;
  readonly failure: Unjudgeable | undefined;
}

function worked<Value>(work: () => Value): Known<Value> {
  try {
    return { value: work(), failure: undefined };
  } catch (error) {
    if (error instanceof Unjudgeable) return { value: undefined, failure: error };
    throw error;
  }
}

function told<Value>({ value, failure }: Known<Value>): Value {
  if (failure !== undefined) throw failure;
  return value as Value;
}
