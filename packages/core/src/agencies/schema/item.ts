import { z } from 'zod';
import { isoDate } from '../../model/index.ts';
import { key, line, owed } from './parts.ts';

/** One position of the claim. */
export const caseItem = z.strictObject({
  /** Unique in the case, and the same over its versions. */
  itemId: key,
  /** Number of the invoice the position is of; of a fee or interest, the invoice it is for. */
  invoiceNo: line,
  issued: isoDate,
  /** The day it was to be paid. */
  due: isoDate,
  /** As first claimed; of a credit, what it takes away. Never negative. */
  original: owed,
  /** Still owed when this version was written; of a credit, what it still takes away. Never negative, never above `original`. */
  open: owed,
  /** `principal`: the invoice; `fee`: reminders, flat compensation; `interest`; `cost`: laid out to collect; `credit`: takes away. */
  kind: z.enum(['principal', 'fee', 'interest', 'cost', 'credit']),
  /** What the debtor knows it by: payment reference, order number. */
  reference: line.optional(),
  /** Documents of the case that prove it. */
  documentIds: z.array(key).max(50).default([]),
});
export type CaseItem = z.output<typeof caseItem>;

/** A file that proves the claim. */
export const caseDocument = z.strictObject({
  /** Unique in the case. */
  documentId: key,
  kind: z.enum(['invoice', 'credit-note', 'contract', 'reminder', 'delivery-proof', 'statement', 'other']),
  filename: z.string().regex(/^[^/\\\p{Cc}]{1,200}$/u, 'must be a plain file name'),
  mediaType: z.string().regex(/^[a-z0-9.+-]+\/[a-z0-9.+-]+$/, 'must be a media type'),
  /** Hex, of the bytes. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hex'),
  /** The bytes, where they travel with the case; else the agency asks for them by `request_to_creditor`. */
  content: z.base64().max(20_000_000).optional(),
});
export type CaseDocument = z.output<typeof caseDocument>;
