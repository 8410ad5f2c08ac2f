import type { Invoice } from '../model/index.ts';
import type { Dropped } from './port.ts';
import type { Profile } from './profiles.ts';

type Node = Readonly<Record<string, unknown>>;

/** What a writer is given: of a profile without lines, addresses or totals the invoice lacks even terms that EN 16931 demands. */
export interface Fitting {
  readonly invoice: Invoice;
  readonly dropped: readonly Dropped[];
}

/** The invoice without what its profile has no place for, and what that was. */
export function withinProfile(invoice: Invoice, profile: Profile | undefined): Fitting {
  if (profile === undefined || profile.lacks.length === 0) return { invoice, dropped: [] };
  const dropped: Dropped[] = [];
  let fitting: Node = invoice;
  for (const [term, path] of profile.lacks) {
    const drop = (field: string) =>
      dropped.push({ term, field, reason: `The profile ${profile.name} has no place for it.` });
    fitting = without(fitting, path.split('.'), '', drop);
  }
  // An invoice in all that the profile knows; lists that it does not know are empty.
  const { lines = [], vatBreakdown = [], ...rest } = fitting;
  return { invoice: { ...rest, lines, vatBreakdown } as unknown as Invoice, dropped };
}

/** A copy without the term at `path`, in every item where the path goes through a list (`lines[]`). */
function without(node: Node, path: readonly string[], at: string, drop: (field: string) => void): Node {
  const [step = '', ...rest] = path;
  const key = step.replace('[]', '');
  const value = node[key];
  const field = `${at}${key}`;
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return node;
  if (rest.length === 0) {
    drop(field);
    const { [key]: _, ...kept } = node;
    return kept;
  }
  if (!Array.isArray(value)) return { ...node, [key]: without(value as Node, rest, `${field}.`, drop) };
  const items = value.map((item: Node, index) => without(item, rest, `${field}[${index}].`, drop));
  return { ...node, [key]: items };
}
