import { expect, it } from 'vitest';
import { withTestDatabase } from '../../../test/database.ts';
import { openDeliveryBed, type DeliveryBedOptions } from '../testing/delivery-bed.ts';
import { roadSuite, until } from '../testing/testbed.ts';
import { invoiceNumber } from '../testing/this-year.ts';

let slugs = 0;

withTestDatabase('delivery', roadSuite, (database) => {
  const bed = (options: Omit<DeliveryBedOptions, 'slug'> = {}) =>
    openDeliveryBed(database().url, { slug: `delivery-${(slugs += 1)}`, ...options });

  it('mails an invoice when it is issued, tells the order’s history and the host, and says what proves it', async () => {
    const { quittance, tenant, server, shown, invoice, when, close } = await bed();
    const document = await invoice('1');
    const delivery = await when(document, ({ standing }) => standing?.state === 'accepted');
    expect(delivery.messages).toMatchObject([
      {
        channel: 'email',
        state: 'accepted',
        recipients: [{ address: 'camille@example.org' }],
        attachments: ['pdf'],
        attempts: 1,
      },
    ]);
    expect(delivery.standing).toMatchObject({ signal: 'sent' });
    expect(delivery.events.map(({ kind }) => kind)).toEqual(['queued', 'sending', 'accepted']);
    expect(delivery.events.at(-1)?.details).toMatchObject({ reply: expect.stringContaining('queued as') as string });
    expect(server.received).toHaveLength(1);
    expect(server.received[0]?.text).toContain(invoiceNumber(1));
    expect(server.received[0]?.text).toContain('application/pdf');
    const order = await until(async () => {
      const update = shown.findLast(({ documents }) => documents[0]?.delivery?.state === 'accepted');
      return update;
    });
    expect(order.documents[0]?.delivery).toMatchObject({ channel: 'email' });
    const events = await quittance.events(tenant, order.orderId as never);
    expect(events.map(({ kind }) => kind)).toContain('document.sent');
    expect(JSON.stringify(events)).not.toContain('@');
    await close();
  });

  it('sends nothing for a merchant who has not turned it on', async () => {
    const { quittance, tenant, server, invoice, close } = await bed({ settings: { enabled: false } as never });
    const document = await invoice('1');
    expect((await quittance.delivery.messages.ofDocument(tenant, document))?.messages).toEqual([]);
    expect(server.received).toEqual([]);
    await close();
  });

  it('goes on paper when the address does not exist, with a note and a task in the host', async () => {
    const { notes, invoice, when, close } = await bed({
      mail: { recipients: { 'camille@example.org': [550, '5.1.1 <camille@example.org>: no such user'] } },
    });
    const document = await invoice('1');
    const delivery = await when(document, ({ messages }) => messages.length === 2);
    expect(delivery.messages.map(({ channel, state }) => `${channel} ${state}`)).toEqual([
      'email refused',
      'print queued',
    ]);
    expect(delivery.messages[0]?.problem).toMatchObject({ code: 'EMAIL_RECIPIENT_UNKNOWN' });
    expect(JSON.stringify(delivery.events)).not.toContain('camille@');
    const [note] = await until(async () => (notes.length > 0 ? notes : undefined));
    expect(note).toMatchObject({
      code: 'EMAIL_RECIPIENT_UNKNOWN',
      documentId: document,
      text: expect.stringContaining('n’a pas pu être remise') as string,
      task: { title: expect.stringContaining('Demander une adresse valide') as string },
    });
    expect(JSON.stringify(notes)).not.toContain('@');
    await close();
  });

  it('tries again under the same Message-ID when the server is busy', async () => {
    const { server, invoice, when, quittance, tenant, close } = await bed({ mail: { content: [451, '4.3.0 later'] } });
    const document = await invoice('1');
    const waiting = await when(
      document,
      ({ messages }) => messages[0]?.attempts === 1 && messages[0].state === 'queued',
    );
    expect(waiting.messages[0]?.nextAttemptAt).toBeDefined();
    server.behaviour = {};
    await quittance.delivery.messages.release(tenant, waiting.messages[0]?.id ?? '');
    const delivery = await when(document, ({ standing }) => standing?.state === 'accepted');
    expect(delivery.messages[0]?.attempts).toBe(2);
    expect(server.received).toHaveLength(1);
    await close();
  });

  it('waits for a mail server that is not set up, and goes by itself when it is', async () => {
    const { server, invoice, when, quittance, tenant, close } = await bed({ mail: { sender: [550, '5.7.1 not you'] } });
    const document = await invoice('1');
    await when(document, ({ messages }) => messages[0]?.problem?.code === 'SMTP_SENDER_REFUSED');
    expect((await quittance.delivery.connections.list(tenant))[0]?.paused).toMatchObject({
      code: 'SMTP_SENDER_REFUSED',
    });
    expect(await quittance.connections.list(tenant)).toEqual([]);
    server.behaviour = {};
    expect(await quittance.delivery.connections.check(tenant, 'email')).toMatchObject({ value: { ok: true } });
    await when(document, ({ standing }) => standing?.state === 'accepted');
    await close();
  });
});
