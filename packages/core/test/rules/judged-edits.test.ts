import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type LayerId, judge, judgeOf, type TreeSyntax } from '../../src/rules/index.ts';
import { parseXml } from '../../src/xml/index.ts';

/**
 * An edit of a document beside this file, and which ids the official rules of a layer fire on it (`true`) or do not, though we once judged
 * otherwise: at this character so many are replaced by these. Found by `bench/conformance/wide.ts`.
 */
type JudgedEdit = readonly [
  layer: LayerId,
  base: string,
  at: number,
  removed: number,
  inserted: string,
  told: Readonly<Record<string, boolean>>,
];

const EDITS = JSON.parse(readFileSync(join(import.meta.dirname, 'judged-edits.json'), 'utf8')) as readonly JudgedEdit[];

/** BT-24 of the layers whose official rules judge only what claims to be theirs. */
const GUIDELINES: Partial<Record<LayerId, string>> = {
  'fx-minimum': 'urn:factur-x.eu:1p0:minimum',
  'fx-basicwl': 'urn:factur-x.eu:1p0:basicwl',
  'fx-basic': 'urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic',
  'fx-en16931': 'urn:cen.eu:en16931:2017',
};
const GUIDELINE = /(<(\w+:)?GuidelineSpecifiedDocumentContextParameter>\s*<(?:\w+:)?ID[^>]*>)[^<]*/;

function syntaxOf(text: string): TreeSyntax {
  if (text.includes('CrossDomainAcknowledgementAndResponse')) return 'cdar';
  return text.includes('CrossIndustryInvoice') ? 'cii' : 'ubl';
}

it.each(EDITS.map((edit) => [`${edit[0]} ${Object.keys(edit[5]).join(', ')}`, edit] as const))(
  '%s',
  async (_, [layer, base, at, removed, inserted, told]) => {
    const guideline = GUIDELINES[layer];
    const written = readFileSync(join(import.meta.dirname, base), 'utf8');
    const text = guideline === undefined ? written : written.replace(GUIDELINE, `$1${guideline}`);
    const parsed = parseXml(new TextEncoder().encode(text.slice(0, at) + inserted + text.slice(at + removed)));
    const judgeHere = await judgeOf(layer, syntaxOf(text));
    if (!parsed.ok || judgeHere === undefined) throw new Error(`${base} cannot be judged`);
    const fired = new Set(judge(parsed.value, [judgeHere]).map(({ rule }) => rule));
    expect(Object.fromEntries(Object.keys(told).map((id) => [id, fired.has(id)]))).toEqual(told);
  },
);
