import { join } from 'node:path';
import { api, signIn } from './sample/api.ts';
import { follow, type Row } from './sample/follow.ts';
import { SAMPLE_ORDERS } from './sample/orders.ts';
import { placedBefore, placeOrder, settle, type Doors } from './sample/place-order.ts';

/**
 * Run from outside by plain Node: places the sample orders through the Store API, waits for their invoices and shows what
 * became of each. `--json` prints the table as JSON. Exit 1 when an order has no invoice or its documents do not come to
 * what the shop says; a second run places nothing twice.
 */
async function main(): Promise<number> {
  const isJson = process.argv.includes('--json');
  const say = (text: string): void => void (isJson || console.log(text));
  const folder = join(process.env['QUITTANCE_DATA'] ?? '.data', 'invoices');
  const doors = await openDoors();
  const known = await placedBefore(doors);
  const rows: Row[] = [];
  for (const [index, sample] of SAMPLE_ORDERS.entries()) {
    const started = performance.now();
    const orderId = known.get(sample.key) ?? (await placeOrder(doors, sample));
    await settle(doors, sample, orderId);
    const done = await follow(doors.admin, sample, orderId, folder);
    rows.push(...done);
    const numbers = done
      .map((row) => row.invoice)
      .filter(Boolean)
      .join(', ');
    say(
      `  ${index + 1}/${SAMPLE_ORDERS.length} ${sample.title}: ${numbers || 'no invoice'} (${((performance.now() - started) / 1000).toFixed(1)} s)`,
    );
  }
  console.log(isJson ? JSON.stringify(rows, null, 2) : table(rows));
  const problems = rows.filter((row) => row.problem !== undefined);
  for (const row of problems) console.error(`${row.order} ${row.title}: ${row.problem}`);
  return problems.length === 0 ? 0 : 1;
}

async function openDoors(): Promise<Doors> {
  const url = required('SHOP_URL');
  const key = { 'x-publishable-api-key': required('PUBLISHABLE_KEY') };
  const [user, company] = await Promise.all([
    signIn(url, 'user', required('ADMIN_EMAIL'), required('ADMIN_PASSWORD')),
    // The account that the seed makes; its password is no secret.
    signIn(url, 'customer', 'achats@atelier-brossard.example.com', 'quittance-demo'),
  ]);
  return {
    admin: api(url, { authorization: `Bearer ${user}` }),
    guest: api(url, key),
    company: api(url, { ...key, authorization: `Bearer ${company}` }),
  };
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '')
    throw new Error(`${name} is not set: this script is run by npm start, against the shop it has started.`);
  return value;
}

function table(rows: readonly Row[]): string {
  const head = {
    order: 'ORDER',
    title: 'WHAT',
    erp: 'ERP REFERENCE',
    invoice: 'INVOICE',
    status: 'STATUS',
    total: 'TOTAL EUR',
    file: 'FILE',
  };
  const columns = ['order', 'title', 'erp', 'invoice', 'status', 'total', 'file'] as const;
  const width = (column: (typeof columns)[number]): number =>
    Math.max(...[head, ...rows].map((row) => row[column].length));
  const line = (row: Record<(typeof columns)[number], string>): string =>
    columns
      .map((column) => (column === 'total' ? row[column].padStart(width(column)) : row[column].padEnd(width(column))))
      .join('  ')
      .trimEnd();
  return ['', line(head), ...rows.map(line)].join('\n');
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  },
);
