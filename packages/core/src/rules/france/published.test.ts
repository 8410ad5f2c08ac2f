import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pairs } from '../../../test/rules/france/pairs.ts';
import { parseXml } from '../../xml/index.ts';
import { judge, judgeOf, RULE_SETS } from '../index.ts';
import { NEVER } from './never.ts';

const SHARED = new URL('../../../../../../shared/corpus/', import.meta.url);
const present = existsSync(SHARED);
const SETS = [
  ['fr-flux2', 'ubl'],
  ['fr-flux2', 'cii'],
  ['fr-cdv', 'cdar'],
] as const;

describe.each(SETS)('%s of %s', async (layer, syntax) => {
  const judging = await judgeOf(layer, syntax);
  const set = await RULE_SETS[layer]?.[syntax]?.();
  if (judging === undefined || set === undefined) throw new Error(`no rules of ${layer}`);
  const ids = [...new Set(set.rules.map(({ id }) => id))];
  const cases = pairs(syntax);
  const fired = (bytes: Uint8Array): string[] => {
    const parsed = parseXml(bytes);
    return parsed.ok ? judge(parsed.value, [judging]).map(({ rule }) => rule) : ['unread'];
  };

  it.each(cases)('$id is broken by one document and kept by a near one', ({ id, fires, near }) => {
    expect(fired(fires)).toContain(id);
    expect(fired(near)).not.toContain(id);
  });

  it('has such a pair, and a text in three languages, for every rule', () => {
    expect(cases.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    for (const id of ids)
      expect(set.texts[id]).toMatchObject({
        message: expect.stringMatching(/\.$/),
        advice: { en: expect.any(String), fr: expect.any(String), de: expect.any(String) },
      });
    expect(Object.keys(set.texts).toSorted()).toEqual(ids.toSorted());
  });

  it.runIf(present)(`knows every published id${present ? '' : ' [skipped: ../shared]'}`, () => {
    const published = readFileSync(new URL('en16931-rules.csv', SHARED), 'utf8')
      .split('\n')
      .map((line) => line.split(','))
      .filter(([of, , , binding = '']) => of === layer && (binding === 'both' || binding.toLowerCase() === syntax))
      .map(([, id]) => id);
    expect([...ids, ...Object.keys(NEVER[layer][syntax] ?? {})].toSorted()).toEqual(published.toSorted());
  });
});

describe(`our own life-cycle messages${present ? '' : ' [skipped: ../shared]'}`, () => {
  const folder = new URL('fr-ctc-synthetic/', SHARED);
  const stated = present
    ? readFileSync(new URL('expected.jsonl', folder), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { file: string; intended: string; fired: { id: string; flag: string }[] })
        .filter(({ file }) => file.startsWith('files/cdar/'))
    : [];

  it.runIf(present).each(stated)('$file', async ({ file, fired }) => {
    const cdv = await judgeOf('fr-cdv', 'cdar');
    const parsed = parseXml(new Uint8Array(readFileSync(new URL(file, folder))));
    if (!parsed.ok || cdv === undefined) throw new Error('unread');
    const found = judge(parsed.value, [cdv]).map(({ rule, severity }) => `${severity} ${rule}`);
    expect(found.toSorted()).toEqual([...new Set(fired.map(({ id, flag }) => `${flag} ${id}`))].toSorted());
  });
});
