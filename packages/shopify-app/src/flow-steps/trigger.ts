import type { DocumentStatus } from '@quittance/core/hosts';
import { z } from 'zod';
import { operation } from '../admin-api/operation.ts';
import type { ShopApi } from '../admin-api/shop-api.ts';

/** A trigger of Shopify Flow. The keys of `payload` are the fields in `extensions/<handle>/shopify.extension.toml`. */
export interface FlowTrigger {
  readonly handle: 'invoice-overdue' | 'e-invoice-rejected';
  readonly payload: Readonly<Record<string, string | number>>;
}

/** An invoice whose day is past by `days`, counted where the shop is. */
export function invoiceOverdue(
  orderId: string,
  document: Pick<DocumentStatus, 'number' | 'open' | 'currency' | 'dueDate'>,
  days: number,
): FlowTrigger {
  return {
    handle: 'invoice-overdue',
    payload: {
      order_id: referenceTo(orderId),
      'Invoice number': document.number,
      // Flow compares numbers only; the exact amount stands in the order's metafield.
      'Open amount': Number(document.open),
      Currency: document.currency,
      'Due date': document.dueDate ?? '',
      'Days overdue': days,
    },
  };
}

/** An e-invoice that the network, or the buyer's platform, sent back. `code` and `reason` are theirs. */
export function eInvoiceRejected(
  orderId: string,
  document: Pick<DocumentStatus, 'number'>,
  why: { readonly code: string; readonly reason: string },
): FlowTrigger {
  return {
    handle: 'e-invoice-rejected',
    payload: {
      order_id: referenceTo(orderId),
      'Invoice number': document.number,
      'Reason code': why.code,
      Reason: why.reason,
    },
  };
}

/** Flow wants a number; one too great for JSON's numbers would come out as another order. */
function referenceTo(orderId: string): number | string {
  const number = Number(orderId);
  return Number.isSafeInteger(number) ? number : orderId;
}

const flowTrigger = operation(
  'flow-trigger',
  10,
  z.object({ flowTriggerReceive: z.object({ userErrors: z.array(z.object({ message: z.string() })) }) }),
);

/**
 * - `refused`: the shop has no such trigger (its extension is not there), or takes none: sending it again would not help;
 * - `not-now`: nothing was started, and later it may be;
 * - `unknown`: the answer was lost. Sent again, the workflows might run twice.
 */
export type FlowOutcome = 'started' | 'refused' | 'not-now' | 'unknown';

/** Starts the merchant's workflows. They start again when it is sent again: send it once per event. */
export async function startFlows(api: ShopApi, { handle, payload }: FlowTrigger): Promise<FlowOutcome> {
  const answer = await api.run(flowTrigger, { handle, payload });
  if (answer.ok) return answer.value.flowTriggerReceive.userErrors.length === 0 ? 'started' : 'refused';
  const { kind } = answer.failure;
  if (kind === 'uncertain') return 'unknown';
  return kind === 'refused' ? 'refused' : 'not-now';
}
