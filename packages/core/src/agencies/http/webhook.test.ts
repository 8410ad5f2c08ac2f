import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { systemClock, type Result } from '../../model/index.ts';
import { simulatedAgency } from '../simulated/agency.ts';
import { serveSimulatedAgency } from '../simulated/serve.ts';
import { AT, played } from '../testing/told-events.ts';
import { signatureOf, verifySignature } from './signature.ts';
import { readWebhook, type Webhook } from './webhook.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const NOW = new Date('2026-11-23T08:00:00Z');
const codesOf = (result: Result<unknown>) => (result.ok ? [] : result.problems.map(({ code }) => code));

describe('verifySignature', () => {
  const body = bytes('{"deliveryId":"D1"}');
  const good = signatureOf(body, 'whsec_1', NOW);
  const verify = (header: string | undefined, secrets = ['whsec_1'], now = NOW, signed = body) =>
    codesOf(verifySignature(signed, header, secrets, now));

  it('signs as openssl does', () => {
    // printf '%s' '1795420800.{"deliveryId":"D1"}' | openssl dgst -sha256 -hmac whsec_1
    expect(good).toBe('t=1795420800,v1=d27e4aec22a063303647af43079f26ab56ffb44c698c69e4ace1c6d5a6feefa1');
  });

  it('takes what was signed with one of the secrets, the old or the new', () => {
    expect(verify(good)).toEqual([]);
    expect(verify(good, ['whsec_2', 'whsec_1'])).toEqual([]);
    expect(verify(`${good},v1=${'0'.repeat(64)}`)).toEqual([]);
    expect(verify(good.toUpperCase().replace('T=', 't=').replace('V1=', 'v1='))).toEqual([]);
  });

  it('refuses what was not, and says why', () => {
    expect(verify(undefined)).toEqual(['WEBHOOK_UNSIGNED']);
    expect(verify('')).toEqual(['WEBHOOK_UNSIGNED']);
    for (const header of [
      'x',
      't=1',
      `v1=${'0'.repeat(64)}`,
      `${good},t=2`,
      good.slice(0, -1),
      `t=1,${`v1=${'0'.repeat(64)},`.repeat(6)}`,
    ])
      expect(verify(header)).toEqual(['WEBHOOK_SIGNATURE_MALFORMED']);
    expect(verify(good, ['whsec_2'])).toEqual(['WEBHOOK_SIGNATURE_WRONG']);
    expect(verify(good, [])).toEqual(['WEBHOOK_SIGNATURE_WRONG']);
    expect(verify(good, ['whsec_1'], NOW, bytes('{"deliveryId":"D2"}'))).toEqual(['WEBHOOK_SIGNATURE_WRONG']);
    expect(verify(good.replace('t=1795420800', 't=1795420801'))).toEqual(['WEBHOOK_SIGNATURE_WRONG']);
  });

  it('refuses a recording that is played again after five minutes, and a clock that is ahead', () => {
    const after = (seconds: number) => verify(good, ['whsec_1'], new Date(NOW.getTime() + seconds * 1000));
    expect([after(300), after(-300)]).toEqual([[], []]);
    expect([after(301), after(-301)]).toEqual([['WEBHOOK_TOO_OLD'], ['WEBHOOK_TOO_OLD']]);
  });
});

describe('readWebhook', () => {
  const read = (text: string) => readWebhook(bytes(text), signatureOf(bytes(text), 's', NOW), ['s'], NOW);

  it('reads events, and keeps those it does not know', () => {
    const [event] = played('accepted').events;
    const result = read(JSON.stringify({ deliveryId: 'D1', events: [event, { type: 'unheard' }] }));
    expect(result).toMatchObject({
      ok: true,
      value: { deliveryId: 'D1', events: [{ known: true }, { known: false }] },
    });
  });

  it.each(['', 'no json', '{}', '[]', '{"deliveryId":"D","events":[]}', '{"deliveryId":"","events":[{}]}'])(
    'refuses %j',
    (text) => {
      expect(codesOf(read(text))).toEqual(['WEBHOOK_MALFORMED']);
    },
  );

  it('reads nothing before the signature holds', () => {
    expect(codesOf(readWebhook(bytes('no json'), 't=1,v1=00', ['s'], NOW))).toEqual(['WEBHOOK_SIGNATURE_MALFORMED']);
  });
});

describe('webhooks of the simulated agency', () => {
  it('arrive signed, come again until they are taken, and are refused with another secret', async () => {
    const taken: Webhook[] = [];
    let secret = 'right';
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .on('end', () => {
          const header = request.headers['quittance-signature'];
          const result = readWebhook(
            Buffer.concat(chunks),
            typeof header === 'string' ? header : undefined,
            [secret],
            new Date(),
          );
          if (result.ok) taken.push(result.value);
          response.writeHead(result.ok ? 204 : 401).end();
        });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    const agency = simulatedAgency({ seed: 1, mode: 'test', clock: systemClock });
    const served = await serveSimulatedAgency({ agency, token: 't', webhook: { url, secret: 'right' } });
    try {
      expect(await served.push()).toBeUndefined();
      for (const event of played('paid').events) agency.say(JSON.parse(JSON.stringify(event)));
      secret = 'other';
      expect(await served.push()).toBe(401);
      secret = 'right';
      expect(await served.push()).toBe(204);
      expect(await served.push()).toBeUndefined();
      expect(taken).toHaveLength(1);
      expect(taken[0]?.events.map(({ known }) => known)).toEqual(played('paid').events.map(() => true));
    } finally {
      await served.close();
      server.close();
    }
  });
});

describe('the HTTP server of the simulated agency', () => {
  it('refuses as a real one would (controls)', async () => {
    const { agency } = played('accepted');
    const served = await serveSimulatedAgency({ agency, token: 'right' });
    const post = async (body: string, headers: Record<string, string> = {}) => {
      const response = await fetch(`${served.url}/v1/commands`, {
        method: 'POST',
        body,
        headers: { authorization: 'Bearer right', ...headers },
      });
      return [response.status, ((await response.json()) as { code?: string }).code];
    };
    const pause = { commandId: 'p', caseId: 'C-1', seq: 2, at: AT, type: 'pause', payload: { reason: 'x' } };
    const say = (command: object) => post(JSON.stringify(command), { 'idempotency-key': 'p' });
    try {
      expect(await post('{}', { authorization: 'Bearer wrong' })).toEqual([401, 'TOKEN_WRONG']);
      expect(await post('{')).toEqual([400, 'MALFORMED']);
      expect(await post(JSON.stringify(pause), { 'idempotency-key': 'q' })).toEqual([400, 'IDEMPOTENCY_KEY_WRONG']);
      expect(await say({ ...pause, type: 'forget' })).toEqual([422, 'COMMAND_UNKNOWN']);
      expect(await say({ ...pause, payload: {} })).toEqual([422, 'MEMBER_MISSING']);
      expect(await say({ ...pause, schemaVersion: '2.0' })).toEqual([422, 'SCHEMA_VERSION_UNKNOWN']);
      expect(await say({ ...pause, caseId: 'C-9' })).toEqual([422, 'CASE_UNKNOWN']);
      expect(await say(pause)).toEqual([201, undefined]);
      expect(await say(pause)).toEqual([200, undefined]);
      expect(await say({ ...pause, payload: { reason: 'y' } })).toEqual([409, 'COMMAND_ID_REUSED']);
      expect((await fetch(`${served.url}/v1/nothing`, { headers: { authorization: 'Bearer right' } })).status).toBe(
        404,
      );
      expect(
        (await fetch(`${served.url}/v1/events?after=x`, { headers: { authorization: 'Bearer right' } })).status,
      ).toBe(400);
    } finally {
      await served.close();
    }
  });
});
