import { describe, expect, it } from 'vitest';
import { lawfulInvoice } from '../../test/invoices/lawful.ts';
import { vatCategoryCode } from '../model/index.ts';
import { check, type Layer, RULES } from './index.ts';

const TODAY = lawfulInvoice().issueDate;
const LAYERS = ['cen', 'fr-flux2', 'issuing'] as const satisfies readonly Layer[];
const CATEGORIES = vatCategoryCode.options.filter((code) => code !== 'B');

describe.each(CATEGORIES)('a lawful invoice of category %s', (category) => {
  it('breaks no rule', () => {
    const layers = category === 'L' || category === 'M' ? (['cen', 'issuing'] as const) : LAYERS;
    expect(
      check(lawfulInvoice(category), { layers, today: TODAY }).map(({ rule, location }) => `${rule} at ${location}`),
    ).toEqual([]);
  });
});

describe.each(LAYERS)('layer %s', (layer) => {
  it.each(RULES[layer].map((rule) => [rule.id, rule] as const))('%s finds its own example', (_, rule) => {
    const draft = lawfulInvoice(rule.example.of);
    rule.example.breaks(draft);
    const found = check(draft, { layers: [layer], today: TODAY }).find(
      (finding) => finding.rule === rule.id && finding.message === rule.message,
    );
    expect(found).toMatchObject({
      layer,
      severity: rule.severity ?? 'fatal',
      terms: rule.terms,
      count: expect.any(Number) as number,
    });
  });

  it('advises in three languages', () => {
    for (const { id, advice } of RULES[layer])
      expect([id, advice.en, advice.fr, advice.de].filter((text) => text.trim() === '')).toEqual([]);
  });
});

it('counts the places and names the first', () => {
  const draft = lawfulInvoice();
  for (const line of draft.lines) line.item.name = '';
  expect(check(draft, { layers: ['cen'] })).toMatchObject([
    { rule: 'BR-25', location: 'lines[0].item.name', count: 2 },
  ]);
});
