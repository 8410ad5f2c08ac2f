import type { Capabilities } from './port.ts';

const native = { kind: 'native', maxKeyLength: 60 } as const;

/** What a system can do whose records lie under our own keys, unique there: everything, and nothing twice. */
export const KEYED_BY_US = {
  flows: { order: 'both', orderStatus: 'read', invoice: 'read', payment: 'both', creditNote: 'both' },
  idempotency: { order: native, payment: native, creditNote: native },
} satisfies Pick<Capabilities, 'flows' | 'idempotency'>;
