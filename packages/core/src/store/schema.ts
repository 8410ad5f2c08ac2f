import type { ColumnType, Generated } from 'kysely';
import type { BrokenRule, EInvoiceFormat, Problem } from '../model/index.ts';

/** The tables as Kysely sees them. Timestamps are `Date`, days and numerics are strings, 8-byte integers `bigint`. */
export interface Schema {
  tenant: { id: string; slug: string; created_at: Generated<Date> };
  api_key: {
    prefix: string;
    tenant_id: string;
    hash: string;
    role: string;
    name: string;
    created_at: Generated<Date>;
    revoked_at: Date | null;
  };
  host: { id: string; seen_at: Generated<Date> };
  worker: { id: string; seen_at: Generated<Date> };
  merchant_settings: {
    tenant_id: string;
    settings: Json<unknown>;
    version: Generated<number>;
    updated_at: Generated<Date>;
  };
  connection: ConnectionTable;
  inbox: InboxTable;
  orders: OrderTable;
  series: { tenant_id: string; series: string; last_counter: bigint; last_date: string };
  document: DocumentTable;
  open_item: {
    tenant_id: string;
    document_id: string;
    due_date: string;
    currency: string;
    amount: string;
    open: string;
    credited: Generated<string>;
    to_refund: Generated<string>;
    refunded: Generated<string>;
  };
  payment: PaymentTable;
  status_event: StatusEventTable;
  seal: {
    tenant_id: string;
    first_position: bigint;
    event_ids: readonly bigint[];
    hashes: Buffer;
    sealed_at: Generated<Date>;
  };
  seal_head: SealHeadTable;
  erp_cursor: { tenant_id: string; connection: string; kind: string; cursor: string; updated_at: Generated<Date> };
  erp_document: ErpDocumentTable;
  write_back: {
    tenant_id: string;
    order_id: string;
    host: string;
    sequence: number;
    shown: Generated<number>;
    attempts: Generated<number>;
    problem: Json<Problem> | null;
  };
  arrival: { tenant_id: string; host: string; shop: string; hour: Date; orders: number; last_at: Date };
  reconciliation: { tenant_id: string; report: Json<unknown>; at: Date };
  ledger_entry: {
    tenant_id: string;
    ext: string;
    order_ext: string;
    position: Generated<bigint>;
    xid: Generated<string>;
    entry: Json<unknown>;
  };
}

/** JSON is read as the value and written as its text. */
type Json<T> = ColumnType<T, string, string>;

interface ConnectionTable {
  tenant_id: string;
  id: string;
  adapter: string;
  config: Json<unknown>;
  secrets: Json<Record<string, string>>;
  concurrency: number | null;
  requests_per_minute: number | null;
  paused: Json<Problem> | null;
  next_call_at: Generated<Date>;
  version: Generated<number>;
  updated_at: Generated<Date>;
}

interface InboxTable {
  tenant_id: string;
  id: string;
  host: string;
  shop: string;
  source_id: string;
  revision: number;
  payload: Json<unknown>;
  problems: Json<readonly Problem[]> | null;
  received_at: Generated<Date>;
}

export interface OrderTable {
  tenant_id: string;
  id: string;
  host: string;
  shop: string;
  source_id: string;
  revision: number;
  inbox_id: string;
  number: string;
  buyer: string;
  placed_at: Date;
  currency: string;
  total: string;
  test: boolean;
  stage: string;
  finished: Generated<boolean>;
  stop: Json<Problem> | null;
  stop_code: string | null;
  stopped_at: Date | null;
  next_attempt_at: Date | null;
  waiting: Json<Problem> | null;
  attempts: Generated<number>;
  connection: string | null;
  erp_id: string | null;
  erp_number: string | null;
  erp_ext: string | null;
  claimed_by: string | null;
  sent_at: Date | null;
  unresolved: Generated<boolean>;
  cancel_refusal: Json<Problem> | null;
  sequence: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

export interface DocumentTable {
  tenant_id: string;
  id: string;
  order_id: string;
  kind: string;
  part: string;
  series: string;
  counter: bigint;
  number: string;
  issue_date: string;
  due_date: string | null;
  currency: string;
  total: string;
  buyer: string;
  order_number: string;
  content: Buffer;
  format: Generated<EInvoiceFormat>;
  findings: Json<readonly BrokenRule[]> | null;
  customer_id: string | null;
  contact_id: string | null;
  /** The XML as it was issued, UBL or CII by `format`; the column has the name of the first syntax there was. */
  ubl: Buffer;
  ubl_sha256: Buffer;
  created_at: Generated<Date>;
}

interface PaymentTable {
  tenant_id: string;
  origin: string;
  id: string;
  document_id: string | null;
  amount: string;
  currency: string;
  date: string;
  method: string | null;
  reference: string | null;
  created_at: Generated<Date>;
}

interface StatusEventTable {
  tenant_id: string;
  id: Generated<bigint>;
  order_id: string;
  sequence: number;
  at: Date;
  kind: string;
  details: Json<Readonly<Record<string, unknown>>>;
}

interface SealHeadTable {
  tenant_id: string;
  length: bigint;
  hash: string;
  signature: string;
  last_event_id: bigint;
  horizon_event_id: bigint;
  horizon_xid: string;
}

interface ErpDocumentTable {
  tenant_id: string;
  connection: string;
  erp_id: string;
  order_id: string;
  kind: string;
  number: string | null;
  state: string;
  issued: string | null;
  due_date: string | null;
  currency: string;
  total: string;
  open: string;
  version: string;
  updated_at: Generated<Date>;
}
