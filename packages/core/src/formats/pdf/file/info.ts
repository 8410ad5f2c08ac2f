import { createHash } from 'node:crypto';
import { type DocumentInfo, PRODUCER } from '../xmp.ts';
import { date, text } from './objects.ts';

/** The information dictionary (ISO 32000-1, 14.3.3). */
export function infoDict({ title, author, created }: DocumentInfo): string {
  const producer = text(PRODUCER);
  return `<</Title${text(title)}/Author${text(author)}/Creator${producer}/Producer${producer}/CreationDate${date(created)}>>`;
}

/** The identifier of a file (14.4), from what makes it different from others. */
export function fileId(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 32);
}
