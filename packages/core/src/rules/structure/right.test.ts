import { expect, test } from 'vitest';
import { lawfulInvoice } from '../../../test/invoices/lawful.ts';
import { invoiceSyntax } from '../../formats/index.ts';
import { parseXml } from '../../xml/index.ts';
import { CII_D16B } from './cii-d16b.ts';
import { CII_D22B } from './cii-d22b.ts';
import { isRight } from './right.ts';
import { Schema } from './schema.ts';
import { UBL } from './ubl.ts';
import { structureFaults } from './walk.ts';

/** Written documents have a line for each element that holds text. Each edit is made at each of them. */
const EDITS: Readonly<Record<string, (line: string, next: string) => string>> = {
  'left out': (_, next) => next,
  doubled: (line, next) => `${line}\n${line}\n${next}`,
  'behind the next': (line, next) => `${next}\n${line}`,
  'with a text that is no number': (line, next) => `${line.replace(/>[^<]*</, '>some text<')}\n${next}`,
  'with an unknown attribute': (line, next) => `${line.replace('>', ' unknown="1">')}\n${next}`,
  'without attributes': (line, next) => `${line.replace(/^<([^ >]+) [^>]*>/, '<$1>')}\n${next}`,
  'with an element in it': (line, next) => `${line.replace('>', '><b/>')}\n${next}`,
  'behind a text': (line, next) => `text ${line}\n${next}`,
};
const isLeaf = (line: string): boolean => /^<[^/][^>]*>[^<]*<\//.test(line);

test.each([
  ['ubl', 'UBL 2.1', UBL],
  ['cii', 'D16B', CII_D16B],
  ['cii', 'D22B', CII_D22B],
] as const)('a %s document is right by %s where it has no fault, and only there', (syntax, _, table) => {
  const schema = new Schema(table);
  const written = invoiceSyntax(syntax).write(lawfulInvoice());
  const lines = written.ok ? new TextDecoder().decode(written.value.bytes).split('\n') : [];
  const seen = { right: 0, wrong: 0 };
  const disagreed: string[] = [];
  for (const [what, edit] of Object.entries(EDITS))
    for (const [at, line] of lines.entries()) {
      const next = lines[at + 1];
      if (!isLeaf(line) || next === undefined) continue;
      const text = [...lines.slice(0, at), edit(line, next), ...lines.slice(at + 2)].join('\n');
      const parsed = parseXml(new TextEncoder().encode(text));
      if (!parsed.ok) continue;
      const right = isRight(parsed.value, schema);
      seen[right ? 'right' : 'wrong'] += 1;
      if (right !== (structureFaults(parsed.value, schema).count === 0)) disagreed.push(`${line} ${what}`);
    }
  expect(disagreed).toEqual([]);
  expect(seen.right).toBeGreaterThan(20);
  expect(seen.wrong).toBeGreaterThan(200);
});
