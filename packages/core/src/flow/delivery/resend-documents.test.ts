import { expect, it } from 'vitest';
import { addDays, dayIn } from '../../model/index.ts';
import { withTestDatabase } from '../../../test/database.ts';
import { openDeliveryBed } from '../testing/delivery-bed.ts';
import { roadSuite, until } from '../testing/testbed.ts';
import { invoiceNumber } from '../testing/this-year.ts';

let slugs = 0;

withTestDatabase('sending again', roadSuite, (database) => {
  it('lists first, sends what was confirmed, each once, and shows how far it is', async () => {
    const bed = await openDeliveryBed(database().url, { slug: `resend-${(slugs += 1)}` });
    const { quittance, tenant, server, invoice, when, close } = bed;
    const { resend } = quittance.delivery;
    const documents = [await invoice('1'), await invoice('2'), await invoice('3')];
    for (const document of documents) await when(document, ({ standing }) => standing?.state === 'accepted');
    // Lists are a moment behind.
    await until(async () => (await quittance.documents.list(tenant, { delivery: 'accepted' })).items[2]);
    const proposed = await resend.propose(tenant, { filter: { delivery: 'accepted', search: 'F' } });
    if (!proposed.ok) throw new Error(JSON.stringify(proposed.problems));
    expect(proposed.value.documents.map(({ number }) => number)).toEqual([1, 2, 3].map(invoiceNumber));
    expect(proposed.value.progress).toEqual({});
    expect(server.received).toHaveLength(3);
    await Promise.all([resend.confirm(tenant, proposed.value.id), resend.confirm(tenant, proposed.value.id)]);
    const done = await until(async () => {
      const batch = await resend.get(tenant, proposed.value.id);
      return batch?.progress.accepted === 3 ? batch : undefined;
    });
    expect(done.confirmedAt).toBeDefined();
    await resend.confirm(tenant, proposed.value.id);
    expect(server.received).toHaveLength(6);
    const [document] = documents;
    expect((await quittance.delivery.messages.list(tenant, { documentId: document ?? '' })).items).toHaveLength(2);
    await close();
  });

  it('finds what did not arrive, by what came of it and when, and sends that alone again', async () => {
    const gone = 'gone@buyer.example';
    const bed = await openDeliveryBed(database().url, {
      slug: `resend-${(slugs += 1)}`,
      mail: { recipients: { [gone]: [550, '5.7.1 blocked by policy'] } },
      settings: { attempts: 1 },
    });
    const { quittance, tenant, invoice, when, close } = bed;
    const buyer = { kind: 'consumer' as const, name: 'Gone', email: gone, customerId: 'gone' };
    const [arrived, lost] = [await invoice('1'), await invoice('2', { buyer })];
    await when(arrived, ({ standing }) => standing?.state === 'accepted');
    await when(lost, ({ standing }) => standing?.state === 'refused');
    const listed = async (filter: Parameters<typeof quittance.documents.list>[1]) =>
      (await quittance.documents.list(tenant, filter)).items.map(({ id }) => id);
    await until(async () => (await listed({ delivery: 'refused' }))[0]);
    await until(async () => (await listed({ delivery: 'accepted' }))[0]);
    expect(await listed({ delivery: 'refused' })).toEqual([lost]);
    expect(await listed({ delivery: 'accepted' })).toEqual([arrived]);
    expect(await listed({ delivery: 'bounced' })).toEqual([]);
    const at = (await quittance.delivery.messages.ofDocument(tenant, lost))?.standing?.at ?? '';
    const dayAfterMoveTo = async (timeZone: string) => {
      const settings = JSON.parse(JSON.stringify(await quittance.settings.get(tenant)));
      await quittance.settings.put(tenant, { ...settings, timeZone });
      return dayIn(timeZone, new Date(at));
    };
    // Whatever the hour, one of both has another day than UTC.
    for (const timeZone of ['Pacific/Kiritimati', 'Etc/GMT+12']) {
      const there = await dayAfterMoveTo(timeZone);
      expect(await listed({ delivery: 'refused', deliveryFrom: there, deliveryTo: there })).toEqual([lost]);
    }
    const day = await dayAfterMoveTo('Europe/Paris');
    const before = addDays(day, -1);
    expect(await listed({ delivery: 'refused', deliveryFrom: day, deliveryTo: day })).toEqual([lost]);
    expect(await listed({ delivery: 'refused', deliveryTo: before })).toEqual([]);
    expect(await listed({ deliveryFrom: day })).toEqual([lost, arrived]);
    const proposed = await quittance.delivery.resend.propose(tenant, { filter: { delivery: 'refused' } });
    expect(proposed).toMatchObject({ value: { documents: [{ documentId: lost }], skipped: [] } });
    await close();
  });

  it('leaves out what waits anyway, and knows no list of another merchant', async () => {
    const bed = await openDeliveryBed(database().url, {
      slug: `resend-${(slugs += 1)}`,
      mail: { content: [451, '4.3.0 later'] },
    });
    const { quittance, tenant, invoice, when, close } = bed;
    const document = await invoice('1');
    await when(document, ({ messages }) => messages[0]?.state === 'queued' && messages[0].attempts === 1);
    const proposed = await quittance.delivery.resend.propose(tenant, { documents: [document] });
    expect(proposed).toMatchObject({
      value: { documents: [], skipped: [{ number: invoiceNumber(1), code: 'ALREADY_WAITING' }] },
    });
    const other = await quittance.tenants.ensure(`resend-other-${slugs}`);
    expect(await quittance.delivery.resend.confirm(other, proposed.ok ? proposed.value.id : '')).toMatchObject({
      problems: [{ code: 'RESEND_NOT_FOUND' }],
    });
    await close();
  });

  it('prints what cannot be mailed, once, and says what waits for a person', async () => {
    const bed = await openDeliveryBed(database().url, {
      slug: `print-${(slugs += 1)}`,
      mail: { recipients: { 'camille@example.org': [550, '5.1.1 no such user'] } },
    });
    const { quittance, tenant, invoice, when, close } = bed;
    const document = await invoice('1');
    await when(document, ({ messages }) => messages[1]?.channel === 'print');
    const work = await quittance.delivery.workList(tenant);
    expect(work.toSorted((a, b) => (a.kind < b.kind ? -1 : 1))).toMatchObject([
      { kind: 'contact-invalid', customer: 'Camille Durand', address: 'camille@example.org' },
      { kind: 'to-print', customer: 'Camille Durand', documentNumber: invoiceNumber(1) },
    ]);
    const made = await quittance.delivery.print.make(tenant);
    expect(made).toMatchObject({ value: { letters: 1 } });
    const file = await quittance.delivery.messages.evidence(tenant, (made.ok && made.value?.evidence) || '');
    expect(
      Buffer.from(file?.content ?? [])
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect(await quittance.delivery.print.make(tenant)).toEqual({ ok: true, value: undefined });
    const delivery = await when(document, ({ standing }) => standing?.channel === 'print');
    expect(delivery.standing?.state).toBe('accepted');
    expect((await quittance.delivery.workList(tenant)).map(({ kind }) => kind)).toEqual(['contact-invalid']);
    await close();
  });

  it('follows preferences: the format, the copies, the language, another contact, the purchase order', async () => {
    const bed = await openDeliveryBed(database().url, { slug: `wishes-${(slugs += 1)}` });
    const { quittance, tenant, server, invoice, when, close } = bed;
    const { customers } = quittance.delivery;
    const first = await invoice('1');
    const { messages } = await when(first, ({ standing }) => standing?.state === 'accepted');
    const customerId = messages[0]?.customerId ?? '';
    const contact = {
      email: 'accounts@buyer.example',
      name: 'Accounts',
      preferences: { format: 'ubl', copies: ['boss@buyer.example'], language: 'de' },
    };
    const put = await customers.putContact(tenant, customerId, undefined, contact);
    expect(put).toMatchObject({ ok: true });
    const buyer = {
      kind: 'consumer' as const,
      name: 'Camille Durand',
      email: 'camille@example.org',
      customerId: 'c-1',
      language: 'fr',
    };
    const second = await invoice('2', { buyer });
    await when(second, ({ standing }) => standing?.state === 'accepted');
    const mail = server.received[1];
    expect(mail?.envelope.rcptTo.map(({ address }) => address)).toEqual([
      'accounts@buyer.example',
      'boss@buyer.example',
    ]);
    expect(mail?.text).toContain('application/xml');
    expect(mail?.text).toMatch(/^subject: .*Rechnung/im);
    const known = await customers.get(tenant, customerId);
    const accounts = known?.contacts.find(({ email }) => email === contact.email);
    await customers.putContact(tenant, customerId, accounts?.id, {
      ...contact,
      preferences: { purchaseOrderRequired: true },
    });
    const third = await invoice('3', { buyer });
    const held = await when(third, (delivery) => delivery.messages[0]?.state === 'held');
    expect(held.messages[0]?.problem).toMatchObject({ code: 'PURCHASE_ORDER_MISSING' });
    await quittance.delivery.messages.release(tenant, held.messages[0]?.id ?? '');
    await when(third, ({ standing }) => standing?.state === 'accepted');
    const fourth = await invoice('4', { buyer, purchaseOrderReference: 'PO-7' });
    await when(fourth, ({ standing }) => standing?.state === 'accepted');
    await close();
  });

  it('throttles a domain over all workers, and holds what is too much for one contact', async () => {
    const bed = await openDeliveryBed(database().url, {
      slug: `throttle-${(slugs += 1)}`,
      settings: { throttle: { perMinute: 60, perContactADay: 2 } as never },
    });
    const { quittance, tenant, server, invoice, when, close } = bed;
    const buyer = (id: string) => ({
      buyer: { kind: 'consumer' as const, name: 'B', email: 'b@slow.example', customerId: id },
    });
    const documents = await Promise.all(
      Array.from({ length: 6 }, (_, index) => invoice(String(index), buyer(`t-${index}`))),
    );
    for (const document of documents) await when(document, ({ standing }) => standing?.state === 'accepted');
    const accepted: number[] = [];
    for (const document of documents) {
      const delivery = await quittance.delivery.messages.ofDocument(tenant, document);
      accepted.push(Date.parse(delivery?.events.find(({ kind }) => kind === 'sending')?.at ?? ''));
    }
    // 60 a minute with two seconds to make up for: three at once, then one a second.
    expect(Math.max(...accepted) - Math.min(...accepted)).toBeGreaterThan(2_000);
    expect(server.received).toHaveLength(6);
    for (const id of ['7', '8', '9']) await invoice(id, buyer('same'));
    const held = await until(async () => (await quittance.delivery.messages.list(tenant, { state: 'held' })).items[0]);
    expect(held.problem).toMatchObject({ code: 'TOO_MANY_MESSAGES' });
    await close();
  });
});
