export * from './returns/index.ts';
