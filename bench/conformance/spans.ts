/** An element of a text: where its tags and its content stand. */
export interface Span {
  readonly name: string;
  /** Names from the root on, without prefixes: `Invoice/cbc…` would be `Invoice/ID`. */
  readonly path: string;
  readonly parent: Span | undefined;
  readonly children: Span[];
  readonly attributes: readonly Attribute[];
  readonly start: number;
  /** After the start tag; equal to `end` where the element closes itself. */
  readonly open: number;
  /** Before the end tag. */
  close: number;
  end: number;
}

/** Where an attribute stands: from its name to the closing quote, and its value between the quotes. */
export interface Attribute {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly valueStart: number;
  readonly value: string;
}

const TAG =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** The elements of a well-formed document in its order. */
export function spansOf(text: string): Span[] {
  const all: Span[] = [];
  let parent: Span | undefined;
  for (const match of text.matchAll(TAG)) {
    const [tag, slash, name, attributes = '', selfClosed] = match;
    if (name === undefined) continue;
    const start = match.index;
    const end = start + tag.length;
    if (slash === '/') {
      if (parent === undefined) continue;
      parent.close = start;
      parent.end = end;
      parent = parent.parent;
      continue;
    }
    const span = spanOf(name, parent, attributes, start, end);
    parent?.children.push(span);
    all.push(span);
    if (selfClosed === '') parent = span;
  }
  return all;
}

function spanOf(name: string, parent: Span | undefined, attributes: string, start: number, end: number): Span {
  const local = name.slice(name.indexOf(':') + 1);
  const offset = start + 1 + name.length;
  return {
    name,
    path: parent === undefined ? local : `${parent.path}/${local}`,
    parent,
    children: [],
    attributes: [...attributes.matchAll(ATTRIBUTE)].map((one) => attributeOf(one, offset)),
    start,
    open: end,
    close: end,
    end,
  };
}

function attributeOf(match: RegExpExecArray, offset: number): Attribute {
  const [whole, name = '', double, single = ''] = match;
  const value = double ?? single;
  const start = offset + match.index;
  return { name, start, end: start + whole.length, valueStart: start + whole.length - 1 - value.length, value };
}
