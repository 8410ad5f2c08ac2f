export type { LetterBlock, LetterTable } from './letter-block.ts';
export * from './outcome.ts';
export * from './port.ts';
export * from './returns/index.ts';
export { smtp } from './smtp/adapter.ts';
