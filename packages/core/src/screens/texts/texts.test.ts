import { describe, expect, it } from 'vitest';
import { de } from './de.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

type Node = { readonly [key: string]: string | Node };

function leaves(node: Node, path = ''): [string, string][] {
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : leaves(value, `${path}${key}.`),
  );
}

function placeholders(text: string): string {
  return (text.match(/\{\{\w+\}\}/g) ?? []).toSorted().join();
}

const english = leaves(en);

describe.each([
  ['French', fr],
  ['German', de],
])('the %s texts', (_, texts) => {
  const translated = leaves(texts);

  it('have the same keys as the English ones', () => {
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
      ([key, text], index) =>
        text.trim() === '' || (text === english[index]?.[1] && /[a-z]{4,} [a-z]{2,}/.test(text) && !SAME.test(key)),
    );
    expect(same).toEqual([]);
  });
});

/** Proper names and examples that are the same in every language. */
const SAME = /\.options\.\d{4}$/;
