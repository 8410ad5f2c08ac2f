import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { NotedKind } from '../port.ts';
import { putAsHub, valueOf } from './hub.ts';
import { sampleOrder } from './sample-order.ts';
import type { Case, ErpSystem } from './system.ts';

/** Notes: seen by people where they look, one for each key. */
export function noteCases(system: () => ErpSystem, has: (name: Case) => boolean): void {
  async function noted() {
    const session = await system().connect();
    const { ext, document } = sampleOrder(system().sku);
    const order = valueOf(await putAsHub(session, ext, document));
    valueOf(await session.act(order, 'confirm'));
    const invoice = await system().office.issue(order);
    const leave = async (note: { key: string; text: string }, kind: NotedKind = 'invoice') => {
      const record = kind === 'invoice' ? invoice : order;
      return (await session.note?.(kind, record, note)) ?? expect.fail('the spoke takes no notes');
    };
    const seen = async (kind: NotedKind = 'invoice') =>
      (await system().notes?.(kind, kind === 'invoice' ? invoice : order)) ?? expect.fail('nobody can look');
    return { session, invoice, leave, seen };
  }
  const note = (text = 'Given to Nord Inkasso: 104.20 EUR, “fällig”.') => ({ key: randomUUID(), text });

  it('stand on the invoice, once however often they are left', async () => {
    const { leave, seen } = await noted();
    const [first, second] = [note(), note('Paid there.')];
    expect(await leave(first)).toMatchObject({ ok: true, created: true });
    expect(await leave(first)).toMatchObject({ ok: true, created: false });
    expect(await leave(second)).toMatchObject({ ok: true, created: true });
    const texts = await seen();
    expect(texts).toHaveLength(2);
    for (const { text } of [first, second]) expect(texts.filter((each) => each.includes(text))).toHaveLength(1);
    expect(await seen('order')).toEqual([]);
  });

  it('stand on an order as well, and on nothing that is not there', async () => {
    const { session, leave, seen } = await noted();
    const about = note();
    expect(await leave(about, 'order')).toMatchObject({ ok: true, created: true });
    expect(await seen('order')).toHaveLength(1);
    expect(await session.note?.('invoice', { id: '999999' }, note())).toMatchObject({ ok: false, kind: 'rejected' });
  });

  if (has('answer-lost'))
    it('are left once when the answer is lost', async () => {
      const { leave, seen } = await noted();
      const about = note();
      await system().arrange('answer-lost');
      expect(await leave(about)).toMatchObject({ ok: false, kind: 'uncertain' });
      await system().mend();
      expect(await leave(about)).toMatchObject({ ok: true, created: false });
      expect(await seen()).toHaveLength(1);
    });

  if (has('unreachable'))
    it('wait while nobody answers', async () => {
      const { leave, seen } = await noted();
      const about = note();
      await system().arrange('unreachable');
      expect(await leave(about)).toMatchObject({ ok: false, kind: 'transient' });
      await system().mend();
      expect(await leave(about)).toMatchObject({ ok: true, created: true });
      expect(await seen()).toHaveLength(1);
    });
}
