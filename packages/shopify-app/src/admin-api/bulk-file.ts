import { noAnswer } from './failure.ts';
import type { ApiAnswer } from './shop-api.ts';

/** A part of a bulk operation's file: whole lines. */
export interface FilePart {
  readonly lines: readonly string[];
  /** The byte at which the next part begins; absent after the last line. */
  readonly next?: number;
}

/** Reads whole lines from a byte on. */
export type ReadBulkFile = (url: string, from: number) => Promise<ApiAnswer<FilePart>>;

/** Where Shopify keeps results, for a week: https://shopify.dev/docs/api/usage/bulk-operations/queries */
const RESULTS = 'https://storage.googleapis.com';
/** Bytes asked for at once: about 150 orders' ids. */
export const PART = 16 * 1024;
const PATIENCE = 40_000;

/** Of a result nothing is read but from Shopify's storage; with a sandbox, from it alone. */
export function bulkFiles(sandbox: string | undefined, request: typeof fetch = fetch): ReadBulkFile {
  const origin = sandbox === undefined ? RESULTS : new URL(sandbox).origin;
  return async (url, from) => {
    if (new URL(url).origin !== origin) return AWAY;
    try {
      const response = await request(url, {
        headers: { range: `bytes=${from}-${from + PART - 1}`, 'accept-encoding': 'identity' },
        signal: AbortSignal.timeout(PATIENCE),
        redirect: 'error',
      });
      if (response.status === 416) return { ok: true, value: { lines: [] } };
      if (!response.ok) return AWAY;
      const bytes = Buffer.from(await response.arrayBuffer());
      // Who does not know ranges sends everything.
      const part = response.status === 206 ? bytes : bytes.subarray(from, from + PART);
      return { ok: true, value: partOf(part, from) };
    } catch {
      return AWAY;
    }
  };
}

/** What is less than was asked for is the end; a line that was cut begins the next part. */
export function partOf(bytes: Buffer, from: number): FilePart {
  const isLast = bytes.length < PART;
  const end = isLast ? bytes.length : bytes.lastIndexOf('\n') + 1;
  const lines = bytes
    .subarray(0, end)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');
  return { lines, ...(!isLast && { next: from + end }) };
}

const AWAY = { ok: false, failure: noAnswer({ isMutation: false }) } as const;
