import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseXml } from '../../../xml/index.ts';
import { everyRule, Judge, Judged } from '../../engine/index.ts';
import { EN16931_CII } from './index.ts';
import { NEVER } from './never.ts';

const example = (name: string): string => readFileSync(new URL(`examples/${name}`, import.meta.url), 'utf8');

/** Rule → the example that keeps it, and the edit of that example that breaks it: offset, characters deleted, text inserted. */
type Breaks = Readonly<Record<string, readonly [base: string, offset: number, deleted: number, inserted: string]>>;
const BREAKS = JSON.parse(example('breaks.json')) as Breaks;

/** Two of these amounts stop the published rules, which give no verdict then. */
const STOPPING = ['477', '478', '479', '480', '481', '482', '484', '487'].map((number) => `CII-SR-${number}`);

const judge = new Judge(EN16931_CII);

function broken(xml: string): readonly string[] {
  const parsed = parseXml(new TextEncoder().encode(xml));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return judge.findings(new Judged(parsed.value)).map(({ rule }) => rule);
}

describe('EN 16931 in CII', () => {
  const ids = [...new Set(everyRule(EN16931_CII).map(({ id }) => id))];

  it.each(ids.filter((id) => !STOPPING.includes(id)))(
    '%s has a document that breaks it and a near one that keeps it',
    (id) => {
      const [base, offset, deleted, inserted] = BREAKS[id] ?? ['rich', 0, 0, ''];
      const kept = example(`${base}.xml`);
      expect(broken(kept)).not.toContain(id);
      expect(broken(kept.slice(0, offset) + inserted + kept.slice(offset + deleted))).toContain(id);
    },
  );

  it.each(STOPPING)('%s is broken by a second amount', (id) => {
    const name = {
      477: 'LineTotalAmount',
      478: 'ChargeTotalAmount',
      479: 'AllowanceTotalAmount',
      480: 'TaxBasisTotalAmount',
    };
    const more = { 481: 'RoundingAmount', 482: 'GrandTotalAmount', 484: 'TotalPrepaidAmount', 487: 'DuePayableAmount' };
    const amount = { ...name, ...more }[id.slice(7)] ?? '';
    const kept = example('rich.xml');
    const end = '</ram:SpecifiedTradeSettlementHeaderMonetarySummation>';
    expect(broken(kept)).not.toContain(id);
    expect(broken(kept.replace(end, `<ram:${amount}>1.00</ram:${amount}>${end}`))).toContain(id);
  });

  it('says something of every rule', () => {
    const silent = everyRule(EN16931_CII).filter(
      ({ id, text }) => ((text ?? EN16931_CII.texts[id])?.message ?? '') === '',
    );
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  const rules = new URL('../../../../../../../shared/corpus/en16931-rules.csv', import.meta.url);
  const there = existsSync(rules);
  it.skipIf(!there)(`knows every published rule${there ? '' : ' [skipped: no rule table beside the checkout]'}`, () => {
    const rows = readFileSync(rules, 'utf8')
      .split('\n')
      .map((row) => row.split(','));
    const published = rows
      .filter(([layer, , , binding]) => layer === 'cen' && binding !== 'UBL')
      .map(([, id]) => id ?? '');
    expect(published.length).toBe(806);
    expect([...ids, ...Object.keys(NEVER)].toSorted()).toEqual(published.toSorted());
  });
});
