import { expect, it } from 'vitest';
import { deliveryTimeline } from './delivery-timeline.ts';
import { explanationSentences } from './explanation.ts';

const TEXTS: Readonly<Record<string, string>> = {
  'delivery.event.accepted': 'Accepted',
  'delivery.event.bounced': 'Came back',
  'delivery.eventTo': '{{event}}: {{to}}',
  'delivery.group.address': 'Unknown address.',
  'delivery.until': 'Back on {{day}}',
  'delivery.why.contact': 'To {{origin}}, {{role}}.',
  'delivery.why.best-hour': 'At {{hour}}:00 in {{zone}}.',
  'delivery.why.role.billing': 'for invoices',
};
const tOr = (key: string, fallback: string, values: Readonly<Record<string, string | number>> = {}) =>
  (TEXTS[key] ?? fallback).replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));
const day = (text: string) => text.split('-').toReversed().join('.');

const message = {
  id: 'm1',
  channel: 'email',
  state: 'accepted',
  recipients: [{ address: 'a@example.org' }, { address: 'b@example.org' }],
  plannedFor: '2026-11-29T08:00:00Z',
  updatedAt: '2026-11-29T08:00:00Z',
} as const;
const event = { messageId: 'm1', recipient: 0, details: {} } as const;

it('tells of the newest first, to whom it was, and what proves it', () => {
  const events = [
    { ...event, id: '1', kind: 'accepted', at: '2026-11-29T08:00:00Z' },
    {
      ...event,
      id: '2',
      kind: 'bounced',
      at: '2026-11-29T09:00:00Z',
      recipient: 1,
      details: { group: 'address', status: '5.1.1', code: 'BOUNCE_USERUNKNOWN' },
      evidence: 'e1',
    },
  ] as const;
  expect(deliveryTimeline({ messages: [message], events }, tOr, day)).toMatchObject([
    { id: '2', title: 'Came back: b@example.org', detail: 'Unknown address. 5.1.1', evidence: 'e1' },
    { id: '1', title: 'Accepted: a@example.org', detail: undefined, evidence: undefined },
  ]);
});

it('names the day on which somebody is back', () => {
  const absent = { ...event, id: '1', kind: 'auto_replied', at: '2026-11-29T08:00:00Z' } as const;
  const [entry] = deliveryTimeline(
    { messages: [], events: [{ ...absent, details: { returnDate: '2026-12-07' } }] },
    tOr,
    day,
  );
  expect(entry).toMatchObject({ title: 'auto_replied', detail: 'Back on 07.12.2026' });
});

it('explains each choice, and shows the figures of a rule it does not know', () => {
  const explanation = [
    { rule: 'contact', role: 'billing', origin: 'order' },
    { rule: 'best-hour', hour: 10, zone: 'Europe/Paris' },
    { rule: 'of-tomorrow', share: 0.5 },
  ];
  expect(explanationSentences(explanation, tOr)).toEqual([
    'To order, for invoices.',
    'At 10:00 in Europe/Paris.',
    'of-tomorrow (share 0.5)',
  ]);
});
