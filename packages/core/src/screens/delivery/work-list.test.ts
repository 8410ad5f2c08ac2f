import { expect, it } from 'vitest';
import { en } from '../texts/en.ts';
import { workAbout, workAction, workGroups, workText, type ShownWork } from './work-list.ts';

const since = '2026-11-29T08:00:00Z';
const work = (kind: string, code = 'X'): ShownWork => ({ kind, code, since });
const problem = { code: 'X', message: 'The mailbox is full.', advice: 'Wait.' };
const tOr = (key: string, fallback: string, values: Readonly<Record<string, string | number>> = {}) =>
  values['why'] === undefined ? fallback : `${key}: ${values['why']}`;

it.each([
  ['message-held', 'PURCHASE_ORDER_MISSING', 'release'],
  ['message-held', 'CHANNEL_NOT_CONNECTED', 'settings'],
  ['message-refused', 'X', 'resend'],
  ['contact-invalid', 'X', 'customer'],
  ['substitute-offered', 'X', 'adopt'],
  ['returned-mail', 'OTHER', 'read'],
  ['to-print', 'X', 'print'],
  ['connection-paused', 'X', 'settings'],
  ['case-undecided', 'CASE_UNDECIDED', 'case'],
  ['books-differ', 'PAID_DIFFERS', 'case'],
  ['of-tomorrow', 'X', undefined],
])('%s (%s) is met with %s', (kind, code, action) => expect(workAction(work(kind, code))).toBe(action));

it('puts first what stops everything, keeps the order within, and loses nothing', () => {
  const items = [work('to-print', 'a'), work('of-tomorrow'), work('connection-paused'), work('to-print', 'b')];
  expect(workGroups(items).map(({ kind, items: { length } }) => `${kind} ${length}`)).toEqual([
    'connection-paused 1',
    'to-print 2',
    'of-tomorrow 1',
  ]);
  expect(workGroups(items)[1]?.items.map(({ code }) => code)).toEqual(['a', 'b']);
});

it('says why, with what is advised', () => {
  expect(workText({ ...work('message-refused'), problem }, 'en', tOr)).toEqual({
    sentence: 'delivery.work.sentence.message-refused: The mailbox is full.',
    advice: 'Wait.',
  });
  expect(workText(work('to-print'), 'en', tOr).advice).toBeUndefined();
});

it('names whom and what it is about, as far as it is known', () => {
  const money = (amount: string, currency: string) => `${amount} ${currency}`;
  const letter = { ...work('to-print'), customer: 'Librairie du Port', documentNumber: 'F2026-00001' };
  expect(workAbout(letter, money)).toBe('Librairie du Port · F2026-00001');
  const left = { ...work('case-undecided'), customer: 'Librairie du Port', open: '104.20', currency: 'EUR' };
  expect(workAbout(left, money)).toBe('Librairie du Port · 104.20 EUR');
  expect(workAbout({ ...work('contact-invalid'), address: 'camille@example.org' }, money)).toBe('camille@example.org');
  expect(workAbout(work('connection-paused'), money)).toBe('');
});

it('has a heading and a sentence for every kind', () => {
  const kinds = Object.keys(en.delivery.work.sentence);
  expect(kinds.every((kind) => kind in en.delivery.work && workAction(work(kind)) !== undefined)).toBe(true);
});
