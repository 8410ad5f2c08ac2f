import type { RuleText, TreeRule } from '../../engine/index.ts';
import type { Severity } from '../../finding.ts';
import { ADVICE_TO_LEAVE_OUT, words } from './wording.ts';

type Patterns = string | readonly string[];

/** Where, what should not stand there (`222 RoleCode, 186 @format`: an element, an attribute), and for what that does not hold. */
export type Unwanted = readonly [at: Patterns, items: string, except?: Patterns];

interface Item {
  readonly id: string;
  readonly name: string;
  readonly at: Patterns;
  readonly except: Patterns;
}

const itemsOf = (prefix: string, table: readonly Unwanted[]): Item[] =>
  table.flatMap(([at, items, except = []]) =>
    items.split(',').map((item) => {
      const [number, name] = item.trim().split(' ') as [string, string];
      return { id: `${prefix}-${number}`, name, at, except };
    }),
  );

/** Rules that something should not be there. A rule about an element is one about that element itself: where it is absent it costs nothing. */
export const unwantedRules = (prefix: string, table: readonly Unwanted[]): TreeRule[] =>
  itemsOf(prefix, table).map(({ id, name, at, except }) =>
    name.startsWith('@')
      ? { id, at, except, attribute: name.slice(1), holds: never }
      : { id, at: below(at, name), except: below(except, name), holds: never },
  );

const below = (patterns: Patterns, name: string): string[] =>
  [patterns].flat().map((pattern) => `${pattern}/${name.includes(':') ? name : `ram:${name}`}`);

const never = (): boolean => false;

export const unwantedTexts = (prefix: string, table: readonly Unwanted[], severity: Severity): [string, RuleText][] =>
  itemsOf(prefix, table).map(({ id, name }) => [
    id,
    { severity, message: `EN 16931 has no term for ${words(name)} here.`, advice: ADVICE_TO_LEAVE_OUT },
  ]);
