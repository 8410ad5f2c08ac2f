import type { DocumentView, OrderView, UnmappedOrder } from '@quittance/core/flow';
import type { Problem } from '@quittance/core/model';
import type { OrderNote } from '../host/order-notes.ts';
import type { OrderActions, OrderBlock, Standing, Stop } from './contract.ts';
import { shownDocuments, type FileLink } from './shown-document.ts';

const NO_STANDING: Standing = { delivery: null, dunning: null };

/** What the block shows of an order that Quittance has not taken. */
const NOT_TAKEN: OrderBlock = {
  orderId: null,
  stage: null,
  stopped: null,
  waiting: null,
  documents: [],
  actions: { issue: true, retry: false, credit: [] },
  notes: [],
};

/** The order as the staff see it on its page in Shopify. `unmapped` is what the shop has of it now and we cannot read; `standings` by document, `notes` newest last. */
export function orderBlock(
  view: OrderView | undefined,
  unmapped: UnmappedOrder | undefined,
  link: FileLink,
  today: string,
  standings: ReadonlyMap<string, Standing> = new Map(),
  notes: readonly OrderNote[] = [],
): OrderBlock {
  const stop = unmapped?.problems[0] ?? view?.stopped;
  const stopped = stop === undefined ? null : { ...told(stop), findings: findingsOf(stop) };
  if (view === undefined) return { ...NOT_TAKEN, stopped };
  return {
    orderId: view.id,
    stage: view.stage,
    stopped,
    waiting: waitingOf(view),
    documents: shownDocuments(view.documents, link, today).map((document) => ({
      ...document,
      ...(standings.get(document.id) ?? NO_STANDING),
    })),
    actions: unmapped === undefined ? actionsOf(view) : { ...actionsOf(view), issue: true, retry: false },
    notes: notes.toReversed(),
  };
}

function told({ code, message, advice }: Problem): Stop {
  return { code, message, advice };
}

function findingsOf({ findings = [] }: Problem): NonNullable<OrderBlock['stopped']>['findings'] {
  return findings.filter(({ severity }) => severity === 'fatal').map(({ rule, advice }) => ({ rule, advice }));
}

function waitingOf({ waiting, nextAttemptAt }: OrderView): OrderBlock['waiting'] {
  return waiting === undefined || nextAttemptAt === undefined ? null : { ...told(waiting), nextAttemptAt };
}

function actionsOf({ stopped, documents }: OrderView): OrderActions {
  return {
    issue: stopped === undefined && documents.length === 0,
    retry: stopped !== undefined,
    credit: documents.filter(canBeCredited).map(({ id, number }) => ({ id, number })),
  };
}

/** Ours alone: what the ERP issued, the ERP credits. */
function canBeCredited({ kind, status, files }: DocumentView): boolean {
  return kind !== 'creditNote' && status !== 'credited' && files.length > 0;
}
