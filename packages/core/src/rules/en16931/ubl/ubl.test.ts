import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PAIRS } from '../../../../test/rules/ubl-pairs.ts';
import { brokenBy, edited, type Node, sampleInvoice } from '../../../../test/rules/ubl-sample.ts';
import { everyRule, type RuleText } from '../../engine/index.ts';
import { EN16931_UBL } from './index.ts';
import { NEVER } from './never.ts';

const { texts } = EN16931_UBL;
const rules = everyRule(EN16931_UBL);
const textOf = (of: string): RuleText | undefined => rules.find(({ id }) => id === of)?.text ?? texts[of];
const IDS = [...new Set(rules.map(({ id }) => id))];

describe('the sample', () => {
  it.each(['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M'])('of category %s breaks nothing', (code) => {
    expect(brokenBy(sampleInvoice(code))).toEqual([]);
  });
});

describe('every rule with a pair of documents', () => {
  it.each(PAIRS.map((pair) => [pair.id, pair] as const))('%s', (id, { of, breaks, near = [] }) => {
    expect(brokenBy(edited(sampleInvoice(of), ...breaks))).toContain(id);
    expect(brokenBy(edited(sampleInvoice(of), ...near))).not.toContain(id);
  });
});

/** Elements and attributes that should not be there: the sample with one of them, and with the same where nobody looks. */
describe('what EN 16931 has no term for', () => {
  const paired = new Set(PAIRS.map(({ id }) => id));
  const rest = rules.filter(({ id }) => !paired.has(id));

  it.each(rest.map((rule) => [rule.id, rule] as const))('%s', (id, { at, attribute }) => {
    const steps = String([at].flat()[0])
      .split('/')
      .map((step) => step.split('|')[0] ?? '')
      .filter((step) => step !== '' && step !== 'ubl:Invoice')
      .map((step) => (step === '*' ? 'cbc:Note' : step));
    expect(brokenBy(['Invoice', nested(steps, attribute)])).toContain(id);
    const elsewhere = steps.map((step) => `${step}X`);
    expect(
      brokenBy(['Invoice', nested(elsewhere, attribute === undefined ? undefined : `${attribute}X`)]),
    ).not.toContain(id);
  });
});

function nested([name = '', ...rest]: readonly string[], attribute: string | undefined): Node {
  if (rest.length > 0) return [name, nested(rest, attribute)];
  return [attribute === undefined ? name : `${name} ${attribute}="x"`, '1'];
}

describe('the texts', () => {
  it('say what is wrong and what to do, in three languages', () => {
    for (const id of IDS) {
      const { message = '', advice } = textOf(id) ?? {};
      expect([id, message, advice?.en, advice?.fr, advice?.de].filter((text) => (text ?? '').trim() === '')).toEqual(
        [],
      );
    }
  });
});

const PUBLISHED = join(import.meta.dirname, '../../../../../../../shared/corpus/en16931-rules.csv');
const there = existsSync(PUBLISHED);

it.skipIf(!there)(
  `every published rule is here, or is told why it can never be broken${there ? '' : ' [skipped: no rule table beside the checkout]'}`,
  () => {
    const published = readFileSync(PUBLISHED, 'utf8')
      .split('\n')
      .map((row) => row.split(','))
      .filter(([layer, id = '']) => layer === 'cen' && /^(?:BR|UBL)-/.test(id));
    const ids = published.map(([, id = '']) => id);
    expect(ids.length).toBe(979);
    expect(ids.filter((id) => !IDS.includes(id) && NEVER[id] === undefined)).toEqual([]);
    expect([...IDS, ...Object.keys(NEVER)].filter((id) => !ids.includes(id))).toEqual([]);
    expect(IDS.filter((id) => NEVER[id] !== undefined)).toEqual([]);
    for (const [, id = '', severity = ''] of published)
      if (NEVER[id] === undefined)
        expect([id, textOf(id)?.severity ?? 'fatal']).toEqual([id, severity.includes('UBL:') ? 'warning' : severity]);
  },
);
