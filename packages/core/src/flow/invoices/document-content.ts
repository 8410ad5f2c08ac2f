import { createHash } from 'node:crypto';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { z } from 'zod';
import { documentCoverage, documentKind, type IssuedDocument } from '../../billing/index.ts';
import { invoice, type Invoice } from '../../model/index.ts';
import type { IssuedRow } from '../../store/index.ts';

// A fifth of the size for a third of deflate's time; the database's own compression is slower still (docs/adr/0012).
const FAST = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

const storedContent = z.strictObject({ invoice, coverage: documentCoverage });

/** What is kept of a document besides its bytes: the invoice and what it covers, later documents being planned against it. */
export function packContent(document: Pick<IssuedDocument, 'invoice' | 'coverage'>): Buffer {
  return pack(Buffer.from(JSON.stringify({ invoice: document.invoice, coverage: document.coverage })));
}

export function packBytes(bytes: Uint8Array): { readonly packed: Buffer; readonly sha256: Buffer } {
  return { packed: pack(bytes), sha256: createHash('sha256').update(bytes).digest() };
}

/** Told the size, zstd prepares a window of that size and not one of half a megabyte. */
function pack(bytes: Uint8Array): Buffer {
  return zstdCompressSync(bytes, { ...FAST, pledgedSrcSize: bytes.length });
}

export function unpackBytes(packed: Uint8Array): Buffer {
  return zstdDecompressSync(packed);
}

/** An issued document as billing plans against it. */
export function unpackDocument({ kind, part, content }: Pick<IssuedRow, 'kind' | 'part' | 'content'>): IssuedDocument {
  const stored = unpackContent(content);
  return { kind: documentKind.parse(kind), part, ...stored };
}

interface Content {
  readonly invoice: Invoice;
  readonly coverage: IssuedDocument['coverage'];
}

/** Bytes that were read once are mostly looked at several times: for the letter, the page, the file. */
const unpacked = new WeakMap<Uint8Array, Content>();

export function unpackContent(content: Uint8Array): Content {
  const known = unpacked.get(content);
  if (known !== undefined) return known;
  const parsed = storedContent.parse(JSON.parse(zstdDecompressSync(content).toString('utf8')));
  unpacked.set(content, parsed);
  return parsed;
}
