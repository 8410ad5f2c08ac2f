/** What a file or a body holds, told by its keys: Shopify wraps the same things differently in webhooks, REST and GraphQL. */
export type Payload =
  | { readonly kind: 'order'; readonly body: Fields }
  | { readonly kind: 'transactions'; readonly ofOrder: string; readonly list: readonly unknown[] }
  | { readonly kind: 'other'; readonly what: string };

type Fields = Readonly<Record<string, unknown>>;

/** Every order and list of transactions in a value that `parseLossless` read; what else it holds is named. */
export function payloadsIn(json: unknown): Payload[] {
  if (Array.isArray(json)) return listed(json);
  if (!isFields(json)) return [{ kind: 'other', what: 'no object' }];
  for (const wrapper of ['order', 'orders', 'refund', 'refunds', 'transactions', 'draft_orders']) {
    const inside = json[wrapper];
    if (
      typeof inside === 'object' &&
      inside !== null &&
      json['line_items'] === undefined &&
      json['refund_line_items'] === undefined
    )
      return payloadsIn(inside);
  }
  if (Array.isArray(json['line_items']) && json['total_price'] !== undefined && !isDraft(json))
    return [{ kind: 'order', body: json }];
  return [{ kind: 'other', what: nameOf(json) }];
}

/** A draft is nobody's order yet: it has no financial status, and its prices still change. */
function isDraft(fields: Fields): boolean {
  return 'invoice_sent_at' in fields || 'invoice_url' in fields;
}

const OTHERS: readonly (readonly [key: string, what: string])[] = [
  ['invoice_url', 'a draft order'],
  ['refund_line_items', 'a refund'],
  ['order_edit', 'an edit of an order'],
  ['data', 'an answer of GraphQL'],
  ['orders_to_redact', 'a request to redact a customer'],
  ['orders_requested', 'a request for data'],
  ['shop_domain', 'a request to redact a shop'],
  ['myshopify_domain', 'a shop'],
  ['current', 'a change of scopes'],
  ['app_subscription', 'a subscription'],
  ['error_code', 'a bulk operation'],
];

function nameOf(fields: Fields): string {
  return OTHERS.find(([key]) => key in fields)?.[1] ?? `something with ${Object.keys(fields).slice(0, 3).join(', ')}`;
}

function isTransactions(list: readonly unknown[]): list is readonly Fields[] {
  return (
    list.length > 0 && list.every((one) => isFields(one) && 'kind' in one && 'gateway' in one && 'order_id' in one)
  );
}

function listed(list: readonly unknown[]): Payload[] {
  return isTransactions(list) ? [transactions(list)] : list.flatMap(payloadsIn);
}

function transactions(list: readonly Fields[]): Payload {
  return { kind: 'transactions', ofOrder: String(list[0]?.['order_id']), list };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
