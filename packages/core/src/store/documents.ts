import { sql } from 'kysely';
import { isKey, wanted } from './by-key.ts';
import type { BrokenRule, EInvoiceFormat } from '../model/index.ts';
import type { TenantTransaction } from './connect.ts';
import { storedJson } from './stored-json.ts';

/** Numbers taken from one series: `first`, `first + 1`, … and the day they carry, never before that of an earlier number. */
export interface TakenNumbers {
  readonly first: number;
  readonly date: string;
}

/**
 * Takes `count` numbers of a series. Its row stays locked until the transaction ends: whoever comes next gets the next
 * numbers if it commits and the same ones if it does not, so that no number is ever missing.
 */
export async function takeNumbers(
  trx: TenantTransaction,
  series: string,
  startAt: number,
  count: number,
  today: string,
): Promise<TakenNumbers> {
  const taken = await advanceSeries(trx, series, count, today);
  if (taken !== undefined) return taken;
  await trx
    .insertInto('series')
    .values({ tenant_id: trx.tenant, series, last_counter: BigInt(startAt - 1), last_date: today })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'series']).doNothing())
    .execute();
  const first = await advanceSeries(trx, series, count, today);
  if (first === undefined) throw new Error(`The series ${series} cannot be opened.`);
  return first;
}

async function advanceSeries(
  trx: TenantTransaction,
  series: string,
  count: number,
  today: string,
): Promise<TakenNumbers | undefined> {
  const { rows } = await sql<{ first: bigint; date: string }>`
    update quittance.series set last_counter = last_counter + ${count}::int, last_date = greatest(last_date, ${today}::date)
    where tenant_id = ${trx.tenant}::uuid and series = ${series}
    returning last_counter - ${count}::int + 1 as first, last_date as date`.execute(trx);
  const [row] = rows;
  return row && { first: Number(row.first), date: row.date };
}

/** The highest number a series gave out and its day, without taking one: for a dry run. */
export async function peekSeries(
  trx: TenantTransaction,
  series: string,
): Promise<{ readonly last: number; readonly date: string } | undefined> {
  const row = await trx
    .selectFrom('series')
    .select(['last_counter', 'last_date'])
    .where('tenant_id', '=', trx.tenant)
    .where('series', '=', series)
    .executeTakeFirst();
  return row && { last: Number(row.last_counter), date: row.last_date };
}

/** An issued document, to be stored for good. `content` and `xml` are compressed. */
export interface NewDocument {
  readonly id: string;
  readonly orderId: string;
  readonly kind: string;
  readonly part: string;
  readonly series: string;
  readonly counter: number;
  readonly number: string;
  readonly issueDate: string;
  readonly dueDate: string | null;
  readonly currency: string;
  readonly total: string;
  readonly buyer: string;
  readonly orderNumber: string;
  readonly content: Uint8Array;
  readonly format: EInvoiceFormat;
  /** What the rules warned of. */
  readonly findings: readonly BrokenRule[];
  /** In the syntax of `format`. */
  readonly xml: Uint8Array;
  /** Of the plain bytes. */
  readonly xmlSha256: Uint8Array;
  /** Who owes, and whom the order names there. */
  readonly customerId: string;
  readonly contactId: string;
  readonly openItems: readonly { readonly dueDate: string; readonly amount: string; readonly open: string }[];
}

/** Stores documents and what is owed on them. All bytes travel as one binary parameter: as text they would double. */
export async function insertDocuments(trx: TenantTransaction, documents: readonly NewDocument[]): Promise<void> {
  if (documents.length === 0) return;
  const blobs: Uint8Array[] = [];
  let length = 0;
  const place = (bytes: Uint8Array) => {
    blobs.push(bytes);
    length += bytes.length;
    return { at: length - bytes.length + 1, size: bytes.length };
  };
  const rows = documents.map(({ content, xml, xmlSha256, findings, ...columns }) => ({
    ...columns,
    content: place(content),
    findings: findings.length === 0 ? null : findings,
    xml: place(xml),
    sha: place(xmlSha256),
  }));
  await sql`
    with x as (
      select * from json_to_recordset(${storedJson(rows)}::json) as x(
        id uuid, "orderId" uuid, kind text, part text, series text, counter bigint, number text, "issueDate" date, "dueDate" date, currency text,
        total numeric, buyer text, "orderNumber" text, format text, findings jsonb, "customerId" uuid, "contactId" uuid, content json, xml json,
        sha json, "openItems" json)
    ), bytes as (select ${Buffer.concat(blobs, length)}::bytea as all_bytes),
    owed as (
      insert into quittance.open_item (tenant_id, document_id, customer_id, due_date, currency, amount, open)
      select ${trx.tenant}::uuid, x.id, x."customerId", item."dueDate", x.currency, item.amount, item.open
      from x, json_to_recordset(x."openItems") as item("dueDate" date, amount numeric, open numeric)
    )
    insert into quittance.document (tenant_id, id, order_id, kind, part, series, counter, number, issue_date, due_date, currency, total, buyer,
      order_number, format, findings, customer_id, contact_id, content, ubl, ubl_sha256)
    select ${trx.tenant}::uuid, id, "orderId", kind, part, series, counter, number, "issueDate", "dueDate", currency, total, buyer, "orderNumber", format, findings,
      "customerId", "contactId",
      substring(all_bytes from (content ->> 'at')::int for (content ->> 'size')::int),
      substring(all_bytes from (xml ->> 'at')::int for (xml ->> 'size')::int),
      substring(all_bytes from (sha ->> 'at')::int for (sha ->> 'size')::int)
    from x, bytes`.execute(trx);
}

export interface IssuedRow {
  readonly id: string;
  readonly orderId: string;
  readonly kind: string;
  readonly part: string;
  /** Compressed. */
  readonly content: Buffer;
}

/** What was issued for these orders, oldest first. */
export async function issuedFor(trx: TenantTransaction, orderIds: readonly string[]): Promise<readonly IssuedRow[]> {
  const { rows } = await sql<IssuedRow>`
    select id, order_id as "orderId", kind, part, content from ${wanted(orderIds)} join quittance.document on order_id = wanted.key
    where tenant_id = ${trx.tenant}::uuid order by created_at, counter, id`.execute(trx);
  return rows;
}

export interface StoredBytes {
  readonly number: string;
  readonly kind: string;
  readonly format: EInvoiceFormat;
  readonly content: Buffer;
  /** In the syntax of `format`. */
  readonly xml: Buffer;
  readonly xmlSha256: Buffer;
}

/** The stored bytes of many documents by their ids. */
export async function bytesOfDocuments(
  trx: TenantTransaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoredBytes & { readonly contactId: string | null }>> {
  const { rows } = await sql<StoredBytes & { readonly id: string; readonly contactId: string | null }>`
    select id, number, kind, contact_id as "contactId", format, content, ubl as xml, ubl_sha256 as "xmlSha256"
    from ${wanted(ids)} join quittance.document on id = wanted.key where tenant_id = ${trx.tenant}::uuid`.execute(trx);
  return new Map(rows.map((row) => [row.id, row]));
}

export async function documentBytes(trx: TenantTransaction, id: string): Promise<StoredBytes | undefined> {
  const row = await trx
    .selectFrom('document')
    .select(['number', 'kind', 'format', 'content', 'ubl as xml', 'ubl_sha256 as xmlSha256'])
    .where('tenant_id', '=', trx.tenant)
    .where('id', '=', id)
    .executeTakeFirst();
  return row;
}

/** The language (BCP 47) that the buyer of a document reads, when the order says so. */
export async function buyerLanguage(trx: TenantTransaction, documentId: string): Promise<string | undefined> {
  const { rows } = await sql<{ language: string | null }>`
    select inbox.payload -> 'buyer' ->> 'language' as language
    from quittance.document
    join quittance.orders on orders.tenant_id = document.tenant_id and orders.id = document.order_id
    join quittance.inbox on inbox.tenant_id = orders.tenant_id and inbox.id = orders.inbox_id
    where document.tenant_id = ${trx.tenant}::uuid and document.id = ${documentId}::uuid`.execute(trx);
  return rows[0]?.language ?? undefined;
}

/** The document with this number; numbers are unique per tenant. */
export async function documentByNumber(
  trx: TenantTransaction,
  number: string,
): Promise<{ readonly id: string; readonly orderId: string; readonly currency: string } | undefined> {
  return trx
    .selectFrom('document')
    .select(['id', 'order_id as orderId', 'currency'])
    .where('tenant_id', '=', trx.tenant)
    .where('number', '=', number)
    .executeTakeFirst();
}

/** What the delivery of a document has to know of it. */
export interface DeliverableRow {
  readonly id: string;
  readonly orderId: string;
  readonly inboxId: string;
  readonly kind: string;
  readonly number: string;
  readonly customerId: string | null;
  readonly contactId: string | null;
}

export async function deliverables(trx: TenantTransaction, ids: readonly string[]): Promise<readonly DeliverableRow[]> {
  const { rows } = await sql<DeliverableRow>`
    select d.id, d.order_id as "orderId", o.inbox_id as "inboxId", d.kind, d.number, d.customer_id as "customerId", d.contact_id as "contactId"
    from ${wanted(ids)} join quittance.document d on d.id = wanted.key join quittance.orders o on o.tenant_id = d.tenant_id and o.id = d.order_id
    where d.tenant_id = ${trx.tenant}::uuid order by d.id`.execute(trx);
  return rows;
}

/** Documents of before customers were known, oldest first. */
export async function documentsOfNobody(trx: TenantTransaction, limit: number): Promise<readonly DeliverableRow[]> {
  const { rows } = await sql<{ id: string }>`
    select id from quittance.document where tenant_id = ${trx.tenant}::uuid and customer_id is null order by id limit ${limit}`.execute(
    trx,
  );
  return deliverables(
    trx,
    rows.map(({ id }) => id),
  );
}

/** Says of documents whose customers were not known when they were issued who owes. */
export async function nameCustomers(
  trx: TenantTransaction,
  documents: readonly { readonly id: string; readonly customerId: string; readonly contactId: string }[],
): Promise<void> {
  if (documents.length === 0) return;
  await sql`
    update quittance.document d set customer_id = x."customerId", contact_id = x."contactId"
    from json_to_recordset(${storedJson(documents)}::json) as x(id uuid, "customerId" uuid, "contactId" uuid)
    where d.tenant_id = ${trx.tenant}::uuid and d.id = x.id and d.customer_id is null and ${isKey('x.id')}`.execute(
    trx,
  );
}
