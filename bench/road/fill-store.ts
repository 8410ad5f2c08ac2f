import type * as pgModule from 'pg';

type Pg = typeof pgModule;

/** Orders per statement: a million in one would need that much memory and log at once. */
const BATCH = 50_000;

/**
 * Fills the store up to `target` invoices by copying what the road made: orders, inbox, documents with their bytes, open
 * items, events, ledger entries and write-backs, under ids of the past.
 */
export async function fillStore(
  pg: Pg,
  url: string,
  tenant: string,
  target: number,
  say: (text: string) => void,
): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<{ count: string }>('select count(*) from quittance.document');
  const missing = target - Number(rows[0]?.count);
  const started = performance.now();
  for (let done = 0; done < missing; done += BATCH) {
    await copy(client, tenant, Math.min(BATCH, missing - done));
    const left = ((performance.now() - started) / (done + BATCH)) * Math.max(0, missing - done - BATCH);
    if (missing > BATCH)
      say(
        `  filled ${Math.min(missing, done + BATCH).toLocaleString('en')} of ${missing.toLocaleString('en')}, about ${Math.ceil(left / 1000)} s to go`,
      );
  }
  await client.query('vacuum analyze');
  await client.query('checkpoint');
  await client.end();
}

async function copy(client: pgModule.Client, tenant: string, count: number): Promise<void> {
  await client.query('begin');
  await client.query(
    `create temp table model on commit drop as
     select o as o, i as i, d as d from quittance.orders o
     join quittance.inbox i on i.tenant_id = o.tenant_id and i.id = o.inbox_id
     join quittance.document d on d.tenant_id = o.tenant_id and d.order_id = o.id limit 1`,
  );
  await client.query(
    `create temp table copies on commit drop as
     select n, ('00' || substr(md5('o' || f.last + n), 3))::uuid as order_id, ('00' || substr(md5('i' || f.last + n), 3))::uuid as inbox_id,
       ('00' || substr(md5('d' || f.last + n), 3))::uuid as document_id, 's' || (f.last + n) as source_id, f.last + n as counter
     from generate_series(1, $2::int) n, (select coalesce(max(counter), 0) as last from quittance.document where tenant_id = $1 and series = 'stored') f`,
    [tenant, count],
  );
  const inserts = [
    `insert into quittance.inbox select (r).* from (select jsonb_populate_record(i, jsonb_build_object('id', inbox_id, 'source_id', source_id)) as r from model, copies) x`,
    `insert into quittance.orders select (r).* from (select jsonb_populate_record(o, jsonb_build_object('id', order_id, 'inbox_id', inbox_id, 'source_id', source_id, 'number', '#' || source_id)) as r from model, copies) x`,
    `insert into quittance.document (tenant_id, id, order_id, kind, part, series, counter, number, issue_date, due_date, currency, total, buyer, order_number, content, ubl, ubl_sha256)
     select (d).tenant_id, document_id, order_id, (d).kind, (d).part, 'stored', counter, 'S-' || counter, (d).issue_date, (d).due_date, (d).currency, (d).total, (d).buyer, (d).order_number, (d).content, (d).ubl, (d).ubl_sha256 from model, copies`,
    `insert into quittance.open_item select (d).tenant_id, document_id, (d).issue_date, 'EUR', 0, 0 from model, copies`,
    `insert into quittance.ledger_entry (tenant_id, ext, order_ext, entry) select (d).tenant_id, 'stored-' || source_id, 'stored-' || source_id, '{"kind":"order"}' from model, copies`,
    `insert into quittance.write_back select (d).tenant_id, order_id, (o).host, 3, 3, 0, null from model, copies`,
    `insert into quittance.status_event (tenant_id, order_id, sequence, at, kind, details)
     select (d).tenant_id, order_id, s, now(), 'order.taken', '{"revision": 1}' from model, copies, generate_series(1, 3) s`,
  ];
  for (const insert of inserts) await client.query(insert);
  await client.query('commit');
}
