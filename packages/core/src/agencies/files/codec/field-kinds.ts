import type { JsonSchema } from '../../schema/json-schema.ts';

/** What the text of a field stands for. `list`: plain texts; `records`: objects of their own. */
export type FieldKind = 'text' | 'integer' | 'boolean' | 'object' | 'list' | 'records';
export type FieldKinds = ReadonlyMap<string, FieldKind>;

/**
 * The kind of every field of a document, by its name: CSV and XML know text alone. In one document a name has one kind wherever it stands; one
 * that had two would be a mistake in the schema, and throws.
 */
export function fieldKinds(schema: JsonSchema): FieldKinds {
  const kinds = new Map<string, FieldKind>();
  for (const { name, node } of fieldsOf(schema)) {
    const kind = kindOf(node);
    const known = kinds.get(name);
    if (known !== undefined && known !== kind) throw new TypeError(`${name} is ${known} here and ${kind} there`);
    kinds.set(name, kind);
  }
  return kinds;
}

interface Field {
  readonly name: string;
  readonly node: JsonSchema;
}

function fieldsOf(node: JsonSchema): readonly Field[] {
  const own = Object.entries(node.properties ?? {}).flatMap(([name, child]) =>
    isNode(child) ? [{ name, node: child }] : [],
  );
  const branches = [...(node.oneOf ?? []), ...(node.anyOf ?? []), ...arrayItems(node)].filter(isNode);
  return [...own, ...own.flatMap(({ node: child }) => fieldsOf(child)), ...branches.flatMap(fieldsOf)];
}

function arrayItems({ items }: JsonSchema): readonly unknown[] {
  return Array.isArray(items) ? items : items === undefined ? [] : [items];
}

function kindOf(node: JsonSchema): FieldKind {
  if (node.type === 'integer' || node.type === 'boolean' || node.type === 'object') return node.type;
  if (node.type !== 'array') return 'text';
  return arrayItems(node).some((item) => isNode(item) && item.type === 'object') ? 'records' : 'list';
}

function isNode(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value a text stands for. One that does not fit stays text: the schema will say so, with its place. */
export function valueOf(kind: FieldKind | undefined, text: string): string | number | boolean | readonly string[] {
  if (kind === 'integer' && /^-?\d{1,15}$/.test(text)) return Number(text);
  if (kind === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  if (kind === 'list') return text.split('|');
  return text;
}
