import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { en as shared } from '@quittance/core/screens/en';
import { describe, expect, it } from 'vitest';
import { compareTexts, leaves } from '../../../../../scripts/compare-texts.ts';
import { hardCodedTexts, usedKeys } from '../../../../../scripts/read-source.ts';
import de from './json/de.json' with { type: 'json' };
import en from './json/en.json' with { type: 'json' };
import fr from './json/fr.json' with { type: 'json' };

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
  const compared = compareTexts(en, texts);

  it('have the same keys as the English ones, in their order', () => {
    expect(compared.keys).toEqual(compared.englishKeys);
  });

  it('have the same placeholders', () => {
    expect(compared.otherPlaceholders).toEqual([]);
  });

  it('leave no text empty or untranslated', () => {
    expect(compared.untranslated).toEqual([]);
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
