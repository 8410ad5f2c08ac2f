import type { OrderBlock } from '../../../src/api/contract.ts';

/** `resend` is told of and cannot be asked for until invoices are sent. */
export type Choice = 'issue' | 'retry' | 'credit' | 'resend';

/** What can be done, what is most wanted first: a stuck order is there to be retried. */
export function choicesOf({ actions, documents }: OrderBlock): readonly Choice[] {
  return [
    ...(actions.retry ? (['retry'] as const) : []),
    ...(actions.issue ? (['issue'] as const) : []),
    ...(actions.credit.length > 0 ? (['credit'] as const) : []),
    ...(documents.some(({ files }) => files.length > 0) ? (['resend'] as const) : []),
  ];
}

/** What a person typed to credit an invoice. */
export interface CreditDraft {
  /** Makes two clicks one credit note. */
  readonly key: string;
  readonly documentId: string;
  /** Tax included; empty: all that is not credited yet. */
  readonly amount: string;
  readonly reason: string;
}

export type CreditProblem = 'amountWrong' | 'reasonMissing';

/** What is wrong with it, by field. */
export function creditProblems({ amount, reason }: CreditDraft): {
  readonly amount?: CreditProblem;
  readonly reason?: CreditProblem;
} {
  return {
    ...(amount.trim() !== '' && !isPositive(plain(amount)) && { amount: 'amountWrong' }),
    ...(reason.trim() === '' && { reason: 'reasonMissing' }),
  };
}

export interface ActionRequest {
  readonly path: string;
  readonly body: Readonly<Record<string, string>>;
}

/** What is asked of our server; `orderId` is Shopify's. */
export function requestFor(
  choice: Choice,
  block: Pick<OrderBlock, 'orderId'>,
  orderId: string,
  draft: CreditDraft,
): ActionRequest | undefined {
  switch (choice) {
    case 'issue':
      return { path: `/app/orders/${orderId}/send`, body: {} };
    case 'retry':
      return block.orderId === null ? undefined : { path: `/v1/orders/${block.orderId}/retry`, body: {} };
    case 'credit':
      return { path: `/v1/documents/${draft.documentId}/credit-note`, body: creditBody(draft) };
    case 'resend':
      return undefined;
    default:
      return choice satisfies never;
  }
}

function creditBody({ key, amount, reason }: CreditDraft): ActionRequest['body'] {
  return { key, reason: reason.trim(), ...(amount.trim() !== '' && { gross: plain(amount) }) };
}

/** Half of Europe writes `19,90`. */
function plain(amount: string): string {
  return amount.trim().replace(',', '.');
}

function isPositive(amount: string): boolean {
  return /^\d{1,12}(\.\d{1,3})?$/.test(amount) && /[1-9]/.test(amount);
}
