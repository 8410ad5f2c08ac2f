import { describe, expect, it } from 'vitest';
import { DELIVERY_STATES } from '../../model/index.ts';
import { en } from '../texts/en.ts';
import {
  deliveryLook,
  deliverySentence,
  isMoving,
  mayBeReleased,
  shownDelivery,
  waitingMessages,
  whyNotResend,
  type DeliverySoFar,
  type ShownMessage,
} from './shown-delivery.ts';

const message = (state: ShownMessage['state'], channel = 'email'): ShownMessage => ({
  id: state,
  channel,
  state,
  recipients: [{ address: 'a@example.org' }],
  plannedFor: '2026-11-30T08:00:00Z',
  updatedAt: '2026-11-29T08:00:00Z',
});
const standing = (state: NonNullable<DeliverySoFar['standing']>['state'], channel = 'email') => ({
  state,
  at: '2026-11-29T08:00:00Z',
  channel,
});
const spoken = (key: string, fallback: string, values: Readonly<Record<string, string | number>> = {}) =>
  key.startsWith('delivery.sentence')
    ? `${key}_${values['context'] ?? ''} ${values['channel'] ?? ''} ${values['at'] ?? ''}`
    : fallback || key;

describe('what the badge shows', () => {
  it.each([
    ['none', {}],
    ['held', { messages: [message('held')] }],
    ['held', { standing: standing('bounced'), messages: [message('held')] }],
    ['accepted', { standing: standing('accepted'), messages: [message('held')] }],
    ['queued', { standing: standing('queued'), messages: [message('queued')] }],
  ] as const)('%s of %j', (state, delivery) => {
    expect(shownDelivery({ messages: [], ...delivery })).toBe(state);
  });

  it('has a look and a text for every state there is', () => {
    for (const state of DELIVERY_STATES) {
      expect(deliveryLook(state)).toBeDefined();
      expect(en.delivery.state[state]).toBeTruthy();
      expect(en.delivery.sentence[state]).toBeTruthy();
    }
  });

  it('is red for what failed alone', () => {
    expect(DELIVERY_STATES.filter((state) => deliveryLook(state).colour === 'red')).toEqual([
      'refused',
      'bounced',
      'complained',
    ]);
  });
});

describe('the sentence', () => {
  const at = (moment: string) => moment.slice(0, 10);

  it('names the moment of the proof, and of what is planned the moment it goes', () => {
    expect(deliverySentence({ standing: standing('accepted', 'print'), messages: [] }, spoken, at)).toBe(
      'delivery.sentence.accepted_print print 2026-11-29',
    );
    expect(deliverySentence({ standing: standing('planned'), messages: [message('planned')] }, spoken, at)).toMatch(
      /2026-11-30$/,
    );
  });

  it('says that nothing was sent', () => {
    expect(deliverySentence({ messages: [] }, spoken, at)).toBe('delivery.none');
  });
});

describe('what can still be done', () => {
  it('takes back what waits, and lets go what no paper is waited for', () => {
    const all = (['planned', 'queued', 'sending', 'accepted', 'refused', 'held', 'withdrawn'] as const).map((state) =>
      message(state),
    );
    expect(waitingMessages(all).map(({ state }) => state)).toEqual(['planned', 'queued', 'held']);
    expect(all.filter(mayBeReleased).map(({ state }) => state)).toEqual(['planned', 'held']);
    expect(mayBeReleased(message('held', 'print'))).toBe(false);
  });

  it('asks again while something moves by itself', () => {
    expect(isMoving({ messages: [message('queued')] })).toBe(true);
    expect(isMoving({ messages: [message('queued', 'print'), message('accepted')] })).toBe(false);
  });

  it.each([
    [{ enabled: false, connected: true }, 'delivery.resend.off'],
    [{ enabled: true, connected: false }, 'delivery.resend.notConnected'],
    [{ enabled: true, connected: true }, undefined],
  ] as const)('sends again unless %j', (shop, why) => expect(whyNotResend(shop)).toBe(why));
});
