import { writeUbl } from './write.ts';

/** UBL 2.1 in the binding of EN 16931-3-2. */
export const ubl = { id: 'ubl', mimeType: 'application/xml', extension: 'xml', write: writeUbl } as const;
