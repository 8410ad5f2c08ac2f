import { expect, it, onTestFinished } from 'vitest';
import type { OrderBlock } from '../../src/api/contract.ts';
import { numberOf, openBed } from './bed.ts';
import { openPostOffice } from './post-office.ts';

it('an address that does not exist is shown on the order, with what a person is to do about it', async () => {
  const bed = await openBed();
  onTestFinished(() => bed.stop());
  await bed.install();
  const mail = await openPostOffice(bed);
  onTestFinished(() => mail.stop());
  mail.behaviour = { recipients: everybody(550, '5.1.1 User unknown') };
  const order = bed.order({ number: 1001 });
  const block = async () => (await (await bed.staff(`/app/order-block/${numberOf(order)}`)).json()) as OrderBlock;

  await expect.poll(async () => (await block()).notes.length).toBe(1);
  const [note] = (await block()).notes;
  expect(note?.task).toContain('Demander une adresse valide');
  await expect.poll(() => bed.metafields(order)['invoice_delivery']).toBe('refused');
  expect((await block()).documents[0]?.delivery).toMatchObject({ state: 'refused', tone: 'critical' });
  expect(bed.metafields(order)['invoice_task']).toBe(note?.task);
  expect(JSON.stringify(bed.metafields(order))).not.toContain('@');

  const done = await bed.staff(`/app/order-notes/${numberOf(order)}/done`, { key: note?.key });
  expect(done.status).toBe(204);
  expect((await block()).notes[0]?.doneAt).toBeDefined();
  expect(bed.metafields(order)['invoice_task']).toBe('–');
  expect((await bed.staff(`/app/order-notes/${numberOf(order)}/done`, {})).status).toBe(422);

  // The buyer is not told what became of the mail.
  const shown = (await (await bed.buyer(1, `/buyer/orders/${numberOf(order)}`)).text()) || '';
  expect(shown).not.toContain('refused');
});

/** Every address. */
function everybody(code: number, words: string): Record<string, readonly [number, string]> {
  return new Proxy({}, { get: () => [code, words] as const });
}
