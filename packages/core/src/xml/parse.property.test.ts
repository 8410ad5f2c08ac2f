import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { XmlElement } from './element.ts';
import { escapeAttribute, escapeText } from './escape.ts';
import { parseXml } from './parse.ts';

/** Mixed content as it is meant: text and elements in turn. */
interface Tree {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: readonly (string | Tree)[];
}

const name = fc.stringMatching(/^[A-Za-z_ÄÖé名][A-Za-z0-9_.\-é名]{0,8}$/);
const text = fc
  .string({ unit: 'binary', maxLength: 12 })
  .map((raw) => raw.replace(/[\0-\x08\v\f\x0e-\x1f\p{Surrogate}\ufffe\uffff]/gu, '?'));
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.record({
    name,
    attributes: fc.dictionary(name, text, { maxKeys: 4 }),
    content: fc.array(fc.oneof({ maxDepth: 4, withCrossShrink: true }, text, tie('tree')), { maxLength: 5 }),
  }),
}));

function written({ name: tag, attributes, content }: Tree): string {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`);
  const inner = content.map((part) => (typeof part === 'string' ? escapeText(part) : written(part)));
  return inner.length === 0 ? `<${tag}${given.join('')}/>` : `<${tag}${given.join('')}>${inner.join('')}</${tag}>`;
}

const valueOf = ({ content }: Tree): string =>
  content.map((part) => (typeof part === 'string' ? part : valueOf(part))).join('');
const blank = /^[ \t\n\r]*$/;

function expectSame(element: XmlElement, meant: Tree): void {
  const children = meant.content.filter((part) => typeof part !== 'string');
  expect(element.name).toBe(`{}${meant.name}`);
  expect(Object.entries(element.attributes)).toEqual(Object.entries(meant.attributes));
  expect(element.children).toHaveLength(children.length);
  const own = meant.content.filter((part) => typeof part === 'string');
  if (children.length === 0) expect(element.text).toBe(own.join(''));
  else expect(element.text.replace(/[ \t\n\r]/g, '')).toBe(own.join('').replace(/[ \t\n\r]/g, ''));
  if (own.every((part) => part === '' || !blank.test(part))) expect(element.value).toBe(valueOf(meant));
  for (const [index, child] of children.entries()) expectSame(element.children[index]!, child);
}

it('what is written reads back, in UTF-8 and in UTF-16', () => {
  fc.assert(
    fc.property(tree, (meant) => {
      const document = written(meant);
      for (const bytes of [
        Buffer.from(document),
        Buffer.from(`\uFEFF${document}`),
        Buffer.from(`\uFEFF${document}`, 'utf16le'),
      ]) {
        const result = parseXml(bytes);
        if (!result.ok) throw new Error(result.problems[0]?.message);
        expectSame(result.value, meant);
      }
    }),
    { numRuns: 500 },
  );
});

it('any cut of a document is refused', () => {
  fc.assert(
    fc.property(tree, fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), (meant, part) => {
      const document = Buffer.from(written(meant));
      expect(parseXml(document.subarray(0, Math.floor(document.length * part))).ok).toBe(false);
    }),
    { numRuns: 500 },
  );
});
