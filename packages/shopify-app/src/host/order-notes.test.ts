import type { HostNote } from '@quittance/core/hosts';
import { expect, test } from 'vitest';
import { noteMetafields, readNotes, withDone, withNote, type OrderNote } from './order-notes.ts';

const AT = '2026-11-02T10:00:00Z';
const note = (key: string, task?: string): HostNote => ({
  key,
  source: { host: 'shopify', shop: 'wine.myshopify.com', orderId: '1' },
  code: 'EMAIL_RECIPIENT_UNKNOWN',
  text: 'It could not be delivered.',
  ...(task !== undefined && { task: { title: task } }),
});
const left = (notes: readonly OrderNote[], ...more: readonly HostNote[]): readonly OrderNote[] =>
  more.reduce<readonly OrderNote[]>((before, one) => withNote(before, one, AT) ?? before, notes);
const value = (notes: readonly OrderNote[], key: string) =>
  noteMetafields(notes).find((each) => each.key === key)?.value;

test('the same note twice is one', () => {
  const [first] = left([], note('a'));
  expect(withNote(left([], note('a')), note('a', 'again'), AT)).toBeUndefined();
  expect(left([], note('a'), note('b'))).toEqual([first, { ...first, key: 'b' }]);
});

test('of many the newest stay', () => {
  const many = Array.from({ length: 30 }, (_, index) => note(String(index)));
  expect(left([], ...many).map(({ key }) => key)).toEqual(many.slice(-20).map(({ key }) => key));
});

test('what is to be done stands until it is done, once', () => {
  const notes = left([], note('a', 'Ask the buyer'), note('b', 'Call'), note('c'));
  expect(value(notes, 'invoice_task')).toBe('Ask the buyer\nCall');
  const once = withDone(notes, 'a', AT) ?? [];
  expect(value(once, 'invoice_task')).toBe('Call');
  expect(value(withDone(once, 'b', AT) ?? [], 'invoice_task')).toBe('–');
  expect([withDone(once, 'a', AT), withDone(once, 'c', AT), withDone(once, 'x', AT)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('what was written is read again, and what nobody could have written is nothing', () => {
  const notes = left([], note('a', 'Ask'));
  expect(readNotes(value(notes, 'invoice_notes'))).toEqual(notes);
  expect([undefined, '', 'no', '{}', '[1]'].map(readNotes)).toEqual([[], [], [], [], []]);
});
