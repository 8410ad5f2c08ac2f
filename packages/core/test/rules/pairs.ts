import { readFileSync } from 'node:fs';
import { parseXml } from '../../src/xml/index.ts';
import { judge, Judge, type RuleSet } from '../../src/rules/engine/index.ts';

/** At this character so many are replaced by these. */
type Edit = readonly [at: number, removed: number, inserted: string];

/** A document, the edit that breaks a rule, and one that does not; without the latter the document itself keeps it. */
export type Pair = readonly [syntax: 'ubl' | 'cii', rule: string, base: string, ...breaks: Edit, near?: Edit];

export const pairsIn = (folder: string): readonly Pair[] =>
  JSON.parse(readFileSync(`${folder}/pairs.json`, 'utf8')) as Pair[];

/** What the rules say of both documents of a pair. */
export function judgedPair(
  folder: string,
  [, , base, at, removed, inserted, near = [0, 0, '']]: Pair,
  set: RuleSet,
): { near: string[]; fires: string[] } {
  const text = readFileSync(`${folder}/${base}.xml`, 'utf8');
  const brokenBy = (edit: Edit): string[] => rulesBroken(edited(text, edit), set);
  return { near: brokenBy(near), fires: brokenBy([at, removed, inserted]) };
}

const edited = (text: string, [at, removed, inserted]: Edit): string =>
  text.slice(0, at) + inserted + text.slice(at + removed);

function rulesBroken(text: string, set: RuleSet): string[] {
  const parsed = parseXml(new TextEncoder().encode(text));
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message);
  return judge(parsed.value, [new Judge(set)]).map(({ rule }) => rule);
}
