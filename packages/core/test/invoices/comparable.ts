import { Decimal, type Invoice } from '../../src/model/index.ts';

/**
 * The invoice as one text that is equal for equal invoices: numbers by value (20 and 20.00 are the same), terms in one order. The terms at
 * `fields` (`lines[2].price.netPrice`) are left out.
 */
export function comparable(invoice: Invoice, fields: readonly string[] = []): string {
  const plain = JSON.parse(JSON.stringify(invoice), (_, value: unknown) =>
    typeof value === 'string' && /^-?\d+\.\d+$/.test(value) ? Decimal.of(value).trimmed().toString() : value,
  ) as object;
  for (const field of fields)
    remove(
      plain,
      field.split(/[.[\]]+/).filter((step) => step !== ''),
    );
  return JSON.stringify(plain, (_, value: unknown) => (isGroup(value) ? ordered(value) : withoutHoles(value)), 1);
}

/** What is not there need not go: a group of which every term was dropped. */
function remove(node: object | undefined, path: readonly string[]): void {
  if (node === undefined) return;
  const [key = '', ...rest] = path;
  if (rest.length === 0) Reflect.deleteProperty(node, key);
  else remove(Reflect.get(node, key) as object | undefined, rest);
}

const isGroup = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list without the items that were left out; none, when nothing is left of it. */
function withoutHoles(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const items: unknown[] = value.filter(() => true);
  return items.length === 0 ? undefined : items;
}

/** Without the groups that nothing is left of. */
function ordered(group: object): object | undefined {
  const entries = Object.entries(group).sort(([left], [right]) => (left < right ? -1 : 1));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
