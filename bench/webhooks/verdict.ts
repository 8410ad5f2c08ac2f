import { orderIdOf, type Plan } from './plan.ts';

export type Query = (
  text: string,
  values?: readonly unknown[],
) => Promise<readonly Readonly<Record<string, unknown>>[]>;

const FIRST = BigInt(orderIdOf(0));

/** What the database says of the storm. */
export async function verdict(query: Query, plan: Plan): Promise<Record<string, boolean>> {
  const count = async (text: string) =>
    Number((await query(`select count(*)::int as count from ${text}`))[0]?.['count']);
  const expected = plan.changes.length;
  const orders = await count(`quittance.orders where stage = 'paid' and stop_code is null`);
  const all = await count('quittance.orders');
  const invoices = await count(`quittance.document where kind = 'invoice'`);
  const documents = await count('quittance.document');
  const pushed = await count(`quittance.ledger_entry where entry ->> 'kind' = 'order'`);
  const again = await count(
    `(select 1 from quittance.inbox group by source_id, payload ->> 'note' having count(*) > 1) x`,
  );
  const accepted = await count('quittance.inbox');
  const deliveries = await count('quittance.delivery');
  const versions = await verdict.versions(query);
  const lost = plan.changes.filter((changes, order) => versions.get(order) !== changes.length).length;
  console.log(
    JSON.stringify({ expected, orders: all, paid: orders, invoices, documents, accepted, again, deliveries, lost }),
  );
  return {
    'every order processed': orders === expected && all === expected,
    'every order as it was after its last change': lost === 0,
    'one invoice for each order': invoices === expected && documents === expected,
    'every order pushed once': pushed === expected,
    'no state of an order accepted twice': again === 0,
    'every delivery counted once': deliveries === plan.deliveries,
  };
}

/** The newest version of each order that was accepted, by the order's number in the storm. */
verdict.versions = async (query: Query): Promise<ReadonlyMap<number, number>> => {
  const rows = await query(
    `select distinct on (source_id) source_id, payload ->> 'note' as note from quittance.inbox order by source_id, revision desc`,
  );
  return new Map(
    rows.map((row) => [Number(BigInt(String(row['source_id'])) - FIRST), Number(String(row['note']).slice(1))]),
  );
};
