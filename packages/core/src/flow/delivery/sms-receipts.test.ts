import { createHmac } from 'node:crypto';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { withTestDatabase } from '../../../test/database.ts';
import { answer, startGateway } from '../../channels/testing/gateway.ts';
import type { DocumentId } from '../../model/index.ts';
import { createApi, Metrics } from '../../server/index.ts';
import { openDeliveryBed } from '../testing/delivery-bed.ts';
import { sampleOrder } from '../testing/sample-order.ts';
import { roadSuite, until } from '../testing/testbed.ts';

const SECRET = 'signing';
const signed = (body: string, secret = SECRET) => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
let slugs = 0;

withTestDatabase('receipts of text messages', roadSuite, (database) => {
  /** A merchant who tells buyers by text message, and a gateway that tells what became of each. */
  async function bed() {
    const gateway = startGateway();
    const slug = `receipts-${(slugs += 1)}`;
    let now = new Date('2026-06-01T10:00:00Z');
    const opened = await openDeliveryBed(database().url, {
      slug,
      settings: { channel: 'sms', portal: { url: 'https://invoices.example' } },
      options: { fetch: gateway.fetch, clock: { now: () => now } },
    });
    const { quittance, tenant } = opened;
    const connect = (secrets: Record<string, string>) =>
      quittance.delivery.connections.put(tenant, {
        id: 'sms',
        adapter: 'sms-gateway',
        config: {
          url: 'https://sms.example/v1/messages',
          sender: 'Mistral',
          receiptsUrl: `https://invoices.example/sms/${slug}/receipts`,
        },
        secrets,
      });
    await connect({ 'sms-token': 'right', 'sms-receipts': SECRET });
    const sell = (id: string) => opened.invoice(id, { buyer: { ...sampleOrder(id).buyer, telephone: '+33612345678' } });
    const logged: string[] = [];
    const api = createApi({
      quittance,
      identify: () => Promise.reject(new Error('nobody signs in at a webhook')),
      log: pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) }),
      metrics: new Metrics(),
    });
    const post = async (body: string, signature: string | undefined = signed(body), to = slug) => {
      const headers = { ...(signature !== '' && { 'x-signature': signature }) };
      const got = await api.request(`/sms/${to}/receipts`, { method: 'POST', body, headers });
      return { status: got.status, json: (await got.json()) as unknown };
    };
    return {
      ...opened,
      slug,
      gateway,
      connect,
      logged,
      post,
      later(minutes: number) {
        now = new Date(now.getTime() + minutes * 60_000);
      },
      sell,
      /** Sold, and taken over by the gateway; answers the id that the gateway knows it by. */
      async send(id: string) {
        const document = await sell(id);
        await opened.when(document, ({ standing }) => standing?.state === 'accepted');
        return { document, messageId: gateway.received.at(-1)?.id ?? '' };
      },
      /** Posts what became of a message, in the words of the contract. */
      tell: (messageId: string, status: string, at = '2026-06-01T09:59:00Z') =>
        post(JSON.stringify({ messageId, id: 'gw-1', status, at, reason: 'absent: +33612345678' })),
      events: async (document: DocumentId) =>
        ((await quittance.delivery.messages.ofDocument(tenant, document))?.events ?? []).map(({ kind }) => kind),
      ways: async (document: DocumentId) =>
        ((await quittance.delivery.messages.ofDocument(tenant, document))?.messages ?? [])
          .map(({ channel, state }) => `${channel} ${state}`)
          .toSorted(),
    };
  }

  it('prove that a message arrived: in its history, on the order, and as the gateway said it', async () => {
    const { send, post, tell, when, shown, quittance, tenant, gateway, close } = await bed();
    const { document, messageId } = await send('1');
    expect(gateway.received[0]?.receiptsUrl).toMatch(/\/sms\/receipts-\d+\/receipts$/);
    expect(await tell(messageId, 'buffered')).toEqual({ status: 200, json: { stored: 1, repeated: 0, unknown: 0 } });
    await when(document, ({ standing }) => standing?.state === 'delayed');
    const body = JSON.stringify([{ messageId, id: 'gw-1', status: 'delivered', at: '2026-06-01T11:59:00+02:00' }]);
    expect(await post(body)).toEqual({ status: 200, json: { stored: 1, repeated: 0, unknown: 0 } });
    const { events, standing } = await when(document, (delivery) => delivery.standing?.state === 'delivered');
    expect(standing).toMatchObject({ channel: 'sms', at: '2026-06-01T09:59:00.000Z', signal: 'delivered' });
    const told = events.find(({ kind }) => kind === 'delivered');
    const evidence = await quittance.delivery.messages.evidence(tenant, told?.evidence ?? '');
    expect(evidence).toMatchObject({ source: 'sms' });
    expect(JSON.parse(Buffer.from(evidence?.content ?? []).toString())).toEqual(JSON.parse(body));
    const order = await when(document, () =>
      shown.some(({ documents }) => documents[0]?.delivery?.state === 'delivered'),
    );
    expect(order.messages).toHaveLength(1);
    await close();
  });

  it.each([
    ['failed', 'SMS_UNDELIVERED'],
    ['expired', 'SMS_EXPIRED'],
    ['opted_out', 'SMS_OPTED_OUT'],
  ])('send what %s another way, once', async (status, code) => {
    const { send, tell, when, ways, server, gateway, quittance, tenant, close } = await bed();
    const { document, messageId } = await send('1');
    await tell(messageId, status);
    const { events, standing } = await when(document, (delivery) => delivery.standing?.state === 'accepted');
    expect(standing?.channel).toBe('email');
    expect(events.find(({ kind }) => kind === 'bounced')?.details).toMatchObject({ code });
    expect(JSON.stringify(events)).not.toContain('33612345678');
    for (const again of [status, 'failed', 'expired', 'opted_out', 'buffered']) await tell(messageId, again);
    expect(await ways(document)).toEqual(['email accepted', 'sms accepted']);
    expect([server.received.length, gateway.received.length]).toEqual([1, 1]);
    // A number that takes no messages says nothing of the mailbox.
    const { items } = await quittance.delivery.customers.list(tenant);
    expect(items.flatMap(({ contacts }) => contacts.map(({ state }) => state))).toEqual(['usable']);
    await close();
  });

  it('that are forged, cut or too long change nothing, and nobody is told what is there', async () => {
    const { send, post, ways, events, connect, logged, close } = await bed();
    const { document, messageId } = await send('1');
    const before = await events(document);
    const body = JSON.stringify({ messageId, id: 'gw-1', status: 'failed', at: '2026-06-01T09:59:00Z' });
    expect(await post(body, signed(body, 'guessed'))).toMatchObject({
      status: 401,
      json: { problems: [{ code: 'SMS_RECEIPT_FORGED' }] },
    });
    expect((await post(body, '')).status).toBe(401);
    expect((await post(`${body} `, signed(body))).status).toBe(401);
    expect((await post('{}')).status).toBe(400);
    expect((await post(JSON.stringify({ ...JSON.parse(body), status: 'eaten' }))).status).toBe(400);
    expect((await post('x'.repeat(1_000_001))).status).toBe(413);
    expect((await post(body, signed(body), 'nobody')).status).toBe(404);
    expect((await post(body, signed(body), 'Not%20a%20slug')).status).toBe(404);
    expect(await events(document)).toEqual(before);
    expect(await ways(document)).toEqual(['sms accepted']);
    await connect({ 'sms-receipts': 'another' });
    expect((await post(body)).status).toBe(401);
    expect(logged.length).toBeGreaterThan(0);
    expect(logged.join('')).not.toMatch(/33612345678|messageId|signing|gw-1/);
    // The control: it was the signature alone.
    expect((await post(body, signed(body, 'another'))).status).toBe(200);
    await close();
  });

  it('count once, and what a message is not told of counts not at all', async () => {
    const { send, tell, post, events, quittance, tenant, later, when, close } = await bed();
    const { document, messageId } = await send('1');
    const mailed = await quittance.delivery.messages.list(tenant);
    expect(mailed.items).toHaveLength(1);
    await tell(messageId, 'delivered');
    const once = await when(document, ({ standing }) => standing?.state === 'delivered');
    later(60 * 24 * 30);
    for (let time = 0; time < 3; time += 1)
      expect((await tell(messageId, 'delivered')).json).toEqual({ stored: 0, repeated: 1, unknown: 0 });
    const receipt = { messageId, id: 'gw-1', status: 'delivered', at: '2026-06-01T09:59:00Z' };
    const others = [receipt, { ...receipt, messageId: crypto.randomUUID() }, { ...receipt, messageId: 'not ours' }];
    expect((await post(JSON.stringify(others))).json).toEqual({ stored: 0, repeated: 1, unknown: 2 });
    expect(await events(document)).toEqual(once.events.map(({ kind }) => kind));
    await close();
  });

  it('that come late or in another order take nothing back', async () => {
    const { send, post, tell, when, ways, close } = await bed();
    const first = await send('1');
    await tell(first.messageId, 'delivered', '2026-06-01T10:00:00Z');
    expect((await tell(first.messageId, 'failed', '2026-06-01T09:00:00Z')).json).toMatchObject({ stored: 1 });
    expect((await tell(first.messageId, 'buffered', '2026-06-01T08:00:00Z')).json).toMatchObject({ stored: 1 });
    await when(first.document, ({ standing, events }) => standing?.state === 'delivered' && events.length >= 6);
    expect(await ways(first.document)).toEqual(['sms accepted']);
    const second = await send('2');
    const receipt = { messageId: second.messageId, id: 'gw-2', at: '2030-01-01T00:00:00Z' };
    const both = ['failed', 'delivered'].map((status) => ({ ...receipt, status }));
    expect((await post(JSON.stringify(both))).json).toEqual({ stored: 2, repeated: 0, unknown: 0 });
    // A clock that is ahead is not believed.
    const { standing } = await when(second.document, (delivery) => delivery.standing?.state === 'delivered');
    expect(standing?.at).toBe('2026-06-01T10:00:00.000Z');
    expect(await ways(second.document)).toEqual(['sms accepted']);
    await close();
  });

  it('of a message whose answer was lost prove that the gateway has it', async () => {
    const { gateway, sell, tell, when, ways, later, close } = await bed();
    gateway.next = () => Promise.resolve(answer(500, {}));
    const document = await sell('1');
    const { messages } = await when(document, (delivery) => delivery.messages[0]?.problem?.code === 'SMS_ANSWER_LOST');
    await tell(messages[0]?.id ?? '', 'failed');
    const { events } = await when(
      document,
      ({ standing }) => standing?.channel === 'email' && standing.state === 'accepted',
    );
    expect(events.filter(({ messageId }) => messageId === messages[0]?.id).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['accepted', 'bounced']),
    );
    later(60);
    expect(await ways(document)).toEqual(['email accepted', 'sms accepted']);
    expect(gateway.received).toEqual([]);
    await close();
  });

  it('that are faster than the gateway’s own answer count all the same', async () => {
    const { gateway, sell, tell, when, ways, quittance, tenant, close } = await bed();
    gateway.next = async () => {
      const [message] = (await quittance.delivery.messages.list(tenant, { channel: 'sms' })).items;
      expect(message?.state).toBe('sending');
      expect((await tell(message?.id ?? '', 'failed')).status).toBe(200);
      return answer(202, { id: 'gw-1', status: 'accepted' });
    };
    const document = await sell('1');
    await when(document, ({ standing }) => standing?.channel === 'email' && standing.state === 'accepted');
    expect(await ways(document)).toEqual(['email accepted', 'sms accepted']);
    await close();
  });

  it('are forgotten with the person whom the message was for, and the proof of others stays', async () => {
    const { slug, when, post, quittance, tenant, gateway, invoice, close } = await bed();
    const buyer = (customerId: string, telephone: string) => ({ ...sampleOrder('1').buyer, customerId, telephone });
    const documents = [
      await invoice('1', { buyer: buyer('c-1', '+33612345678') }),
      await invoice('2', { buyer: buyer('c-2', '+33612345679') }),
    ];
    for (const document of documents) await when(document, ({ standing }) => standing?.state === 'accepted');
    const reason = 'absent: +33612345678';
    const receipts = gateway.received.map(({ id, to }) => ({
      messageId: id,
      id: 'gw',
      status: 'delivered',
      at: '2026-06-01T09:59:00Z',
      reason: to.endsWith('8') ? reason : 'none',
    }));
    expect(await post(JSON.stringify(receipts))).toMatchObject({ json: { stored: 2 } });
    const request = { host: `host-${slug}`, shop: slug, key: 'r1', kind: 'erase-customer' } as const;
    await quittance.privacy.request(tenant, { ...request, customerId: 'c-1', orderIds: ['1'] });
    await until(async () => (await quittance.privacy.list(tenant))[0]?.doneAt);
    const proofs = await Promise.all(
      documents.map(async (document) => {
        const { events, standing } = await when(document, () => true);
        const told = events.find(({ kind }) => kind === 'delivered');
        expect(standing?.state).toBe('delivered');
        return quittance.delivery.messages.evidence(tenant, told?.evidence ?? '');
      }),
    );
    expect(proofs.map((proof) => Buffer.from(proof?.content ?? []).toString())).toEqual([
      '',
      expect.stringContaining('"reason":"none"'),
    ]);
    await close();
  });
});
