import { expect, it } from 'vitest';
import { withTestDatabase } from '../../../test/database.ts';
import { FakeErp } from '../../erp/fake/erp.ts';
import type { HostPlatform, StatusUpdate } from '../../hosts/index.ts';
import { systemClock } from '../../model/index.ts';
import { ERP, erpBed, type ErpBedOptions } from '../testing/erp-bed.ts';
import { roadSuite } from '../testing/testbed.ts';

const isInvoicing = (input: Parameters<typeof fetch>[0]) => new Request(input).url.endsWith('/invoice');

/** A shop that remembers what it was shown. */
function shopfront(): HostPlatform & { readonly shown: StatusUpdate[] } {
  const shown: StatusUpdate[] = [];
  return {
    id: 'shopfront',
    shown,
    writeBack: (update) => {
      shown.push(update);
      return Promise.resolve({ ok: true });
    },
    changedSince: (_shop, cursor) => Promise.resolve({ orders: [], next: cursor ?? '', more: false }),
  };
}

withTestDatabase('invoices issued by the ERP', roadSuite, (database) => {
  async function bed({ settings, ...options }: ErpBedOptions = {}) {
    const erp = new FakeErp({ idempotency: options.kind ?? 'native', clock: systemClock });
    const asked: string[] = [];
    const made = await erpBed(database().url, erp, {
      ...options,
      settings: { issuer: 'erp', ...settings },
      intercept: (next) => {
        const inner = (options.intercept ?? ((it) => it))(next);
        return (input, init) => {
          if (isInvoicing(input)) asked.push(new Request(input).url);
          return inner(input, init);
        };
      },
    });
    const pay = (amount: string) => {
      const [invoice] = erp.invoices;
      erp.office({
        method: 'POST',
        path: `/invoices/${invoice?.id ?? ''}/payments`,
        body: { amount, date: '2026-12-01' },
      });
    };
    return { ...made, erp, asked, pay };
  }

  it('has the invoice posted once where it may, and follows it until it is paid', async () => {
    const host = shopfront();
    const { quittance, tenant, erp, asked, pay, work, revise, at, when, kinds } = await bed({ hosts: [host] });
    await work();
    await revise('1', { paid: false });
    const invoiced = await at('1', 'invoiced');
    expect(invoiced.documents).toMatchObject([
      { kind: 'invoice', part: 'erp', number: 'INV-1', total: '104.20', open: '104.20', status: 'issued' },
    ]);
    pay('50.00');
    await quittance.reconcile(tenant);
    const partly = await when('1', ({ documents }) => documents[0]?.status === 'partially-paid');
    expect(partly).toMatchObject({ stage: 'invoiced', documents: [{ open: '54.20' }] });
    pay('54.20');
    await quittance.reconcile(tenant);
    const paid = await at('1', 'paid');
    expect(paid.documents).toMatchObject([{ part: 'erp', status: 'paid', open: '0.00' }]);
    await when('1', () => host.shown.at(-1)?.stage === 'paid');
    expect(host.shown.at(-1)?.documents).toMatchObject([{ number: 'INV-1', status: 'paid', open: '0.00' }]);
    expect({ asked: asked.length, invoices: erp.invoices.length }).toEqual({ asked: 1, invoices: 1 });
    expect(await kinds('1')).toEqual([
      'order.taken',
      'order.pushed',
      'erp.invoice-changed',
      'erp.invoice-changed',
      'erp.invoice-changed',
    ]);
    // No document of our own, in no series.
    expect((await quittance.documents.list(tenant)).items).toEqual([]);
  });

  it('waits for the accountant where it may not', async () => {
    const { quittance, tenant, erp, asked, work, accept, at } = await bed({ posting: 'by-accountant' });
    await work();
    await accept('1');
    await at('1', 'pushed');
    await quittance.reconcile(tenant);
    expect((await at('1', 'pushed')).documents).toEqual([]);
    const [row] = erp.orders;
    erp.office({ method: 'POST', path: `/orders/${row?.id ?? ''}/invoice`, body: {} });
    await quittance.reconcile(tenant);
    expect((await at('1', 'invoiced')).documents).toHaveLength(1);
    expect(asked).toEqual([]);
  });

  it('makes one invoice although the answer was lost, and waits for an ERP that is busy', async () => {
    const faults = ['lost', 'busy'];
    const { erp, asked, work, accept, at } = await bed({
      kind: 'lookup',
      intercept: (next) => async (input, init) => {
        const fault = isInvoicing(input) ? faults.shift() : undefined;
        if (fault === 'busy') return new Response('busy', { status: 503, headers: { 'retry-after': '0' } });
        const answer = await next(input, init);
        if (fault === 'lost') throw new TypeError('terminated', { cause: { code: 'ECONNRESET' } });
        return answer;
      },
    });
    await work();
    await accept('1');
    await at('1', 'invoiced');
    expect({ asked: asked.length, orders: erp.orders.length, invoices: erp.invoices.length }).toEqual({
      asked: 3,
      orders: 1,
      invoices: 1,
    });
  });

  it('stops with the ERP’s reason when it refuses to invoice, and goes on when told to', async () => {
    let closed = true;
    const { quittance, tenant, erp, work, accept, at, stuck } = await bed({
      intercept: (next) => (input, init) =>
        closed && isInvoicing(input)
          ? Promise.resolve(Response.json({ error: { code: 'closed' } }))
          : next(input, init),
    });
    await work();
    await accept('1');
    expect(await stuck('1')).toMatchObject({ code: 'ERP_CLOSED', advice: expect.any(String) });
    closed = false;
    await quittance.orders.retryCause(tenant, 'ERP_CLOSED');
    await at('1', 'invoiced');
    expect({ orders: erp.orders.length, invoices: erp.invoices.length }).toEqual({ orders: 1, invoices: 1 });
  });

  it('has it invoiced when the merchant wants it: here when it is paid; and a later change asks for no second one', async () => {
    const { quittance, tenant, erp, asked, pay, work, revise, at, when } = await bed({
      settings: { invoiceOn: 'payment' },
    });
    await work();
    await revise('1', { paid: false });
    await at('1', 'pushed');
    expect(asked).toEqual([]);
    await revise('1', { paid: true, revision: 2 });
    await at('1', 'invoiced');
    pay('104.20');
    await quittance.reconcile(tenant);
    await at('1', 'paid');
    await revise('1', { paid: true, revision: 3 });
    await when('1', ({ revision, stage }) => revision === 3 && stage === 'paid');
    expect({ asked: asked.length, invoices: erp.invoices.length }).toEqual({ asked: 1, invoices: 1 });
  });

  it('cancels in the ERP what is not invoiced, and says why what is cannot be', async () => {
    const { quittance, tenant, erp, work, accept, cancel, at, when } = await bed({
      settings: { invoiceOn: 'fulfilment' },
    });
    await work();
    await accept('1', '2');
    await at('1', 'pushed');
    await at('2', 'pushed');
    const second = erp.orders.find(({ content }) => content.key.endsWith('_2'));
    erp.office({ method: 'POST', path: `/orders/${second?.id ?? ''}/invoice`, body: {} });
    await quittance.reconcile(tenant);
    await at('2', 'invoiced');
    await cancel('1');
    await cancel('2');
    expect((await at('1', 'cancelled')).stopped).toBeUndefined();
    const kept = await when('2', ({ stage, stopped }) => stage === 'cancelled' && stopped !== undefined);
    expect(kept.stopped).toMatchObject({ code: 'ERP_INVOICED' });
    expect(erp.orders.map(({ state }) => state).toSorted()).toEqual(['cancelled', 'invoiced']);
    expect((await quittance.documents.list(tenant)).items).toEqual([]);
  });

  it('says so when there is no ERP to issue', async () => {
    const { quittance, tenant, work, accept, stuck } = await bed();
    await quittance.connections.put(tenant, { id: ERP, adapter: 'ledger', config: {} });
    await work();
    await accept('1');
    expect(await stuck('1')).toMatchObject({ code: 'ERP_ISSUER_MISSING' });
  });
});
