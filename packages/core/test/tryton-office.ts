import { z } from 'zod';
import { Decimal, systemClock } from '../src/model/index.ts';
import type { Office } from '../src/erp/contract.ts';
import { recordingLog } from '../src/erp/contract/recording-log.ts';
import { TrytonClient } from '../src/erp/tryton/client.ts';
import { trytonConfig } from '../src/erp/tryton/config.ts';
import { toDate, toDecimal } from '../src/erp/tryton/values.ts';
import type { TestTryton } from './tryton.ts';

const ids = z.array(z.object({ id: z.int() }));
const wizardView = z.object({
  view: z.object({ defaults: z.record(z.string(), z.unknown()), state: z.string().optional() }),
});

/** A person with every right in a test Tryton. */
export function adminOf(server: TestTryton): TrytonClient {
  const config = trytonConfig.parse({ url: server.url, database: server.database, user: server.adminUser });
  return new TrytonClient(config, {
    fetch,
    clock: systemClock,
    secret: () => Promise.resolve(server.adminPassword),
    log: recordingLog(),
  });
}

/** Article and tax the tests need beyond what is seeded; made once. */
export async function prepareTryton(
  admin: TrytonClient,
  { seed }: TestTryton,
): Promise<{ readonly wrongTax: number; readonly splitTerm: number }> {
  const id = async (model: string, domain: readonly unknown[], make: () => Promise<number>) =>
    (await admin.search(model, ids.element, domain, ['id'], { limit: 1 }))[0]?.id ?? (await make());
  await id('product.product', [['code', '=', 'ROUNDING']], () =>
    admin.create('product.template', {
      name: 'Rounding',
      type: 'service',
      default_uom: seed.unit,
      sale_uom: seed.unit,
      list_price: toDecimal(Decimal.ZERO),
      salable: true,
      account_category: seed.category.untaxed,
      products: [['create', [{ suffix_code: 'ROUNDING' }]]],
    }),
  );
  const account = await taxAccount(admin);
  const wrongTax = await id('account.tax', [['name', '=', 'VAT 21% (wrong)']], () =>
    admin.create('account.tax', {
      name: 'VAT 21% (wrong)',
      description: 'VAT 21%',
      type: 'percentage',
      rate: toDecimal(Decimal.of('0.21')),
      invoice_account: account,
      credit_note_account: account,
      company: seed.company,
    }),
  );
  const delay = (days: number) => [['create', [{ days }]]];
  const splitTerm = await id('account.invoice.payment_term', [['name', '=', 'Half and half']], () =>
    admin.create('account.invoice.payment_term', {
      name: 'Half and half',
      lines: [
        [
          'create',
          [
            {
              type: 'percent_on_total',
              ratio: toDecimal(Decimal.of('0.5')),
              divisor: toDecimal(Decimal.of('2')),
              relativedeltas: delay(15),
            },
            { type: 'remainder', relativedeltas: delay(45) },
          ],
        ],
      ],
    }),
  );
  return { wrongTax, splitTerm };
}

async function taxAccount(admin: TrytonClient): Promise<number> {
  const [tax] = await admin.search(
    'account.tax',
    z.object({ id: z.int(), invoice_account: z.int() }),
    [
      ['type', '=', 'percentage'],
      ['invoice_account', '!=', null],
    ],
    ['invoice_account'],
    { limit: 1 },
  );
  if (!tax) throw new Error('no tax in the chart');
  return tax.invoice_account;
}

/** What an accountant does, over the same protocol the Tryton client uses. */
export function officeOf(admin: TrytonClient, { seed }: TestTryton, splitTerm: number): Office {
  const today = () => toDate(new Date().toISOString().slice(0, 10));
  const own = (values: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => !name.endsWith('.')));

  async function wizard<T>(
    name: string,
    invoice: number,
    steps: (
      call: (shape: z.ZodType<unknown>, step: string, ...params: readonly unknown[]) => Promise<unknown>,
      session: string,
    ) => Promise<T>,
  ): Promise<T> {
    const context = { active_model: 'account.invoice', active_id: invoice, active_ids: [invoice] };
    const call = (shape: z.ZodType<unknown>, step: string, ...params: readonly unknown[]) =>
      admin.writeIn(context, shape, `wizard.${name}.${step}`, ...params);
    const [session] = z
      .tuple([z.coerce.string()])
      .rest(z.unknown())
      .parse(await call(z.unknown(), 'create'));
    return steps(call, session);
  }

  function pay(invoice: number, amount: Decimal): Promise<void> {
    return wizard('account.invoice.pay', invoice, async (call, text) => {
      const session = Number(text);
      const opened = wizardView.parse(await call(z.unknown(), 'execute', session, {}, 'start'));
      const start = {
        ...own(opened.view.defaults),
        amount: toDecimal(amount),
        currency: seed.currency['EUR'],
        date: today(),
        payment_method: seed.payment_method,
        description: 'Bank',
      };
      const next = wizardView.safeParse(await call(z.unknown(), 'execute', session, { start }, 'choice'));
      if (next.success && next.data.view.state === 'ask')
        await call(
          z.unknown(),
          'execute',
          session,
          { start, ask: { ...own(next.data.view.defaults), type: 'partial' } },
          'pay',
        );
    });
  }

  function creditNote(invoice: number, withRefund: boolean): Promise<number> {
    return wizard('account.invoice.credit', invoice, async (call, text) => {
      const session = Number(text);
      const opened = wizardView.parse(await call(z.unknown(), 'execute', session, {}, 'start'));
      const done = await call(
        z.unknown(),
        'execute',
        session,
        { start: { invoice_date: today(), ...own(opened.view.defaults), with_refund: withRefund } },
        'credit',
      );
      const { actions } = z
        .object({
          actions: z.array(z.tuple([z.unknown(), z.object({ res_id: z.union([z.int(), z.array(z.int())]) })])),
        })
        .parse(done);
      const [made] = [actions[0]?.[1].res_id ?? []].flat();
      if (made === undefined) throw new Error('no credit note was made');
      return made;
    });
  }

  /** Takes part of an invoice back, and sets the credit note against what is owed on it. */
  async function creditPart(invoice: number, gross: Decimal): Promise<void> {
    const note = await creditNote(invoice, false);
    const [first, ...others] = await admin.search(
      'account.invoice.line',
      ids.element,
      [
        ['invoice', '=', note],
        ['type', '=', 'line'],
      ],
      ['id'],
    );
    if (!first) throw new Error('the credit note has no lines');
    const net = gross.dividedBy(Decimal.of('1.2'), 2);
    const lines = [
      ['write', [first.id], { quantity: -1, unit_price: toDecimal(net) }],
      ...(others.length > 0 ? [['delete', others.map(({ id }) => id)]] : []),
    ];
    await admin.write(z.unknown(), 'model.account.invoice.write', [note], { lines });
    await admin.press('account.invoice', 'post', note);
    const owed = await admin.search(
      'account.move.line',
      ids.element,
      [
        ['move.origin', '=', `account.invoice,${note}`],
        ['account.type.receivable', '=', true],
      ],
      ['id'],
    );
    await admin.write(
      z.unknown(),
      'model.account.move.line.write',
      owed.map(({ id }) => id),
      { invoice_payment: invoice },
    );
  }

  return {
    async issue(order, parts = 1) {
      const [sale] = await admin.search(
        'sale.sale',
        z.object({ id: z.int(), invoices: z.array(z.int()) }),
        [['id', '=', Number(order.id)]],
        ['invoices'],
      );
      const [invoice] = sale?.invoices ?? [];
      if (invoice === undefined) throw new Error('the sale has no invoice');
      if (parts === 2)
        await admin.write(z.unknown(), 'model.account.invoice.write', [invoice], { payment_term: splitTerm });
      await admin.press('account.invoice', 'post', invoice);
      return { id: String(invoice) };
    },
    pay: (invoice, amount) => pay(Number(invoice.id), amount),
    async credit(invoice, gross) {
      if (gross === undefined) await creditNote(Number(invoice.id), true);
      else await creditPart(Number(invoice.id), gross);
    },
    // A payment that came back is taken off the invoice again.
    async bounce(invoice) {
      const lines = await admin.search(
        'account.move.line',
        ids.element,
        [['invoice_payments', 'in', [Number(invoice.id)]]],
        ['id'],
      );
      await admin.write(
        z.unknown(),
        'model.account.move.line.write',
        lines.map(({ id }) => id),
        { invoice_payment: null },
      );
    },
  };
}
