export type * from './port.ts';
export { writeUbl } from './ubl/write.ts';
