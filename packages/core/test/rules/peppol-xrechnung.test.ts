import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judge, Judge } from '../../src/rules/engine/index.ts';
import { peppolCii } from '../../src/rules/peppol/cii.ts';
import {
  isAustralianBusiness,
  isBelgianEnterprise,
  isGln,
  isGreekTin,
  isNorwegianOrganization,
  isPartitaIva,
  isSwedishOrganization,
} from '../../src/rules/peppol/identifiers.ts';
import { peppolUbl } from '../../src/rules/peppol/ubl.ts';
import { xrechnungCii } from '../../src/rules/xrechnung/cii.ts';
import { xrechnungUbl } from '../../src/rules/xrechnung/ubl.ts';
import { parseXml } from '../../src/xml/index.ts';
import { judgedPair, pairsIn } from './pairs.ts';

const CORPUS = join(import.meta.dirname, '../../../../../shared/corpus');
const SETS = {
  'peppol ubl': peppolUbl,
  'peppol cii': peppolCii,
  'xrechnung ubl': xrechnungUbl,
  'xrechnung cii': xrechnungCii,
};

for (const layer of ['peppol', 'xrechnung'] as const) {
  const folder = join(import.meta.dirname, layer);
  describe(`${layer}: a document breaks the rule, a near one does not`, () => {
    it.each(pairsIn(folder).map((pair) => [`${pair[0]} ${pair[1]}`, pair] as const))('%s', (_, pair) => {
      const { near, fires } = judgedPair(folder, pair, SETS[`${layer} ${pair[0]}`]);
      expect(near).not.toContain(pair[1]);
      expect(fires).toContain(pair[1]);
    });

    it.each(['ubl', 'cii'] as const)('for every rule of %s', (syntax) => {
      const paired = new Set(pairsIn(folder).flatMap((pair) => (pair[0] === syntax ? [pair[1]] : [])));
      expect(SETS[`${layer} ${syntax}`].rules.map(({ id }) => id).filter((id) => !paired.has(id))).toEqual([]);
    });
  });
}

describe('every rule says what it wants', () => {
  it.each(Object.entries(SETS))('%s', (_, { rules, texts }) => {
    const silent = rules.filter(
      ({ id }) => texts[id] === undefined || texts[id].message === '' || texts[id].advice === undefined,
    );
    expect(silent.map(({ id }) => id)).toEqual([]);
  });
});

describe('identifiers', () => {
  it.each([
    [isGln, '7300010000001', '7300010000002'],
    [isNorwegianOrganization, '974760673', '974760674'],
    [isBelgianEnterprise, '0203430576', '0203430577'],
    [isSwedishOrganization, '5560360793', '5560360794'],
    [isAustralianBusiness, '51824753556', '51824753557'],
    [isGreekTin, '061828591', '061828592'],
    [isPartitaIva, 'IT06363391001', 'IT06363391002'],
  ])('%o', (check, right, wrong) => {
    expect(check(right)).toBe(true);
    expect(check(wrong)).toBe(false);
  });
});

if (existsSync(CORPUS)) {
  it.each(Object.entries(SETS))('%s has every published rule', (_, { layer, syntax, rules }) => {
    const ids = new Set(rules.map(({ id }) => id));
    expect(publishedIds(layer, syntax).filter((id) => !ids.has(id))).toEqual([]);
  });

  it('agrees with every outcome that Peppol declares for CII', () => {
    const unit = join(CORPUS, 'peppol-unit');
    const judges = [new Judge(peppolCii)];
    const differing: string[] = [];
    for (const line of readFileSync(join(unit, 'manifest.jsonl'), 'utf8').split('\n')) {
      if (!line.includes('"files/cii')) continue;
      const { file, declared } = JSON.parse(line) as {
        file: string;
        declared: { outcome: string; rule: string; severity: string | null }[];
      };
      const parsed = parseXml(readFileSync(join(unit, file)));
      const found = new Map(
        parsed.ok ? judge(parsed.value, judges).map(({ rule, severity }) => [rule, severity] as const) : [],
      );
      for (const { outcome, rule, severity } of declared)
        if (outcome === 'fires' ? found.get(rule) !== severity : found.has(rule)) differing.push(`${file} ${rule}`);
    }
    expect(differing).toEqual([]);
  });
} else {
  console.log('skipped: the published rules and unit tests of Peppol (no corpus beside the repository)');
}

function publishedIds(layer: string, syntax: string): string[] {
  return readFileSync(join(CORPUS, 'en16931-rules.csv'), 'utf8')
    .split('\n')
    .map((line) => line.split(','))
    .filter(([of, , , binding = '']) => of === layer && (binding === 'both' || binding.toLowerCase() === syntax))
    .map(([, id = '']) => id);
}
