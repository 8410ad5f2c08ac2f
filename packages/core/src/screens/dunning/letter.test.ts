import { describe, expect, it } from 'vitest';
import { customerOf, holdOf, itemOf, letterOn, PLAIN } from '../../../test/dunning/cases.ts';
import { de } from '../texts/de.ts';
import { fr } from '../texts/fr.ts';
import { ENGLISH } from '../testing/english-words.ts';
import { letterLines, letterOutcome, letterSums, letterTitle, type ShownLetter } from './letter.ts';
import { letterReasons } from './letter-reasons.ts';

/** A letter as the engine writes it, once over HTTP. */
function planned(): ShownLetter {
  const reached = { level: 1, lastLetterOn: '2026-10-20' };
  const letter = letterOn('2026-11-25', {
    items: [itemOf('F-1', reached), itemOf('A-1', { kind: 'creditNote', amount: '-10.00' })],
    holds: [holdOf('dispute', { documentNumber: 'F-1', amount: '20.00', currency: 'EUR' })],
    customer: customerOf({ riskBand: 'high' }),
    settings: { ...PLAIN, policy: { table: [{ riskBand: 'high', tone: 'firm' }] } },
  });
  if (letter === undefined) throw new Error('No letter was planned.');
  const { currency, day, level, sendAt } = letter;
  const place = { id: '1', run: 'r', customerId: 'c-1', customer: 'Dubois', currency, day, level, sendAt };
  return { ...place, state: 'planned', letter: JSON.parse(JSON.stringify(letter)) };
}

describe('a letter', () => {
  const letter = planned();

  it('has a title', () => expect(letterTitle(letter, ENGLISH)).toBe('Level 2, firm, by e-mail'));

  it('says of each choice why, with days and amounts as people write them', () => {
    const reasons = letterReasons(letter.letter.explanation, ENGLISH);
    expect(reasons[0]).toBe('Level 2: F-1 was due on Oct 1, 2026, 55 days ago; the last letter was on Oct 20, 2026.');
    expect(reasons).toContain('€20.00 of F-1 is disputed or promised and not claimed.');
    expect(reasons).toContain('Policy table, segment any, risk high: firm, by e-mail.');
    expect(reasons).toContain('Credits lower the total: A-1.');
    expect(reasons.join(' ')).not.toMatch(/\{\{|2026-/);
  });

  it('leaves no sentence of the engine without a text in another language', () => {
    const codes = letter.letter.explanation.map(({ code }) => code);
    for (const texts of [de, fr]) {
      const known = Object.keys(texts.dunning.why).map((key) => key.split(/_(?=[a-z])/)[0]);
      expect(codes.filter((code) => !known.includes(code))).toEqual([]);
    }
  });

  it('shows the sentence itself of a letter that was kept without figures', () =>
    expect(letterReasons([{ code: 'FEE', sentence: 'Fee of the level: 5 EUR.' }], ENGLISH)).toEqual([
      'Fee of the level: 5 EUR.',
    ]));

  it('claims what is not held, and shows no sum that is zero', () => {
    expect(letterLines(letter)).toMatchObject([{ documentNumber: 'F-1', open: '80.00', held: '20.00', levelAfter: 2 }]);
    const names = letterSums(letter).map(({ name }) => name);
    expect(names).toContain('credits');
    expect(names.at(-1)).toBe('total');
    expect(names).not.toContain('fee');
  });

  it('says why it was left out, by us or by a person', () => {
    expect(letterOutcome(letter, ENGLISH)).toBeUndefined();
    const dropped = { ...letter, state: 'dropped' as const, outcome: { reason: 'PAID' } };
    expect(letterOutcome(dropped, ENGLISH)).toBe('It is paid.');
    const excluded = { ...letter, state: 'excluded' as const, outcome: { reason: 'He called: pays.', by: 'eva' } };
    expect(letterOutcome(excluded, ENGLISH)).toBe('He called: pays. (eva)');
  });
});
