import { extractLinks, getDocumentProxy } from 'unpdf';
import { expect, it } from 'vitest';
import { withTestDatabase } from '../../../test/database.ts';
import { openDeliveryBed, withDelivery } from '../testing/delivery-bed.ts';
import { roadSuite } from '../testing/testbed.ts';

withTestDatabase('a payment page', roadSuite, (database) => {
  it('is where mail, pages and the portal lead, until nothing is to be paid', async () => {
    const portal = { url: 'https://portal.example/p' };
    const bed = await openDeliveryBed(database().url, { slug: 'pay-online', settings: { portal } });
    const { quittance, tenant, server, close } = bed;
    const link = 'https://pay.example/?invoice={number}&amount={amount}&currency={currency}';
    const refused = await quittance.settings.put(tenant, {
      ...withDelivery({ portal }),
      payments: { link: 'https://pay.example/' },
    });
    expect(refused).toMatchObject({ ok: false, problems: [{ field: 'payments.link' }] });
    await quittance.settings.put(tenant, { ...withDelivery({ portal }), payments: { link } });
    const document = await bed.invoice('1', { payments: [] });
    await bed.when(document, ({ standing }) => standing?.state === 'accepted');
    const number = (await quittance.documents.get(tenant, document))?.number ?? '';
    const url = `https://pay.example/?invoice=${number}&amount=104.20&currency=EUR`;
    const mail = server.received[0]?.text.replace(/=\r\n/g, '').replace(/=3D/g, '=') ?? '';
    expect(mail).toContain(url.replaceAll('&', '&amp;'));
    const handedOut = await quittance.delivery.portal.link(tenant, document);
    const token = handedOut.ok ? (handedOut.value.url.split('/').at(-1) ?? '') : '';
    const page = async () => (await quittance.delivery.portal.open(token))?.html ?? '';
    const linked = async () => {
      const pdf = await quittance.documents.bytes(tenant, document, 'pdf');
      return (await extractLinks(await getDocumentProxy(new Uint8Array(pdf?.content ?? [])))).links;
    };
    expect(await page()).toContain(url.replaceAll('&', '&amp;'));
    expect(await linked()).toEqual([url]);
    const paid = {
      origin: 'bank',
      id: 'p-1',
      amount: '104.20',
      currency: 'EUR',
      date: '2026-11-25',
      documentNumber: number,
    };
    expect(await quittance.applyPayment(tenant, paid)).toMatchObject({ ok: true, value: { applied: true } });
    expect(await page()).not.toContain('pay.example');
    expect(await linked()).toEqual([]);
    await close();
  });
});
