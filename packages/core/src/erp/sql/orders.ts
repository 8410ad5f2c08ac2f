import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { decimal, type ExtId, type PostalAddress } from '../../model/index.ts';
import { parseExtId } from '../ext-id.ts';
import { created, found, rejected, type Failure } from '../outcome.ts';
import type { ErpOrder, OrderToPush, Outcome, Ref } from '../port.ts';
import { pricedLines } from '../priced-lines.ts';
import type { Queries, SqlValue } from './database.ts';

type Row = Readonly<Record<string, SqlValue>>;
export interface Tables {
  readonly order: string;
  readonly order_line: string;
  readonly booking: string;
  readonly invoice: string;
  readonly instalment: string;
  readonly payment: string;
}

/** The row of an order, as it is staged. */
export function orderRow(ext: ExtId, { order, customerKey }: OrderToPush): Row {
  const { buyer, totals, terms } = order;
  return {
    ext,
    number: order.number,
    placed_on: order.placedAt.slice(0, 10),
    customer_key: customerKey,
    customer_name: buyer.name,
    customer_email: buyer.email ?? null,
    customer_vat_number: buyer.vatNumber ?? null,
    customer_siren: buyer.siren ?? null,
    ...addressColumns('billing', buyer.billingAddress),
    ...addressColumns('delivery', order.deliverTo?.address),
    payment_days: terms?.days ?? null,
    total: totals.total.toString(),
    tax: totals.tax?.toString() ?? null,
    currency: order.currency,
  };
}

export function lineRows(ext: ExtId, { order }: OrderToPush): readonly Row[] {
  return pricedLines(order).map(({ kind, sku, name, quantity, unitCode, listPrice, net, rate }, position) => ({
    ext,
    position,
    kind,
    sku: sku ?? null,
    name,
    quantity: quantity.toString(),
    unit_code: unitCode,
    list_price: listPrice.toString(),
    net: net.toString(),
    vat_rate: rate.toString(),
  }));
}

function addressColumns(kind: 'billing' | 'delivery', address: PostalAddress | undefined): Row {
  return {
    [`${kind}_line1`]: address?.line1 ?? null,
    [`${kind}_line2`]: address?.line2 ?? null,
    [`${kind}_line3`]: address?.line3 ?? null,
    [`${kind}_post_code`]: address?.postCode ?? null,
    [`${kind}_city`]: address?.city ?? null,
    [`${kind}_country`]: address?.countryCode ?? null,
  };
}

/** Rows one statement carries: far from PostgreSQL's 65,535 parameters. */
const ROWS_PER_STATEMENT = 200;

/** Inserts rows that are not there; `onConflict` says what happens to the others. */
export async function insert(queries: Queries, table: string, rows: readonly Row[], ending: string): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    const part = rows.slice(start, start + ROWS_PER_STATEMENT);
    const places = part.map(() => `(${columns.map(() => '?').join(', ')})`).join(', ');
    await queries.query(
      `insert into ${table} (${columns.join(', ')}) values ${places} ${ending}`,
      part.flatMap((row) => columns.map((column) => row[column] ?? null)),
    );
  }
}

/** How a row that is there already stays as it is. */
export function keepExisting(system: 'postgresql' | 'mariadb'): string {
  return system === 'postgresql' ? 'on conflict (ext) do nothing' : 'on duplicate key update ext = values(ext)';
}

/**
 * Stages orders in one transaction. Which of them are new is told by `put_id`: it is only on rows this call inserted. Sorted
 * by key, so that two batches never wait for one another in a circle.
 */
export async function stageOrders(
  queries: Queries,
  tables: Tables,
  system: 'postgresql' | 'mariadb',
  records: readonly { readonly ext: ExtId; readonly document: OrderToPush }[],
): Promise<readonly Outcome<Ref>[]> {
  const putId = randomBytes(16).toString('hex');
  const unique = [...new Map(records.map((record) => [record.ext, record])).values()].toSorted((a, b) =>
    a.ext < b.ext ? -1 : 1,
  );
  await insert(
    queries,
    tables.order,
    unique.map(({ ext, document }) => ({ ...orderRow(ext, document), put_id: putId })),
    keepExisting(system),
  );
  const rows = await queries.query(
    `select ext, put_id, state from ${tables.order} where ext in (${unique.map(() => '?').join(', ')})`,
    unique.map(({ ext }) => ext),
  );
  const staged = new Map(rows.map((row) => [String(row['ext']), row]));
  const refused = unique.filter(({ ext }) => staged.get(ext)?.['state'] === 'error');
  for (const { ext, document } of refused) await stageAgain(queries, tables, ext, document);
  const fresh = unique.filter(
    ({ ext }) => staged.get(ext)?.['put_id'] === putId || refused.some((record) => record.ext === ext),
  );
  await insert(
    queries,
    tables.order_line,
    fresh.flatMap(({ ext, document }) => lineRows(ext, document)),
    '',
  );
  return records.map(({ ext }) =>
    staged.get(ext)?.['put_id'] === putId ? created({ id: ext, ext }) : found({ id: ext, ext }),
  );
}

/** A refused order that is put again was mended: its row takes the new content and waits once more. */
async function stageAgain(queries: Queries, tables: Tables, ext: ExtId, document: OrderToPush): Promise<void> {
  const { ext: _key, ...row } = orderRow(ext, document);
  const columns = Object.keys(row);
  const sets = [
    ...columns.map((column) => `${column} = ?`),
    `state = 'waiting'`,
    'error_code = null',
    'error_text = null',
    'error_field = null',
  ];
  await queries.query(`update ${tables.order} set ${sets.join(', ')} where ext = ? and state = 'error'`, [
    ...Object.values(row),
    ext,
  ]);
  await queries.query(`delete from ${tables.order_line} where ext = ?`, [ext]);
}

const staged = z.object({
  ext: z.string(),
  state: z.enum(['waiting', 'draft', 'confirmed', 'invoiced', 'done', 'cancelled', 'error']),
  erp_number: z.string().nullable(),
  error_code: z.string().nullable(),
  error_text: z.string().nullable(),
  error_field: z.string().nullable(),
  total: decimal,
  erp_total: decimal.nullable(),
  currency: z.string(),
});

export async function findOrder(queries: Queries, tables: Tables, ext: ExtId): Promise<Outcome<ErpOrder | null>> {
  const [row] = await queries.query(
    `select ext, state, erp_number, error_code, error_text, error_field, total, erp_total, currency from ${tables.order} where ext = ?`,
    [ext],
  );
  if (row === undefined) return found(null);
  const read = staged.safeParse(row);
  if (!read.success)
    return rejected({
      code: 'SQL_STATE_UNKNOWN',
      message: 'The order’s state in the staging table is none of the documented ones.',
      advice: 'Let the ERP write waiting, draft, confirmed, invoiced, done, cancelled or error.',
    });
  const { state, erp_number: number, total, erp_total: erpTotal, currency } = read.data;
  if (state === 'error') return refusal(read.data);
  return found({
    id: ext,
    ext,
    ...(number !== null && { number }),
    state: state === 'waiting' ? 'draft' : state,
    total: erpTotal ?? total,
    currency,
  });
}

export function refusal(row: {
  readonly error_code: string | null;
  readonly error_text: string | null;
  readonly error_field: string | null;
}): Failure {
  const code =
    row.error_code !== null && /^[A-Z][A-Z0-9_]{1,59}$/.test(row.error_code) ? row.error_code : 'ERP_REFUSED';
  return rejected(
    {
      code,
      message: (row.error_text ?? 'The ERP gave no reason.').slice(0, 300),
      advice: 'Mend the order in the shop or the record in the ERP, then retry.',
    },
    row.error_field ?? undefined,
  );
}

/** The key in a reference of ours. */
export function keyOf(ref: Ref): ExtId | undefined {
  return parseExtId(ref.ext ?? ref.id);
}
