import { pathFact } from '../../xml/index.ts';

/**
 * What the XML schema of a syntax demands, as text that costs nothing until it is asked for: a line per type, its name first.
 * - `roots`: `element=type`, blanks between.
 * - `leaves`: what the text is (`text`, `decimal`, `date` …), then the attributes: `name?` or, where it must be there, `name!`.
 * - `groups`: the children in their order, `element` `occurrence` `type`: `!` once, `?` at most once, `*` any number, `+` at least once;
 *   `(a|b)`: one of these; `any`: whatever stands there is not ours to judge.
 */
export interface SchemaTable {
  readonly roots: string;
  readonly leaves: string;
  readonly groups: string;
}

export type LeafKind = 'text' | 'decimal' | 'date' | 'time' | 'dateTime' | 'boolean' | 'base64';

export interface Leaf {
  readonly kind: LeafKind;
  /** Name → whether it must be there. */
  readonly attributes: ReadonlyMap<string, boolean>;
  /** The names of those that must. */
  readonly required: readonly string[];
}

/** One place in the order of children; a choice is one place with several elements. */
export interface Place {
  readonly index: number;
  readonly names: readonly string[];
  readonly required: boolean;
  readonly repeats: boolean;
}

export interface Group {
  readonly places: readonly Place[];
  /** For each place, and behind the last: the first place from there on that must be there. */
  readonly nextRequired: readonly number[];
  readonly byName: ReadonlyMap<string, { readonly place: Place; readonly type: string }>;
  /** Whether anything may stand in it. */
  readonly open: boolean;
}

/** What the schema demands of the elements of a path. Without a type nothing: they should not be there, or stand where anything may. */
export interface Standing {
  readonly type: string | undefined;
  readonly leaf: Leaf | undefined;
  readonly group: Group | undefined;
  /** Among the children of its parent. */
  readonly place: Place | undefined;
}

/** A table made ready type by type, as documents ask for them. */
export class Schema {
  readonly #lines: ReadonlyMap<string, string>;
  readonly #roots: ReadonlyMap<string, string>;
  readonly #leaves: ReadonlyMap<string, Leaf>;
  readonly #groups = new Map<string, Group>();

  constructor({ roots, leaves, groups }: SchemaTable) {
    this.#roots = new Map(roots.split(' ').map((root) => halves(root, '=')));
    this.#leaves = new Map(linesOf(leaves).map(([name, says]) => [name, leaf(says)]));
    this.#lines = new Map(linesOf(groups));
  }

  readonly standingOf = pathFact((path): Standing => {
    const outer = path.parent?.parent === undefined ? undefined : this.standingOf(path.parent);
    const known = outer?.group?.byName.get(path.name);
    const type = path.parent?.parent === undefined ? this.#roots.get(path.name) : known?.type;
    const isKnown = type !== undefined;
    return {
      type,
      leaf: isKnown ? this.#leaves.get(type) : undefined,
      group: isKnown ? this.#group(type) : undefined,
      place: known?.place,
    };
  });

  #group(type: string): Group | undefined {
    let known = this.#groups.get(type);
    const line = this.#lines.get(type);
    if (known === undefined && line !== undefined) this.#groups.set(type, (known = group(line)));
    return known;
  }
}

const linesOf = (text: string): (readonly [string, string])[] =>
  text
    .trim()
    .split('\n')
    .map((line) => halves(line, ' '));

function halves(text: string, separator: string): readonly [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function leaf(says: string): Leaf {
  const [kind = 'text', ...rows] = says.split(' ');
  const attributes = new Map(rows.map((row) => [row.slice(0, -1), row.endsWith('!')]));
  return {
    kind: kind as LeafKind,
    attributes,
    required: [...attributes.keys()].filter((name) => attributes.get(name)),
  };
}

function group(line: string): Group {
  const places: Place[] = [];
  const byName = new Map<string, { readonly place: Place; readonly type: string }>();
  let open = false;
  for (const part of line === '' ? [] : line.split(' ')) {
    if (part === 'any') {
      open = true;
      continue;
    }
    const members = (part.startsWith('(') ? part.slice(1, -1).split('|') : [part]).map(memberOf);
    const place: Place = {
      index: places.length,
      names: members.map(({ name }) => name),
      required: members.every(({ occurs }) => occurs === '!' || occurs === '+'),
      repeats: members.some(({ occurs }) => occurs === '*' || occurs === '+'),
    };
    places.push(place);
    for (const { name, type } of members) byName.set(name, { place, type });
  }
  return { places, nextRequired: nextRequired(places), byName, open };
}

/** `cbc:ID!ID`: its name, how often it occurs, its type. */
function memberOf(text: string) {
  const at = text.search(/[!?*+]/);
  return { name: text.slice(0, at), occurs: text.slice(at, at + 1), type: text.slice(at + 1) };
}

function nextRequired(places: readonly Place[]): readonly number[] {
  const next = [places.length];
  for (const { index, required } of places.toReversed()) next.unshift(required ? index : (next[0] ?? index));
  return next;
}
