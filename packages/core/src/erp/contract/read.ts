import { expect, it } from 'vitest';
import { Decimal } from '../../model/index.ts';
import { derivedExtId } from '../ext-id.ts';
import type { ErpSession, Ref } from '../port.ts';
import type { Case, ErpSystem } from './system.ts';
import { drain, putAsHub, valueOf } from './hub.ts';
import { sampleOrder } from './sample-order.ts';

const TODAY = () => new Date().toISOString().slice(0, 10);

/** An order that was put, confirmed and invoiced by the accountant. */
export async function invoiced(system: ErpSystem, parts: 1 | 2 = 1) {
  const session = await system.connect();
  const { ext, document } = sampleOrder(system.sku);
  const order = valueOf(await putAsHub(session, ext, document));
  valueOf(await session.act(order, 'confirm'));
  return { session, ext, order, invoice: await system.office.issue(order, parts) };
}

async function open(session: ErpSession, invoice: Ref): Promise<string> {
  return valueOf(await session.read('invoice', invoice)).open.toFixed(2);
}

/** Reading back: what is owed, when, and why it changed. */
export function readCases(system: () => ErpSystem, has: (name: Case) => boolean): void {
  it('reads an issued invoice: number, total, due date, the order it is for', async () => {
    const { session, ext, invoice } = await invoiced(system());
    const read = valueOf(await session.read('invoice', invoice));
    expect(read).toMatchObject({ kind: 'invoice', state: 'open', currency: 'EUR', orderExtIds: [ext] });
    expect(read.number).toMatch(/\d/);
    expect(read.issued).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect([read.total.toFixed(2), read.open.toFixed(2)]).toEqual(['50.28', '50.28']);
    expect(read.instalments.map(({ amount, open }) => [amount.toFixed(2), open.toFixed(2)])).toEqual([
      ['50.28', '50.28'],
    ]);
  });

  it('reads several due dates', async () => {
    const { session, invoice } = await invoiced(system(), 2);
    const { instalments, total } = valueOf(await session.read('invoice', invoice));
    expect(instalments).toHaveLength(2);
    expect(new Set(instalments.map(({ due }) => due)).size).toBe(2);
    expect(Decimal.sum(instalments.map(({ amount }) => amount)).toFixed(2)).toBe(total.toFixed(2));
  });

  it('reads a part payment, then the rest', async () => {
    const { session, invoice } = await invoiced(system());
    await system().office.pay(invoice, Decimal.of('20.00'));
    const partly = valueOf(await session.read('invoice', invoice));
    expect([partly.state, partly.open.toFixed(2)]).toEqual(['partial', '30.28']);
    expect(Decimal.sum(partly.instalments.map((part) => part.open)).toFixed(2)).toBe('30.28');
    await system().office.pay(invoice, Decimal.of('30.28'));
    const paid = valueOf(await session.read('invoice', invoice));
    expect([paid.state, paid.open.isZero()]).toEqual(['paid', true]);
    const payments = (await drain(session, 'payment')).items.filter(({ invoiceId }) => invoiceId === invoice.id);
    const amounts = new Map(payments.map(({ id, amount }) => [id, amount]));
    expect(Decimal.sum(amounts.values()).toFixed(2)).toBe('50.28');
  });

  it('sees a full credit note lower what is owed without a payment, under a number of its own series', async () => {
    const { session, invoice } = await invoiced(system());
    const { number } = valueOf(await session.read('invoice', invoice));
    await system().office.credit(invoice);
    const read = valueOf(await session.read('invoice', invoice));
    expect([read.state, read.open.isZero()]).toEqual(['credited', true]);
    expect((await drain(session, 'payment')).items.filter(({ invoiceId }) => invoiceId === invoice.id)).toEqual([]);
    const credits = (await drain(session, 'creditNote')).items.filter(({ orderExtIds }) =>
      orderExtIds.some((ext) => read.orderExtIds.includes(ext)),
    );
    expect(credits.at(-1)).toMatchObject({ kind: 'creditNote' });
    expect(credits.at(-1)?.total.toFixed(2)).toBe('50.28');
    expect(series(credits.at(-1)?.number)).not.toBe(series(number));
  });

  it('sees a partial credit note', async () => {
    const { session, invoice } = await invoiced(system());
    await system().office.credit(invoice, Decimal.of('10.28'));
    const read = valueOf(await session.read('invoice', invoice));
    expect([read.state, read.open.toFixed(2)]).toEqual(['partial', '40.00']);
  });

  if (has('bounce')) {
    it('sees a payment that came back', async () => {
      const { session, invoice } = await invoiced(system());
      await system().office.pay(invoice, Decimal.of('20.00'));
      expect(await open(session, invoice)).toBe('30.28');
      await system().office.bounce(invoice, Decimal.of('20.00'));
      expect(await open(session, invoice)).toBe('50.28');
    });
  }

  if (has('payment-write')) {
    it('enters a payment once, however often it is put', async () => {
      const { session, ext, invoice } = await invoiced(system());
      const payment = { invoice, amount: Decimal.of('20.00'), currency: 'EUR', date: TODAY(), reference: 'psp-1' };
      const key = derivedExtId(ext, 'payment');
      expect(await session.put('payment', key, payment)).toMatchObject({ ok: true, created: true });
      expect(await session.put('payment', key, payment)).toMatchObject({ ok: true, created: false });
      expect(await open(session, invoice)).toBe('30.28');
      expect(valueOf(await session.find('payment', key))?.amount.toFixed(2)).toBe('20.00');
    });
  }

  if (has('credit-write')) {
    it('credits once, and never more than was invoiced', async () => {
      const { session, ext, invoice } = await invoiced(system());
      const credit = { invoice, gross: Decimal.of('10.28'), date: TODAY() };
      const key = derivedExtId(ext, 'credit');
      expect(await session.put('creditNote', key, credit)).toMatchObject({ ok: true, created: true });
      expect(await session.put('creditNote', key, credit)).toMatchObject({ ok: true, created: false });
      expect(await open(session, invoice)).toBe('40.00');
      const tooMuch = { invoice, gross: Decimal.of('40.01'), date: TODAY() };
      expect(await session.put('creditNote', derivedExtId(ext, 'second'), tooMuch)).toMatchObject({
        ok: false,
        kind: 'rejected',
      });
    });

    it('credits up to the invoice and no further when eight credits come at once', async () => {
      const { ext, invoice } = await invoiced(system());
      const sessions = await Promise.all(Array.from({ length: 8 }, () => system().connect()));
      const credit = { invoice, gross: Decimal.of('10.00'), date: TODAY() };
      const outcomes = await Promise.all(
        sessions.map((session, index) => session.put('creditNote', derivedExtId(ext, `at-once-${index}`), credit)),
      );
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(5);
      for (const outcome of outcomes.filter(({ ok }) => !ok))
        expect(outcome).toMatchObject({ ok: false, kind: 'rejected', field: 'gross' });
      expect(await open(await system().connect(), invoice)).toBe('0.28');
    });
  }
}

/** A number's letters: `FA2026-00001` and `AV2026-00001` are of two series. */
function series(number: string | undefined): string {
  return (number ?? '').replace(/\d/g, '');
}
