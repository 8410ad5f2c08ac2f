import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseXml } from '../../xml/index.ts';
import { judge, judgeOf, type TreeSyntax } from '../index.ts';

const golden = new URL('../../../test/golden/ubl/', import.meta.url);
const text = (name: string): string => readFileSync(new URL(name, golden), 'utf8');
const NAMES = readdirSync(golden, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.xml'));
const INVOICE = text(NAMES.find((name) => name.startsWith('b2b-30-days')) ?? '');

async function faults(xml: string, syntax: TreeSyntax = 'ubl'): Promise<string[]> {
  const parsed = parseXml(new TextEncoder().encode(xml));
  const structure = await judgeOf('structure', syntax);
  if (!parsed.ok || structure === undefined) throw new Error('The example is not readable');
  return judge(parsed.value, [structure]).map(({ rule, message }) => `${rule} ${message}`);
}

describe('structure of UBL', () => {
  it('finds nothing in what Quittance writes', async () => {
    expect(NAMES.length).toBeGreaterThan(3);
    expect(await Promise.all(NAMES.map((name) => faults(text(name))))).toEqual(NAMES.map(() => []));
  });

  it.each<[string, (xml: string) => string, string]>([
    [
      'an unknown element',
      (xml) => xml.replace('<cbc:ID>', '<cbc:Colour>red</cbc:Colour><cbc:ID>'),
      'STRUCTURE-UNKNOWN The schema knows no cbc:Colour',
    ],
    [
      'an element behind its place',
      (xml) => moved(xml, 'cbc:IssueDate', 'cbc:DocumentCurrencyCode'),
      'STRUCTURE-ORDER cbc:IssueDate stands after',
    ],
    [
      'a second one',
      (xml) => xml.replace(/(<cbc:IssueDate>.*?<\/cbc:IssueDate>)/, '$1$1'),
      'STRUCTURE-REPEATED cbc:IssueDate may stand here once',
    ],
    [
      'a missing one',
      (xml) => xml.replace(/<cbc:IssueDate>.*?<\/cbc:IssueDate>/, ''),
      'STRUCTURE-MISSING ubl:Invoice has no cbc:IssueDate',
    ],
    ['a missing attribute', (xml) => xml.replace(/ currencyID="[A-Z]+"/, ''), 'has no @currencyID'],
    [
      'an unknown attribute',
      (xml) => xml.replace('<cbc:IssueDate>', '<cbc:IssueDate colour="red">'),
      'STRUCTURE-ATTRIBUTE The schema knows no @colour',
    ],
    [
      'text among elements',
      (xml) => xml.replace('<cac:Party>', '<cac:Party>hello'),
      'STRUCTURE-TEXT cac:Party holds text',
    ],
    [
      'no date',
      (xml) => xml.replace(/(<cbc:IssueDate>).*?</, '$12026-02-30<'),
      'STRUCTURE-VALUE The value of cbc:IssueDate',
    ],
    [
      'no number',
      (xml) => xml.replace(/(<cbc:PayableAmount[^>]*>).*?</, '$112,50<'),
      'STRUCTURE-VALUE The value of cbc:PayableAmount',
    ],
    ['another root', (xml) => xml.replaceAll('Invoice>', 'Order>').replace('<Invoice ', '<Order '), 'STRUCTURE-ROOT'],
  ])('finds %s', async (_, edit, expected) => {
    const found = await faults(edit(INVOICE));
    expect(found.join('\n')).toContain(expected);
  });

  it('judges nothing inside an extension', async () => {
    const extension =
      '<ext:UBLExtensions xmlns:ext="urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2"><ext:UBLExtension><ext:ExtensionContent><x xmlns="urn:x">1</x></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>';
    expect(await faults(INVOICE.replace('<cbc:CustomizationID>', `${extension}<cbc:CustomizationID>`))).toEqual([]);
  });
});

const corpus = new URL('../../../../../../shared/corpus/', import.meta.url);
const there = existsSync(corpus);

describe('structure of the official examples', () => {
  it.skipIf(!there).each([
    ['ubl', 'en16931-examples/files/ubl'],
    ['cii', 'en16931-examples/files/cii'],
    ['cdar', 'fr-ctc/files/cdar-1.4'],
  ] as const)(
    `%s: nothing to find${there ? '' : ' [skipped: no shared corpus beside this checkout]'}`,
    async (syntax, folder) => {
      const dir = new URL(`${folder}/`, corpus);
      const files = readdirSync(dir).filter((name) => name.endsWith('.xml'));
      expect(files.length).toBeGreaterThan(5);
      const found = files.map((name) => faults(readFileSync(new URL(name, dir), 'utf8'), syntax));
      expect(await Promise.all(found)).toEqual(files.map(() => []));
    },
  );
});

/** The first element of that name, put behind the first one of another. */
function moved(xml: string, name: string, behind: string): string {
  const element = new RegExp(`<${name}[ >].*?</${name}>`).exec(xml)?.[0] ?? '';
  const other = new RegExp(`<${behind}[ >].*?</${behind}>`).exec(xml)?.[0] ?? '';
  return xml.replace(element, '').replace(other, other + element);
}
