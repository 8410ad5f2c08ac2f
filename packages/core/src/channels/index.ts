export type { LetterBlock, LetterTable } from './letter-block.ts';
export * from './letters/index.ts';
export * from './outcome.ts';
export * from './port.ts';
export { print } from './print/adapter.ts';
export { printConfig, type PrintConfig } from './print/config.ts';
export { printBatch, type PrintedBatch } from './print/print-batch.ts';
export * from './returns/index.ts';
export { smtp } from './smtp/adapter.ts';
