import type { MedusaContainer } from '@medusajs/framework/types';
import { ContainerRegistrationKeys } from '@medusajs/framework/utils';
import type { DocumentView, OrderView } from '@quittance/core/flow';
import type { OrderId } from '@quittance/core/model';
import { moduleService } from '../../../../../modules/quittance/resolve.ts';
import { notFound } from '../../../../doors/refuse.ts';
import { noteRow, withDocuments } from '../../../../doors/rows.ts';
import { shownEvent } from '@quittance/core/screens';
import { documentDetail } from '../../../../doors/document-detail.ts';
import type { OrderDetail, OrderRow, TakenOrder, Waiting } from '../../contract.ts';

/** Of an order with more, the newest. */
const MOST_NOTES = 50;

/** The order as its widget shows it. Throws 404 when Medusa has no such order. */
export async function orderDetail(container: MedusaContainer, id: string): Promise<OrderDetail> {
  const service = moduleService(container);
  const { row, order } = await service.asOfOneMoment(async (context) => {
    const rows = await service.listQuittanceOrders({ id }, { take: 1 }, context);
    return { row: rows[0], order: (await withDocuments(service, rows, context))[0] };
  });
  if (row === undefined || order === undefined) {
    const { data } = await container
      .resolve(ContainerRegistrationKeys.QUERY)
      .graph({ entity: 'order', fields: ['id'], filters: { id } });
    if (data.length === 0) throw notFound('The order');
    return { order: null };
  }
  const notes = await service.listQuittanceNotes({ order_id: id }, { order: { created_at: 'DESC' }, take: MOST_NOTES });
  const known =
    row.quittance_id === null ? taken(order, undefined, []) : await told(container, order, row.quittance_id as OrderId);
  return { order: { ...known, notes: notes.map(noteRow) } };
}

type Told = Omit<TakenOrder, 'notes'>;

/** The order with what core alone knows of it: its history, what it waits for, and what the rules say. */
async function told(container: MedusaContainer, order: OrderRow, id: OrderId): Promise<Told> {
  const { quittance, tenant } = await moduleService(container).open();
  return taken(order, await quittance.orders.get(tenant, id), (await quittance.events(tenant, id)).map(shownEvent));
}

function taken(order: OrderRow, view: OrderView | undefined, events: TakenOrder['events']): Told {
  const views = new Map<string, DocumentView>(view?.documents.map((document) => [document.id, document]));
  // The shop's row may be a moment older than core's: the rules belong to the reason that is shown.
  const findings = view?.stopped?.code === order.stopped?.code ? view?.stopped?.findings : undefined;
  return {
    ...order,
    stopped: order.stopped && { ...order.stopped, findings: findings ?? [] },
    documents: order.documents.map((document) => documentDetail(document, views.get(document.id))),
    events,
    waiting: view === undefined ? null : waitingOf(view),
  };
}

function waitingOf({ waiting, nextAttemptAt }: Pick<OrderView, 'waiting' | 'nextAttemptAt'>): Waiting | null {
  if (waiting === undefined || nextAttemptAt === undefined) return null;
  const { code, message, advice } = waiting;
  return { code, message, advice, next_attempt_at: nextAttemptAt };
}
