import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextMessage } from '../port.ts';
import { answer, type Gateway, startGateway } from '../testing/gateway.ts';
import { testIo } from '../testing/io.ts';
import { smsGateway } from './adapter.ts';
import { smsConfig } from './config.ts';
import { readReceipts } from './receipt.ts';
import { plainTypography, segmentsOf } from './segments.ts';

const message = (changes: Partial<TextMessage> = {}): TextMessage => ({
  kind: 'sms',
  messageId: 'm-1',
  to: '+33612345678',
  text: 'Votre facture F2026-00042 : 1 234,50 €. https://pay.example/7Hk2',
  language: 'fr',
  ...changes,
});

const connect = (gateway: Gateway, config: object = {}) =>
  smsGateway.connect(
    smsConfig.parse({ url: 'https://sms.example/v1/messages', sender: 'Epicerie', ...config }),
    testIo({ fetch: gateway.fetch, secrets: { 'sms-token': 'right' } }),
  );

describe('segments', () => {
  it.each([
    ['a'.repeat(160), 'gsm-7', 1],
    ['a'.repeat(161), 'gsm-7', 2],
    ['a'.repeat(306), 'gsm-7', 2],
    ['a'.repeat(307), 'gsm-7', 3],
    ['€'.repeat(80), 'gsm-7', 1],
    ['€'.repeat(81), 'gsm-7', 2],
    // An escape and its character stay together: 76 euro signs are 152 septets, the 77th begins the next part.
    ['€'.repeat(153), 'gsm-7', 3],
    ['ç'.repeat(70), 'ucs-2', 1],
    ['ç'.repeat(71), 'ucs-2', 2],
    ['Ç'.repeat(71), 'gsm-7', 1],
    ['😀'.repeat(35), 'ucs-2', 1],
    // Both halves of a character stay together: 33 in a part of 67 units.
    ['😀'.repeat(67), 'ucs-2', 3],
  ])('%#: %s', (text, encoding, count) => expect(segmentsOf(text)).toEqual({ encoding, count }));

  it('hold all of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 800 }), (text) => {
        const { encoding, count } = segmentsOf(text);
        const room = encoding === 'gsm-7' ? 160 : 70;
        expect(count).toBeGreaterThanOrEqual(Math.ceil(Array.from(text).length / room) || 1);
        expect(segmentsOf(plainTypography(text)).count).toBeLessThanOrEqual(count * 3);
      }),
    );
  });
});

describe('sending', () => {
  it('posts what the contract says', async () => {
    const gateway = startGateway();
    const outcome = await (await connect(gateway)).send(message({ text: 'C’est dû – « 12,50 € »…' }));
    expect(outcome).toMatchObject({
      ok: true,
      accepted: [{ address: '+33612345678' }],
      evidence: { gatewayId: 'gw-1' },
    });
    expect(gateway.received).toEqual([
      {
        id: 'm-1',
        from: 'Epicerie',
        to: '+33612345678',
        text: 'C\'est dû - " 12,50 € "...',
        encoding: 'ucs-2',
        segments: 1,
      },
    ]);
  });

  it.each<[string, Partial<TextMessage>, string]>([
    ['a number without its country', { to: '0612345678' }, 'SMS_NUMBER'],
    ['a number with a break', { to: '+33612345678\n' }, 'SMS_NUMBER'],
    ['a text that is too long', { text: 'x'.repeat(460) }, 'SMS_TOO_LONG'],
    ['no text', { text: '' }, 'SMS_TOO_LONG'],
  ])('asks the gateway nothing for %s', async (_, changes, code) => {
    const gateway = startGateway();
    expect(await (await connect(gateway)).send(message(changes))).toMatchObject({ kind: 'rejected', cause: { code } });
    expect(gateway.received).toEqual([]);
  });

  const failing = (code: string) => () =>
    Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) }));
  it.each<[string, () => Promise<Response>, string, string]>([
    ['429', () => Promise.resolve(answer(429, {}, { 'retry-after': '30' })), 'transient', 'SMS_BUSY'],
    ['503', () => Promise.resolve(answer(503, {})), 'transient', 'SMS_BUSY'],
    ['500', () => Promise.resolve(answer(500, {})), 'uncertain', 'SMS_ANSWER_LOST'],
    ['402', () => Promise.resolve(answer(402, {})), 'misconfigured', 'SMS_NO_CREDIT'],
    ['404', () => Promise.resolve(answer(404, {})), 'misconfigured', 'SMS_WRONG_URL'],
    ['a redirection', () => Promise.resolve(answer(302, {})), 'misconfigured', 'SMS_WRONG_URL'],
    ['a refused number', () => Promise.resolve(answer(422, { code: 'landline' })), 'rejected', 'SMS_NUMBER'],
    ['any other refusal', () => Promise.resolve(answer(422, { code: 'odd' })), 'rejected', 'SMS_REFUSED'],
    ['an answer that is none', () => Promise.resolve(new Response('<html>')), 'uncertain', 'SMS_ANSWER_UNREADABLE'],
    ['nobody there', failing('ECONNREFUSED'), 'transient', 'SMS_UNREACHABLE'],
    ['a connection that broke', failing('ECONNRESET'), 'uncertain', 'SMS_ANSWER_LOST'],
    [
      'a time that ran out',
      () => Promise.reject(new DOMException('timeout', 'TimeoutError')),
      'uncertain',
      'SMS_ANSWER_LOST',
    ],
  ])('%s', async (_, next, kind, code) => {
    const gateway = startGateway();
    const session = await connect(gateway);
    gateway.next = next;
    const outcome = await session.send(message());
    expect(outcome).toMatchObject({ ok: false, kind, cause: { code } });
    if (kind === 'transient' && code === 'SMS_BUSY' && _ === '429')
      expect(outcome).toMatchObject({ retryAfterMs: 30_000 });
    // Whatever it was, a repeat is known by its key.
    expect(await session.send(message())).toMatchObject({ ok: true });
  });
});

describe('receipts', () => {
  const secret = 'signing';
  const receipt = { messageId: 'm-1', id: 'gw-1', status: 'delivered', at: '2026-12-05T09:31:00Z' };
  const sign = (body: string, key = secret) => `sha256=${createHmac('sha256', key).update(body).digest('hex')}`;

  it('are read one by one and in lists', () => {
    for (const body of [JSON.stringify(receipt), JSON.stringify([receipt])])
      expect(readReceipts(Buffer.from(body), sign(body), secret)).toEqual({ ok: true, value: [receipt] });
  });

  it.each([
    ['no signature', JSON.stringify(receipt), undefined, 'SMS_RECEIPT_FORGED'],
    ['another key', JSON.stringify(receipt), sign(JSON.stringify(receipt), 'other'), 'SMS_RECEIPT_FORGED'],
    ['no receipt', '{}', sign('{}'), 'SMS_RECEIPT_UNREADABLE'],
    ['no JSON', '{', sign('{'), 'SMS_RECEIPT_UNREADABLE'],
  ])('%s', (_, body, signature, code) => {
    expect(readReceipts(Buffer.from(body), signature, secret)).toMatchObject({ ok: false, problems: [{ code }] });
  });
});
