import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { en as shared } from '@quittance/core/screens/en';
import { describe, expect, it } from 'vitest';
import { hardCodedTexts, usedKeys } from '../../../../../scripts/read-source.ts';
import de from './json/de.json' with { type: 'json' };
import en from './json/en.json' with { type: 'json' };
import fr from './json/fr.json' with { type: 'json' };

type Node = { readonly [key: string]: string | Node };

function leaves(node: Node, path = ''): [string, string][] {
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : leaves(value, `${path}${key}.`),
  );
}

const placeholders = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).toSorted().join();
const stem = (key: string) => key.replace(/_(?:one|other)$/, '');

const english = leaves(en);
const admin = join(import.meta.dirname, '..');
const sources = globSync('**/*.{ts,tsx}', { cwd: admin })
  .filter((path) => !path.includes('.test.'))
  .map((path) => join(admin, path));

describe.each([
  ['French', fr],
  ['German', de],
])('the %s texts', (_, texts) => {
  const translated = leaves(texts);

  it('have the same keys as the English ones, in their order', () => {
    expect(translated.map(([key]) => key)).toEqual(english.map(([key]) => key));
  });

  it('have the same placeholders', () => {
    const wrong = translated.filter(
      ([, text], index) => placeholders(text) !== placeholders(english[index]?.[1] ?? ''),
    );
    expect(wrong).toEqual([]);
  });

  it('leave no text empty or untranslated', () => {
    const same = translated.filter(
      ([, text], index) => text.trim() === '' || (text === english[index]?.[1] && /[a-z]{4,} [a-z]{2,}/.test(text)),
    );
    expect(same).toEqual([]);
  });
});

describe('the screens', () => {
  it('have no text of their own that all plugins share', () => {
    const known = new Set(leaves(shared).map(([key]) => key));
    expect(english.filter(([key]) => known.has(key))).toEqual([]);
  });

  it('use only texts that exist', () => {
    const known = new Set([...english, ...leaves(shared)].map(([key]) => stem(key)));
    const unknown = sources.flatMap((path) =>
      usedKeys(readFileSync(path, 'utf8'))
        .filter((key) => !known.has(key))
        .map((key) => `${relative(admin, path)}: ${key}`),
    );
    expect(unknown).toEqual([]);
  });

  it('leave no text unused', () => {
    const source = sources.map((path) => readFileSync(path, 'utf8')).join('\n');
    const used = new Set(usedKeys(source));
    const dynamic = [...source.matchAll(/[`'](?:[\w.]*?)([a-zA-Z.]+)\.\$\{/g)].map(([, prefix]) => `${prefix ?? ''}.`);
    const unused = english
      .map(([key]) => stem(key))
      .filter((key) => !used.has(key) && !dynamic.some((prefix) => key.startsWith(prefix)));
    expect(unused).toEqual([]);
  });

  it('hold no text of their own', () => {
    const texts = sources.flatMap((path) =>
      hardCodedTexts(path, readFileSync(path, 'utf8')).map((text) => `${relative(admin, path)}: ${text}`),
    );
    expect(texts).toEqual([]);
  });

  it.each([
    ['a text between tags', '<s-text>Retry</s-text>'],
    ['a heading', '<s-section heading="Orders" />'],
    ['a label', `<s-text-field label={'Search'} />`],
  ])('would be caught with %s (the control)', (_, source) => {
    expect(hardCodedTexts('control.tsx', `const x = () => { return ${source} }`)).toHaveLength(1);
  });
});
