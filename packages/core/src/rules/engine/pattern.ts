import type { ElementPath } from '../../xml/index.ts';

/** Whether a path from the root is one that a pattern means. */
export type PathTest = (path: ElementPath) => boolean;

/**
 * Patterns say which elements a rule is about, by their names and those of their ancestors:
 * - `cac:Price/cbc:PriceAmount`: every PriceAmount in a Price, wherever that stands;
 * - `/ubl:Invoice/cbc:ID`: from the root on;
 * - `/ubl:Invoice//cbc:ID`: at any depth below;
 * - `ubl:Invoice|cn:CreditNote` in the place of a name: one of these; `*`: any; `ram:*Amount`: any that begins and ends so.
 */
export function pathTest(pattern: string): PathTest {
  const anchored = pattern.startsWith('/') && !pattern.startsWith('//');
  const steps = pattern
    .replace(/^\/{1,2}/, '')
    .split('/')
    .map(stepTest);
  return (path) => matches(path, steps, steps.length - 1, anchored);
}

export const ANY_END = '*';

/** How the paths of a pattern end: `parent/name` where it says both, `name` where it says that alone, {@link ANY_END} where it says neither. */
export function endsOf(pattern: string): readonly string[] {
  const slash = pattern.lastIndexOf('/');
  const name = pattern.slice(slash + 1);
  if (name.includes('*')) return [ANY_END];
  const parent = slash <= 0 ? '' : pattern.slice(pattern.lastIndexOf('/', slash - 1) + 1, slash);
  const isPlain = parent !== '' && !parent.includes('*') && !parent.includes('|') && !name.includes('|');
  return isPlain ? [`${parent}/${name}`] : name.split('|');
}

/** `undefined` is the gap of `//`. */
type Step = ((name: string) => boolean) | undefined;

function stepTest(step: string): Step {
  if (step === '') return undefined;
  if (step === '*') return () => true;
  if (step.includes('*')) {
    const [start = '', end = ''] = step.split('*');
    return (name) => name.startsWith(start) && name.endsWith(end);
  }
  const names = step.split('|');
  return (name) => names.includes(name);
}

/** `path` is the element that `steps[index]` must name; the document itself has no parent. */
function matches(path: ElementPath | undefined, steps: readonly Step[], index: number, anchored: boolean): boolean {
  if (index < 0) return !anchored || path === undefined || path.parent === undefined;
  const step = steps[index];
  if (step === undefined) {
    for (let at = path; at !== undefined; at = at.parent) if (matches(at, steps, index - 1, anchored)) return true;
    return false;
  }
  if (path === undefined || path.parent === undefined) return false;
  return step(path.name) && matches(path.parent, steps, index - 1, anchored);
}
