import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { documentCoverage, documentKind, type IssuedDocument } from '../billing/index.ts';
import { invoice, type Invoice } from '../model/index.ts';
import type { IssuedRow } from '../store/index.ts';

// Level 1 takes a third of the time of the default for a tenth more bytes.
const FAST = { level: 1 };

const storedContent = z.strictObject({ invoice, coverage: documentCoverage });

/** What is kept of a document besides its bytes: the invoice and what it covers, later documents being planned against it. */
export function packContent(document: Pick<IssuedDocument, 'invoice' | 'coverage'>): Buffer {
  return deflateRawSync(JSON.stringify({ invoice: document.invoice, coverage: document.coverage }), FAST);
}

export function packBytes(bytes: Uint8Array): { readonly packed: Buffer; readonly sha256: Buffer } {
  return { packed: deflateRawSync(bytes, FAST), sha256: createHash('sha256').update(bytes).digest() };
}

export function unpackBytes(packed: Uint8Array): Buffer {
  return inflateRawSync(packed);
}

/** An issued document as billing plans against it. */
export function unpackDocument({ kind, part, content }: Pick<IssuedRow, 'kind' | 'part' | 'content'>): IssuedDocument {
  const stored = unpackContent(content);
  return { kind: documentKind.parse(kind), part, ...stored };
}

export function unpackContent(content: Uint8Array): { readonly invoice: Invoice; readonly coverage: IssuedDocument['coverage'] } {
  return storedContent.parse(JSON.parse(inflateRawSync(content).toString('utf8')));
}
