import { sql, type RawBuilder } from 'kysely';
import { wanted } from './by-key.ts';
import type { BrokenRule, DeliveryOutcome, EInvoiceFormat } from '../model/index.ts';
import type { TenantTransaction } from './connect.ts';
import { storedJson } from './stored-json.ts';

export interface DocumentSummary {
  readonly id: string;
  readonly orderId: string;
  readonly kind: string;
  readonly part: string;
  readonly number: string;
  readonly issueDate: string;
  readonly dueDate: string | null;
  readonly buyer: string;
  readonly currency: string;
  readonly total: string;
  readonly open: string;
  /** Of an invoice: what its credit notes take off it. */
  readonly credited: string;
  /** Of a credit note: what is still to go back to the buyer, and what went back. */
  readonly toRefund: string;
  readonly refunded: string;
  readonly orderNumber: string;
  readonly format: EInvoiceFormat;
  readonly findings: readonly BrokenRule[] | null;
}

const SELECT = sql`
  select d.id, d.order_id as "orderId", d.kind, d.part, d.number, d.issue_date as "issueDate", d.due_date as "dueDate", d.buyer, d.currency,
    d.total::text as total, d.order_number as "orderNumber", d.format, d.findings, i.open::text as open, i.credited::text as credited,
    i.to_refund::text as "toRefund", i.refunded::text as refunded
  from quittance.document d cross join lateral (
    select coalesce(sum(o.open), 0) as open, coalesce(sum(o.credited), 0) as credited, coalesce(sum(o.to_refund), 0) as to_refund,
      coalesce(sum(o.refunded), 0) as refunded
    from quittance.open_item o where o.tenant_id = d.tenant_id and o.document_id = d.id) i`;

export interface DocumentCriteria {
  readonly kind?: string;
  readonly orderId?: string;
  readonly open?: boolean;
  readonly dueBefore?: string;
  readonly buyer?: string;
  readonly search?: string;
  readonly issuedFrom?: string;
  readonly issuedTo?: string;
  readonly delivery?: DeliveryOutcome;
  /** Days of `timeZone` between which the delivery came to that. */
  readonly deliveryFrom?: string;
  readonly deliveryTo?: string;
  /** UTC, where it is left out. */
  readonly timeZone?: string;
}

/** Documents newest first, those after `after` (a document's id) only. */
export async function listDocuments(
  trx: TenantTransaction,
  criteria: DocumentCriteria,
  after: string | undefined,
  limit: number,
): Promise<readonly DocumentSummary[]> {
  const conditions = [sql`d.tenant_id = ${trx.tenant}::uuid`, ...conditionsOf(trx, criteria)];
  if (after !== undefined) conditions.push(sql`d.id < ${after}::uuid`);
  const { rows } =
    await sql<DocumentSummary>`${SELECT} ${isByDelivery(criteria) ? BY_DELIVERY : sql``} where ${sql.join(conditions, sql` and `)} order by d.id desc limit ${limit}`.execute(
      trx,
    );
  return rows;
}

/** One row a document: from its index by outcome the documents come newest first, without a sort, however many there are. */
const BY_DELIVERY = sql`join quittance.document_delivery dd on dd.tenant_id = d.tenant_id and dd.document_id = d.id`;

function isByDelivery({ delivery, deliveryFrom, deliveryTo }: DocumentCriteria): boolean {
  return delivery !== undefined || deliveryFrom !== undefined || deliveryTo !== undefined;
}

function conditionsOf(
  trx: TenantTransaction,
  { kind, orderId, open, dueBefore, buyer, search, issuedFrom, issuedTo, ...byDelivery }: DocumentCriteria,
): RawBuilder<unknown>[] {
  const conditions = isByDelivery(byDelivery) ? deliveryConditionsOf(trx, byDelivery) : [];
  if (kind !== undefined) conditions.push(sql`d.kind = ${kind}`);
  if (orderId !== undefined) conditions.push(sql`d.order_id = ${orderId}::uuid`);
  if (issuedFrom !== undefined) conditions.push(sql`d.issue_date >= ${issuedFrom}::date`);
  if (issuedTo !== undefined) conditions.push(sql`d.issue_date <= ${issuedTo}::date`);
  if (search !== undefined && search !== '')
    conditions.push(sql`d.number >= ${search} and d.number < ${`${search}\u{10ffff}`}`);
  if (buyer !== undefined) conditions.push(sql`d.buyer = ${buyer}`);
  if (open !== undefined) {
    const owed = sql`(select 1 from quittance.open_item i where i.tenant_id = ${trx.tenant}::uuid and i.document_id = d.id and i.open <> 0)`;
    conditions.push(open ? sql`exists ${owed}` : sql`not exists ${owed}`);
  }
  if (dueBefore !== undefined)
    conditions.push(
      sql`d.id in (select i.document_id from quittance.open_item i where i.tenant_id = ${trx.tenant}::uuid and i.open > 0 and i.due_date < ${dueBefore}::date)`,
    );
  return conditions;
}

function deliveryConditionsOf(
  trx: TenantTransaction,
  { delivery, deliveryFrom, deliveryTo, timeZone = 'UTC' }: DocumentCriteria,
): RawBuilder<unknown>[] {
  const conditions = [sql`dd.tenant_id = ${trx.tenant}::uuid`];
  if (delivery !== undefined) conditions.push(sql`dd.outcome = ${delivery}`);
  if (deliveryFrom !== undefined)
    conditions.push(sql`dd.at >= ${deliveryFrom}::date::timestamp at time zone ${timeZone}`);
  if (deliveryTo !== undefined)
    conditions.push(sql`dd.at < (${deliveryTo}::date + 1)::timestamp at time zone ${timeZone}`);
  return conditions;
}

/** The documents of these orders, oldest first. */
export async function documentsOf(
  trx: TenantTransaction,
  orderIds: readonly string[],
): Promise<readonly DocumentSummary[]> {
  const { rows } = await sql<DocumentSummary>`
    ${SELECT} join ${wanted(orderIds)} on d.order_id = wanted.key where d.tenant_id = ${trx.tenant}::uuid order by d.created_at, d.counter, d.id`.execute(
    trx,
  );
  return rows;
}

export async function documentById(trx: TenantTransaction, id: string): Promise<DocumentSummary | undefined> {
  const { rows } =
    await sql<DocumentSummary>`${SELECT} where d.tenant_id = ${trx.tenant}::uuid and d.id = ${id}::uuid`.execute(trx);
  return rows[0];
}

/** An invoice of the ERP, as last read there. */
export interface ErpDocumentRow {
  readonly erpId: string;
  readonly orderId: string;
  readonly kind: string;
  readonly number: string | null;
  readonly state: string;
  readonly issued: string | null;
  readonly dueDate: string | null;
  readonly currency: string;
  readonly total: string;
  readonly open: string;
  readonly version: string;
}

export async function erpDocumentsOf(
  trx: TenantTransaction,
  orderIds: readonly string[],
): Promise<readonly ErpDocumentRow[]> {
  const { rows } = await sql<ErpDocumentRow>`
    select erp_id as "erpId", order_id as "orderId", kind, number, state, issued, due_date as "dueDate", currency, total::text as total, open::text as open, version
    from ${wanted(orderIds)} join quittance.erp_document on order_id = wanted.key where tenant_id = ${trx.tenant}::uuid order by issued, erp_id`.execute(
    trx,
  );
  return rows;
}

/** Stores what changed over there; answers the orders whose documents are not as they were. */
export async function writeErpDocuments(
  trx: TenantTransaction,
  connection: string,
  documents: readonly ErpDocumentRow[],
): Promise<ReadonlySet<string>> {
  if (documents.length === 0) return new Set();
  const { rows } = await sql<{ order_id: string }>`
    insert into quittance.erp_document as e (tenant_id, connection, erp_id, order_id, kind, number, state, issued, due_date, currency, total, open, version)
    select ${trx.tenant}::uuid, ${connection}, "erpId", "orderId", kind, number, state, issued, "dueDate", currency, total, open, version
    from json_to_recordset(${storedJson(documents)}::json) as x("erpId" text, "orderId" uuid, kind text, number text, state text, issued date,
      "dueDate" date, currency text, total numeric, open numeric, version text)
    on conflict (tenant_id, connection, erp_id) do update set number = excluded.number, state = excluded.state, issued = excluded.issued,
      due_date = excluded.due_date, total = excluded.total, open = excluded.open, version = excluded.version, updated_at = now()
    where e.version <> excluded.version
    returning order_id`.execute(trx);
  return new Set(rows.map(({ order_id }) => order_id));
}

/** These documents, in the order of their ids. */
export async function documentsById(
  trx: TenantTransaction,
  ids: readonly string[],
): Promise<readonly DocumentSummary[]> {
  const { rows } = await sql<DocumentSummary>`
    ${SELECT} join ${wanted(ids)} on d.id = wanted.key where d.tenant_id = ${trx.tenant}::uuid order by d.id`.execute(
    trx,
  );
  return rows;
}
