import { readFileSync } from 'node:fs';
import { parseXml } from '../../src/xml/index.ts';
import { judge, Judge, type RuleSet } from '../../src/rules/engine/index.ts';

/** A document that keeps a rule, and the edit that breaks it: at this character so many are replaced by these. */
export type Pair = readonly [
  syntax: 'ubl' | 'cii',
  rule: string,
  base: string,
  at: number,
  removed: number,
  inserted: string,
];

export const pairsIn = (folder: string): readonly Pair[] =>
  JSON.parse(readFileSync(`${folder}/pairs.json`, 'utf8')) as Pair[];

/** What the rules say of both documents of a pair. */
export function judgedPair(
  folder: string,
  [, , base, at, removed, inserted]: Pair,
  set: RuleSet,
): { near: string[]; fires: string[] } {
  const text = readFileSync(`${folder}/${base}.xml`, 'utf8');
  const edited = text.slice(0, at) + inserted + text.slice(at + removed);
  return { near: rulesBroken(text, set), fires: rulesBroken(edited, set) };
}

function rulesBroken(text: string, set: RuleSet): string[] {
  const parsed = parseXml(new TextEncoder().encode(text));
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message);
  return judge(parsed.value, [new Judge(set)]).map(({ rule }) => rule);
}
