export * from './issue-credit-note.ts';
export * from './push-order.ts';
export * from './retry-orders.ts';
