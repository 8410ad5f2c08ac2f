import type { DocumentDeliveryView, MessageView } from '@quittance/core/flow';
import type { DocumentId } from '@quittance/core/model';
import { expect, test } from 'vitest';
import { shownDeliveryOf } from './shown-delivery.ts';

const message: MessageView = {
  id: '0198f2d2-0000-7000-8000-000000000001',
  kind: 'document',
  channel: 'email',
  language: 'fr',
  recipients: [{ address: 'camille@example.org' }],
  attachments: [],
  state: 'held',
  plannedFor: '2026-11-29T09:00:00Z',
  attempts: 0,
  problem: { code: 'X', message: 'No number of an order.', advice: 'Enter it.', retry: 'after-fix' },
  explanation: [{ rule: 'asked-for' }],
  updatedAt: '2026-11-29T09:00:00Z',
};
const delivery: DocumentDeliveryView = {
  documentId: 'd-1' as DocumentId,
  number: 'F2026-00001',
  messages: [message],
  events: [],
  links: [],
};
const reader = { language: 'en', timeZone: 'Europe/Paris' } as const;

test('a held message says whom it is for, why it waits, and that it may go', () => {
  const shown = shownDeliveryOf(delivery, reader);
  expect(shown).toMatchObject({ state: 'held', word: 'Held', tone: 'warning', link: null, proof: [] });
  expect(shown.waiting).toEqual([
    { id: message.id, text: 'To camille@example.org by e-mail: No number of an order. Enter it.', mayBeReleased: true },
  ]);
  expect(shown.why).toEqual(['At once, because a person asked for it.']);
});

test('moments are those of the merchant’s clocks, words those of the language', () => {
  const standing = { state: 'accepted', at: '2026-11-29T23:30:00Z', channel: 'email', messageId: message.id } as const;
  const sent = { ...delivery, standing, messages: [{ ...message, state: 'accepted' as const }] };
  expect(shownDeliveryOf(sent, reader).sentence).toContain('Nov 30, 2026');
  expect(shownDeliveryOf(sent, { ...reader, timeZone: 'UTC' }).sentence).toContain('Nov 29, 2026');
  expect(shownDeliveryOf(sent, { ...reader, language: 'de' }).word).toBe('Angenommen');
});

test('a link that was closed is not handed out', () => {
  const link = {
    id: 'l',
    url: 'https://x.example/p/1',
    createdAt: '2026-11-29T09:00:00Z',
    expiresAt: '2027-11-29T09:00:00Z',
  };
  expect(shownDeliveryOf({ ...delivery, links: [link] }, reader).link).toBe(link.url);
  const closed = { ...link, revokedAt: '2026-11-29T10:00:00Z' };
  expect(shownDeliveryOf({ ...delivery, links: [closed] }, reader).link).toBeNull();
});
