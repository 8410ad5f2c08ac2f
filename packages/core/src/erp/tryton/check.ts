import { z } from 'zod';
import { settle, found } from '../outcome.ts';
import type { Diagnosis, Outcome } from '../port.ts';
import type { TrytonClient } from './client.ts';
import type { ReferenceData } from './reference-data.ts';
import { toDateTime } from './values.ts';

const RIGHTS = {
  'sale.sale': 'create',
  'party.party': 'create',
  'product.product': 'read',
  'account.invoice': 'read',
  'account.move.line': 'read',
} as const;

/** Looks at everything an order needs, one finding each, without changing anything. */
export async function checkTryton(client: TrytonClient, data: ReferenceData): Promise<readonly Diagnosis[]> {
  const login = await diagnosed('login', 'Signed in, and the user has a company.', () => client.company());
  // Without a session every other check would fail for the same reason, and count as another wrong login.
  if (!login.ok) return [login];
  const { articles, taxes, paymentMethod } = client.config;
  const codes = [articles.shipping, articles.fee, articles.rounding].filter((code) => code !== undefined);
  return [
    login,
    await diagnosed('unique key', 'Sales have a unique web ID.', () => webId(client)),
    await diagnosed('rights', 'The user may do what orders need.', () => rights(client)),
    await diagnosed('web shop', 'Sales have a web shop to belong to.', () => data.webShop()),
    await diagnosed('warehouse', 'There is a warehouse.', () => data.warehouse()),
    await diagnosed('currency', 'The company’s currency is there.', () => currency(client, data)),
    await diagnosed('articles', 'Delivery, fees and rounding have articles.', () =>
      data.products(new Map(codes.map((code) => [code, 'articles']))),
    ),
    await diagnosed('taxes', 'Every mapped tax exists.', () => exist(client, 'account.tax', Object.values(taxes))),
    await diagnosed('payment method', 'The payment method exists.', () =>
      exist(client, 'account.invoice.payment.method', paymentMethod === undefined ? [] : [paymentMethod]),
    ),
    await diagnosed('clock', 'The clocks agree to two minutes.', () => clock(client)),
  ];
}

/** A problem found by looking, as opposed to one that Tryton reports. */
class Finding extends Error {
  readonly advice: string;

  constructor(message: string, advice: string) {
    super(message);
    this.advice = advice;
  }
}

async function diagnosed(check: string, fine: string, look: () => Promise<unknown>): Promise<Diagnosis> {
  try {
    const outcome: Outcome<unknown> = await settle(async () => found(await look()));
    if (outcome.ok) return { check, ok: true, message: fine };
    const { message, advice } = outcome.cause;
    return { check, ok: false, message, ...(advice !== undefined && { advice }) };
  } catch (error) {
    if (error instanceof Finding) return { check, ok: false, message: error.message, advice: error.advice };
    throw error;
  }
}

async function webId(client: TrytonClient): Promise<void> {
  const fields = await client.read(z.record(z.string(), z.unknown()), 'model.sale.sale.fields_get', null);
  if (!('web_id' in fields)) throw new Finding('Sales have no web ID.', 'Activate the module web_shop in Tryton.');
}

async function rights(client: TrytonClient): Promise<void> {
  const shape = z.record(z.string(), z.record(z.string(), z.union([z.boolean(), z.int()])));
  const access = await client.read(shape, 'model.ir.model.access.get_access', Object.keys(RIGHTS));
  const missing = Object.entries(RIGHTS).filter(([model, right]) => !access[model]?.[right]);
  if (missing.length > 0)
    throw new Finding(
      `The user lacks: ${missing.map(([model, right]) => `${right} ${model}`).join(', ')}.`,
      'Add the user to the groups Sales, Account and Party Administration.',
    );
}

async function currency(client: TrytonClient, data: ReferenceData): Promise<void> {
  const company = await client.company();
  const row = z.object({ id: z.int(), 'currency.': z.object({ code: z.string() }) });
  const [found] = await client.search('company.company', row, [['id', '=', company]], ['currency.code']);
  if (!found) throw new Finding('The company cannot be read.', 'Let the user read its company.');
  await data.currency(found['currency.'].code);
}

async function exist(client: TrytonClient, model: string, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const rows = await client.search(model, z.object({ id: z.int() }), [['id', 'in', ids]], ['id']);
  const missing = ids.filter((id) => !rows.some((row) => row.id === id));
  if (missing.length > 0)
    throw new Finding(`No ${model} has the id ${missing.join(', ')}.`, 'Correct the ids in the connection settings.');
}

/** Nothing can have been written in the future: what has been shows a clock that runs behind ours. */
async function clock(client: TrytonClient): Promise<void> {
  const ahead = toDateTime(new Date(client.now.getTime() + 2 * 60_000));
  const rows = await client.search('sale.sale', z.object({ id: z.int() }), [['create_date', '>', ahead]], ['id'], {
    limit: 1,
  });
  if (rows.length > 0)
    throw new Finding(
      'Tryton’s clock is more than two minutes ahead of ours.',
      'Synchronise both machines with a time server.',
    );
}
