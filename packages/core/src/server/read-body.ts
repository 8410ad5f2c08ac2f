import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Problem } from '../model/index.ts';

/** A body that cannot be read, with the answer it deserves. */
export interface Unreadable {
  readonly ok: false;
  readonly status: ContentfulStatusCode;
  readonly problem: Problem;
}

export type Read<T> = { readonly ok: true; readonly value: T } | Unreadable;

export const JSON_TYPE = 'application/json';

const DECODERS = {
  gzip: promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
} as const;

/** A JSON body. */
export async function readJson(c: Context, limit: number): Promise<Read<unknown>> {
  if (mediaType(c) !== JSON_TYPE) return { ok: false, status: 415, problem: TYPE_UNKNOWN };
  const body = await readText(c, limit);
  if (!body.ok) return body;
  const value = parseJson(body.value);
  return value === undefined ? { ok: false, status: 400, problem: JSON_MALFORMED } : { ok: true, value };
}

/** The media type without its parameters. */
export function mediaType(c: Context): string {
  const [type = ''] = (c.req.header('content-type') ?? '').split(';');
  return type.trim().toLowerCase();
}

/** The value of a JSON text; `undefined`, which JSON cannot say, when it is malformed. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A file as it was sent, at most `limit` bytes on the wire and again after decompression. */
export async function readBytes(c: Context, limit: number): Promise<Read<Uint8Array>> {
  const raw = await collect(c, limit);
  if (raw === undefined) return tooLarge(limit);
  const decoded = await decompress(raw, c.req.header('content-encoding') ?? 'identity', limit);
  return decoded instanceof Uint8Array ? { ok: true, value: decoded } : decoded;
}

/** The body as text, at most `limit` bytes on the wire and again after decompression: a bomb stops there. */
export async function readText(c: Context, limit: number): Promise<Read<string>> {
  const body = await readBytes(c, limit);
  if (!body.ok) return body;
  try {
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true }).decode(body.value) };
  } catch {
    return { ok: false, status: 400, problem: NOT_UTF8 };
  }
}

/** `undefined` when there is more than `limit`. */
async function collect(c: Context, limit: number): Promise<Uint8Array | undefined> {
  const announced = c.req.header('content-length');
  if (announced === undefined) return collectChunks(c.req.raw.body, limit);
  if (!(Number(announced) <= limit)) return undefined;
  // HTTP/1.1 ends a body at its announced length, and reading it whole costs a tenth of reading a web stream.
  const body = new Uint8Array(await c.req.arrayBuffer());
  return body.byteLength > limit ? undefined : body;
}

async function collectChunks(body: ReadableStream<Uint8Array> | null, limit: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function decompress(raw: Uint8Array, encoding: string, limit: number): Promise<Uint8Array | Unreadable> {
  if (encoding === 'identity') return raw;
  if (!isKnown(encoding)) return { ok: false, status: 415, problem: ENCODING_UNKNOWN };
  try {
    return await DECODERS[encoding](raw, { maxOutputLength: limit });
  } catch (error) {
    if (error instanceof RangeError) return tooLarge(limit);
    return { ok: false, status: 400, problem: ENCODING_BROKEN };
  }
}

function isKnown(encoding: string): encoding is keyof typeof DECODERS {
  return Object.hasOwn(DECODERS, encoding);
}

function tooLarge(limit: number): Unreadable {
  const problem: Problem = {
    code: 'BODY_TOO_LARGE',
    message: `The body is larger than ${limit} bytes.`,
    advice: 'Send fewer orders at a time.',
    retry: 'never',
  };
  return { ok: false, status: 413, problem };
}

const NOT_UTF8: Problem = {
  code: 'BODY_NOT_UTF8',
  message: 'The body is not UTF-8.',
  advice: 'Encode the JSON as UTF-8.',
  retry: 'never',
};
const ENCODING_UNKNOWN: Problem = {
  code: 'CONTENT_ENCODING_UNKNOWN',
  message: 'The content encoding is not one of gzip, deflate, br.',
  advice: 'Send the body plain or with gzip.',
  retry: 'never',
};
const ENCODING_BROKEN: Problem = {
  code: 'CONTENT_ENCODING_BROKEN',
  message: 'The body cannot be decompressed.',
  advice: 'Check that Content-Encoding names what the body really is.',
  retry: 'never',
};
export const TYPE_UNKNOWN: Problem = {
  code: 'CONTENT_TYPE_UNKNOWN',
  message: 'The body is not announced as JSON.',
  advice: 'Send Content-Type: application/json, or application/x-ndjson for one order a line.',
  retry: 'never',
};
export const JSON_MALFORMED: Problem = {
  code: 'JSON_MALFORMED',
  message: 'The body is not JSON.',
  advice: 'Check that the JSON is complete: a cut-off upload is the usual cause.',
  retry: 'never',
};
