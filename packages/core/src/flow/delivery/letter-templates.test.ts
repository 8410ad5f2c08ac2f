import { expect, it } from 'vitest';
import { withTestDatabase } from '../../../test/database.ts';
import { defaultTemplate } from '../../channels/index.ts';
import { openDeliveryBed } from '../testing/delivery-bed.ts';
import { roadSuite } from '../testing/testbed.ts';
import { invoiceNumber } from '../testing/this-year.ts';

withTestDatabase('letters of a merchant', roadSuite, (database) => {
  it('are the product’s own until they are changed, go out as they were changed, and can be had back', async () => {
    const { quittance, tenant, server, invoice, when, close } = await openDeliveryBed(database().url, {
      slug: 'letters',
    });
    const { templates } = quittance.delivery;
    const original = defaultTemplate('invoice', 'fr');
    const ofInvoice = async () =>
      (await templates.list(tenant)).find(({ id, language }) => id === 'invoice' && language === 'fr');
    expect(await ofInvoice()).toEqual({ id: 'invoice', language: 'fr', ...original, isOwn: false });

    const changed = { ...original, subject: 'Votre commande est en route : {{document.number}}' };
    expect(await templates.put(tenant, { id: 'invoice', language: 'fr', ...changed })).toMatchObject({
      ok: true,
      value: { isOwn: true },
    });
    const first = await invoice('1');
    await when(first, ({ standing }) => standing?.state === 'accepted');
    expect(subjectOf(server.received[0]?.text)).toContain(`Votre commande est en route : ${invoiceNumber(1)}`);

    expect(await templates.reset(tenant, 'invoice', 'fr')).toMatchObject({ ok: true, value: { isOwn: false } });
    expect(await ofInvoice()).toMatchObject({ ...original, isOwn: false });
    const second = await invoice('2');
    await when(second, ({ standing }) => standing?.state === 'accepted');
    expect(subjectOf(server.received[1]?.text)).not.toContain('en route');
    await close();
  });

  it('are refused with the reason, and then nothing is kept', async () => {
    const { quittance, tenant, close } = await openDeliveryBed(database().url, { slug: 'letters-refused' });
    const { templates } = quittance.delivery;
    const original = defaultTemplate('invoice', 'en');
    const refusals = [
      [{ id: 'invoice', language: 'en', ...original, subject: '{{document.nubmer}}' }, 'TEMPLATE_UNKNOWN_VARIABLE'],
      [
        { id: 'invoice', language: 'en', ...original, body: '<mj-raw><script>1</script></mj-raw>' },
        'TEMPLATE_NOT_ALLOWED',
      ],
      [{ id: 'no-letter', language: 'en', ...original }, 'LETTER_NOT_FOUND'],
      [{ id: 'invoice', language: 'xx', ...original }, 'LETTER_NOT_FOUND'],
    ] as const;
    for (const [template, code] of refusals)
      expect(await templates.put(tenant, template)).toMatchObject({ ok: false, problems: [{ code }] });
    expect((await templates.list(tenant)).some(({ isOwn }) => isOwn)).toBe(false);
    expect(templates.preview(original, 'en')).toMatchObject({
      ok: true,
      value: { subject: expect.any(String) as string },
    });
    expect(templates.preview(original, 'xx')).toMatchObject({ ok: false });
    await close();
  });
});

/** Decoded by hand: a header line may be folded, and letters beyond ASCII travel encoded. */
function subjectOf(mail = ''): string {
  const [, folded = ''] = /^Subject: ((?:.*\r?\n[ \t])*.*)/m.exec(mail) ?? [];
  return folded
    .replaceAll(/\r?\n[ \t]/g, ' ')
    .replaceAll(/=\?UTF-8\?Q\?([^?]*)\?=\s?/gi, (_, text: string) =>
      decodeURIComponent(text.replaceAll('_', ' ').replaceAll('=', '%')),
    );
}
