export * from './acknowledgement.ts';
export * from './balance.ts';
export * from './case.ts';
export * from './command.ts';
export * from './debtor.ts';
export * from './event.ts';
export * from './item.ts';
export { SCHEMA_VERSION } from './parts.ts';
