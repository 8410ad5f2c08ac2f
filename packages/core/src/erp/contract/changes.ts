import { expect, it } from 'vitest';
import { Decimal } from '../../model/index.ts';
import type { ErpSystem } from './system.ts';
import { drain, valueOf } from './hub.ts';
import { invoiced } from './read.ts';

const mark = ({ id, version }: { readonly id: string; readonly version: string }) => `${id} ${version}`;

/** "What changed since": with an overlap, without a gap, page by page. */
export function changesCases(system: () => ErpSystem): void {
  it('includes an invoice that was never modified since it was made', async () => {
    const { session, ext } = await invoiced(system());
    const { items } = await drain(session, 'invoice');
    expect(items.filter(({ orderExtIds }) => orderExtIds.includes(ext))).not.toEqual([]);
  });

  it('comes to rest: asked again, it repeats at most what the hub knows by (id, version)', async () => {
    const { session } = await invoiced(system());
    const first = await drain(session, 'invoice');
    const again = await drain(session, 'invoice', first.cursor);
    const known = new Set(first.items.map(mark));
    expect(again.items.map(mark).filter((seen) => !known.has(seen))).toEqual([]);
  });

  it('brings an invoice again, in a new version, when it is paid in part', async () => {
    const { session, invoice } = await invoiced(system());
    const before = await drain(session, 'invoice');
    const versions = before.items.filter(({ id }) => id === invoice.id).map(({ version }) => version);
    await system().office.pay(invoice, Decimal.of('20.00'));
    const { items } = await drain(session, 'invoice', before.cursor);
    const news = items.filter(({ id, version }) => id === invoice.id && !versions.includes(version));
    expect(news.at(-1)?.open.toFixed(2)).toBe('30.28');
  });

  it('brings an invoice again when it is credited without a payment', async () => {
    const { session, invoice } = await invoiced(system());
    const before = await drain(session, 'invoice');
    await system().office.credit(invoice);
    const { items } = await drain(session, 'invoice', before.cursor);
    expect(items.findLast(({ id }) => id === invoice.id)?.open.isZero()).toBe(true);
  });

  it('pages without leaving one out', async () => {
    const made = [
      await invoiced(system()),
      await invoiced(system()),
      await invoiced(system()),
      await invoiced(system()),
      await invoiced(system()),
    ];
    const [first] = made;
    if (!first) throw new Error('no sample');
    const { items, pages } = await drain(first.session, 'invoice', null, 2);
    expect(pages).toBeGreaterThan(2);
    for (const { ext } of made) expect(items.filter(({ orderExtIds }) => orderExtIds.includes(ext))).not.toEqual([]);
    const page = valueOf(await first.session.changes('invoice', null, 2));
    expect(page.more).toBe(true);
  });
}
