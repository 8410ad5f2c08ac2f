export type { LetterBlock, LetterTable } from './letter-block.ts';
export * from './outcome.ts';
export * from './port.ts';
export { smtp } from './smtp/adapter.ts';
