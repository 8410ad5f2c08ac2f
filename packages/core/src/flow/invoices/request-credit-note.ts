import {
  dayIn,
  Decimal,
  ok,
  refused,
  type DocumentId,
  type Order,
  type Problem,
  type Result,
  type TenantId,
} from '../../model/index.ts';
import {
  documentById,
  documentsOf,
  issuedFor,
  lockOrders,
  moveOrders,
  type DocumentSummary,
  type OrderRow,
  type TenantTransaction,
} from '../../store/index.ts';
import { issuePlanned, planOne } from './issue-invoice.ts';
import { documentView } from './view-document.ts';
import { acceptedOrders } from '../orders/order-cache.ts';
import { UnwritableDocument } from './number-drafts.ts';
import type { DocumentView } from '../orders/order-view.ts';
import type { CreditNoteRequest } from '../quittance.ts';
import { inTenant, nowOf, tellHosts, type Road } from '../road.ts';
import { settingsOf, SETTINGS_MISSING } from '../settings.ts';

const ISSUED_STAGES = ['invoiced', 'delivered', 'tracked', 'paid', 'credited', 'cancelled'];

/**
 * A credit note on a person's demand: a refund without lines, planned against what was invoiced so that it can never exceed
 * it. `key` names the refund: the same demand twice is one credit note. What the shop sends later is planned against it, too.
 */
export async function requestCreditNote(
  road: Road,
  tenant: TenantId,
  documentId: DocumentId,
  request: CreditNoteRequest,
): Promise<Result<DocumentView>> {
  try {
    return await inTenant(road, tenant, (trx) => issueCredit(road, trx, documentId, request));
  } catch (error) {
    if (error instanceof UnwritableDocument) return refused(error.problem);
    throw error;
  }
}

async function issueCredit(
  road: Road,
  trx: TenantTransaction,
  documentId: DocumentId,
  request: CreditNoteRequest,
): Promise<Result<DocumentView>> {
  const document = await documentById(trx, documentId);
  if (document === undefined || document.kind === 'creditNote') return refused(UNKNOWN);
  const [row] = await lockOrders(trx, [document.orderId], ISSUED_STAGES);
  if (row === undefined) return refused(UNDER_WAY);
  const part = `credit-${request.key}`.slice(0, 200);
  const before = await creditNote(trx, row, part);
  if (before !== undefined) return ok(before);
  const gross = request.gross === undefined ? uncredited(document) : Decimal.parse(request.gross);
  if (gross === undefined || !gross.isPositive()) return refused(NOTHING_TO_CREDIT);
  return issueRefund(road, trx, row, (order) => withRefund(order, part, gross, request, road.clock.now()), part);
}

async function issueRefund(
  road: Road,
  trx: TenantTransaction,
  row: OrderRow,
  amend: (order: Order) => Order,
  part: string,
): Promise<Result<DocumentView>> {
  const settings = await settingsOf(trx);
  if (settings === undefined) return refused(SETTINGS_MISSING);
  const today = dayIn(settings.timeZone, road.clock.now());
  const accepted = (await acceptedOrders(trx, [row.inboxId])).get(row.inboxId);
  const amended = accepted?.ok === true ? ok(amend(accepted.value)) : accepted;
  const plan = await planOne(road, row, amended, await issuedFor(trx, [row.id]), settings, today);
  if ('code' in plan) return refused(plan);
  const credit = {
    ...plan,
    drafts: plan.drafts.filter(({ draft }) => draft.kind === 'creditNote' && draft.part === part),
  };
  if (credit.drafts.length === 0) return refused(NOTHING_TO_CREDIT);
  const moves = await issuePlanned(road, trx, [credit], settings, today);
  await tellHosts(road, trx, await moveOrders(trx, moves, nowOf(road)));
  const issued = await creditNote(trx, row, part);
  return issued === undefined ? refused(NOTHING_TO_CREDIT) : ok(issued);
}

function withRefund(order: Order, id: string, gross: Decimal, { reason }: CreditNoteRequest, at: Date): Order {
  const refund = {
    id,
    at: at.toISOString(),
    lines: [],
    fees: [],
    adjustmentGross: gross,
    ...(reason !== undefined && { reason }),
  };
  return { ...order, refunds: [...order.refunds, refund] };
}

async function creditNote(trx: TenantTransaction, row: OrderRow, part: string): Promise<DocumentView | undefined> {
  const found = (await documentsOf(trx, [row.id])).find(
    (document) => document.kind === 'creditNote' && document.part === part,
  );
  return found && documentView(found);
}

function uncredited({ total, credited }: DocumentSummary): Decimal {
  return Decimal.of(total).minus(Decimal.of(credited));
}

const UNKNOWN: Problem = {
  code: 'DOCUMENT_UNKNOWN',
  message: 'There is no such invoice.',
  advice: 'Choose an invoice to credit.',
  retry: 'never',
};
const UNDER_WAY: Problem = {
  code: 'ORDER_UNDER_WAY',
  message: 'The order is being changed or is stuck.',
  advice: 'Try again when its last change is done.',
  retry: 'later',
};
const NOTHING_TO_CREDIT: Problem = {
  code: 'NOTHING_TO_CREDIT',
  message: 'Nothing of the invoice is left to credit.',
  advice: 'Check the credit notes that were issued already.',
  retry: 'never',
};
