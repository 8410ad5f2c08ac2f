import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { frExtCii } from './cii.ts';
import { NEVER } from './never.ts';
import { frExtUbl } from './ubl.ts';

const PUBLISHED = fileURLToPath(new URL('../../../../../../../shared/corpus/en16931-rules.csv', import.meta.url));
const here = existsSync(PUBLISHED);

/** The last two fields say in how many places the rule stands in UBL and in CII. */
const publishedIds = (syntax: 'ubl' | 'cii'): string[] =>
  readFileSync(PUBLISHED, 'utf8')
    .split('\n')
    .map((line) => line.trimEnd().split(','))
    .filter((fields) => fields[0] === 'fr-ext' && fields.at(syntax === 'ubl' ? -2 : -1) !== '')
    .map(([, id = '']) => id);

describe.skipIf(!here)(`every published rule of EXTENDED-CTC-FR is here${here ? '' : ' [skipped: no corpus]'}`, () => {
  it.each([
    ['ubl', frExtUbl],
    ['cii', frExtCii],
  ] as const)('in %s', (syntax, { rules }) => {
    const known = new Set(rules.map(({ id }) => id));
    expect(publishedIds(syntax).filter((id) => !known.has(id) && !(id in NEVER[syntax]))).toEqual([]);
  });
});

it.each([
  ['UBL', frExtUbl],
  ['CII', frExtCii],
] as const)('every rule says something in %s', (_, { rules, texts }) => {
  expect(rules.filter(({ id, text }) => (text ?? texts[id]) === undefined).map(({ id }) => id)).toEqual([]);
});
