export * from './ext-id.ts';
export * from './ledger/book.ts';
export * from './ledger/memory-book.ts';
export * from './outcome.ts';
export * from './port.ts';
