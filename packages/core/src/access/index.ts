/** Who may do what, and proof of what was done: API keys, secrets at rest, the audit chain. Needs `node:crypto`. */
export * from './api-key.ts';
export * from './audit-event.ts';
export * from './canonical-json.ts';
export * from './chain.ts';
export * from './key-file.ts';
export * from './key-ring.ts';
export * from './secret.ts';
export * from './verify-chain.ts';
