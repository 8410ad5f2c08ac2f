import type { Decimal, ExtId } from '../../model/index.ts';
import type { ErpSession, NotedKind, Ref } from '../port.ts';

/** What can go wrong between us and an ERP. */
export type Fault =
  /** The next write is carried out, and its answer never arrives. */
  | 'answer-lost'
  /** Nobody answers at the address. */
  | 'unreachable'
  /** Too many requests, a lock held elsewhere, a full table: the next call is refused for now. */
  | 'busy'
  | 'session-expired'
  | 'wrong-password'
  /** The ERP's own rules refuse the next order. */
  | 'refusal'
  /** A web page comes back. */
  | 'html'
  /** The next answer is cut off. */
  | 'malformed'
  /** The next call is never answered. */
  | 'silent';

/** Cases a system may have no place for; each one left out is given a reason. */
export type Case =
  | Fault
  | 'retry-after'
  | 'customers'
  | 'articles'
  | 'totals'
  | 'cancel'
  | 'bounce'
  | 'payment-write'
  | 'credit-write'
  | 'notes';

/** What people do in the ERP itself. */
export interface Office {
  /** The accountant issues the order's invoice, due in one part or in two. */
  issue(order: Ref, parts?: 1 | 2): Promise<Ref>;
  pay(invoice: Ref, amount: Decimal): Promise<void>;
  /** Credits the whole invoice, or `gross` of it. */
  credit(invoice: Ref, gross?: Decimal): Promise<void>;
  /** A payment of this amount came back. */
  bounce(invoice: Ref, amount: Decimal): Promise<void>;
}

/** A running system under test, and hands inside it. */
export interface ErpSystem {
  connect(options?: { readonly signal?: AbortSignal }): Promise<ErpSession>;
  /** An article it sells, in its exact spelling. */
  readonly sku: string;
  /** The notes that people see on a record, read without the spoke. */
  notes?(kind: NotedKind, record: Ref): Promise<readonly string[]>;
  /** How many such records it really holds, counted without the spoke. */
  count(kind: 'order' | 'customer', ext: ExtId): Promise<number>;
  readonly office: Office;
  /** Brings a fault about; a one-time fault strikes the next fitting call. */
  arrange(fault: Fault): Promise<void>;
  /** Ends every fault. */
  mend(): Promise<void>;
  /** Logins that reached the system, right or wrong. */
  logins(): number;
  /** Makes the ERP count the next order's total wrong by this much. */
  miscount(by: Decimal): Promise<void>;
  /** What must never be seen in a cause or a log. */
  readonly secrets: readonly string[];
  /** Everything the spoke logged. */
  logged(): string;
  stop(): Promise<void>;
}

export interface ErpUnderTest {
  start(): Promise<ErpSystem>;
  /** Longest a case may take; a real ERP on a busy machine is slow. */
  readonly timeoutMs?: number;
  /** Cases that have no meaning there, with the reason. */
  readonly without?: Readonly<Partial<Record<Case, string>>>;
}
