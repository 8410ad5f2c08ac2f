import { expect, it } from 'vitest';
import { withTestDatabase } from '../../../test/database.ts';
import { answer, startGateway } from '../../channels/testing/gateway.ts';
import { openDeliveryBed } from '../testing/delivery-bed.ts';
import { sampleOrder } from '../testing/sample-order.ts';
import { roadSuite } from '../testing/testbed.ts';

let slugs = 0;

withTestDatabase('text messages', roadSuite, (database) => {
  /** A merchant who tells buyers by text message, with a link to the portal. */
  async function bed() {
    const gateway = startGateway();
    let now = new Date('2026-06-01T10:00:00+02:00');
    const opened = await openDeliveryBed(database().url, {
      slug: `sms-${(slugs += 1)}`,
      settings: { channel: 'sms', portal: { url: 'https://invoices.example' } },
      options: { fetch: gateway.fetch, clock: { now: () => now } },
    });
    const connected = await opened.quittance.delivery.connections.put(opened.tenant, {
      id: 'sms',
      adapter: 'sms-gateway',
      config: { url: 'https://sms.example/v1/messages', sender: 'Mistral' },
      secrets: { 'sms-token': 'right' },
    });
    if (!connected.ok) throw new Error(JSON.stringify(connected.problems));
    const sell = (id: string, telephone: string) =>
      opened.invoice(id, { buyer: { ...sampleOrder(id).buyer, telephone } });
    const later = (minutes: number) => {
      now = new Date(now.getTime() + minutes * 60_000);
    };
    return { ...opened, gateway, sell, later };
  }

  it('say what is there and where, and count as accepted when the gateway has them', async () => {
    const { gateway, sell, when, server, close } = await bed();
    const document = await sell('1', '+33612345678');
    const delivery = await when(document, ({ standing }) => standing?.state === 'accepted');
    expect(delivery.standing?.channel).toBe('sms');
    expect(gateway.received).toMatchObject([{ from: 'Mistral', to: '+33612345678', encoding: 'gsm-7' }]);
    expect(gateway.received[0]?.text).toContain('F2026-00001');
    expect(gateway.received[0]?.text).toContain('https://invoices.example/p/');
    expect(server.received).toEqual([]);
    await close();
  });

  it('are tried again when the answer was lost', async () => {
    const { gateway, sell, when, later, close } = await bed();
    gateway.next = () => Promise.resolve(answer(500, {}));
    const document = await sell('1', '+33612345678');
    await when(document, ({ messages }) => messages[0]?.problem?.code === 'SMS_ANSWER_LOST');
    expect(gateway.received).toEqual([]);
    later(2);
    await when(document, ({ standing }) => standing?.state === 'accepted');
    expect(gateway.received).toHaveLength(1);
    await close();
  });

  it('that the gateway refuses go another way, and without a key nothing is lost', async () => {
    const { gateway, sell, when, later, quittance, tenant, close } = await bed();
    const refused = await sell('1', '+33612345999');
    const { messages, standing } = await when(refused, (delivery) => delivery.standing?.state === 'accepted');
    expect(messages.map(({ channel, state }) => `${channel} ${state}`).toSorted()).toEqual([
      'email accepted',
      'sms refused',
    ]);
    expect(messages.find(({ channel }) => channel === 'sms')?.problem).toMatchObject({ code: 'SMS_OPTED_OUT' });
    expect(standing?.channel).toBe('email');
    // A number that takes no messages says nothing of the mailbox.
    const { items } = await quittance.delivery.customers.list(tenant);
    expect(items.flatMap(({ contacts }) => contacts.map(({ state }) => state))).toEqual(['usable']);

    gateway.next = () => Promise.resolve(answer(401, { code: 'unauthorized' }));
    const waiting = await sell('2', '+33612345678');
    await when(waiting, (delivery) => delivery.messages[0]?.problem?.code === 'SMS_NOT_LET_IN');
    expect(gateway.received).toEqual([]);
    later(1);
    expect(await quittance.delivery.connections.check(tenant, 'sms')).toMatchObject({ value: { ok: true } });
    await when(waiting, ({ standing }) => standing?.state === 'accepted');
    expect(gateway.received).toHaveLength(1);
    await close();
  });
});
