/**
 * The values a PDF is made of (ISO 32000-1, 7.3). Names are strings with their slash (`/Type`), strings are bytes, dictionaries are maps
 * with keys without a slash.
 */
export type PdfValue =
  | null
  | boolean
  | number
  | string
  | Uint8Array
  | PdfRef
  | PdfStream
  | PdfDict
  | readonly PdfValue[];
export type PdfDict = ReadonlyMap<string, PdfValue>;

/** `12 0 R` */
export class PdfRef {
  readonly number: number;

  constructor(number: number) {
    this.number = number;
  }
}

export class PdfStream {
  readonly dict: PdfDict;
  /** As it stands in the file: its filters are not undone. */
  readonly raw: Uint8Array;

  constructor(dict: PdfDict, raw: Uint8Array) {
    this.dict = dict;
    this.raw = raw;
  }
}

export const isDict = (value: PdfValue | undefined): value is PdfDict => value instanceof Map;

/** Bytes as a text of as many characters. */
export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** A text string (7.9.2): UTF-16BE or UTF-8 by its mark, else PDFDocEncoding, which is near enough to Latin-1. */
export function textOf(value: PdfValue | undefined): string | undefined {
  if (!(value instanceof Uint8Array)) return undefined;
  if (value[0] === 0xfe && value[1] === 0xff) return new TextDecoder('utf-16be').decode(value.subarray(2));
  if (value[0] === 0xef && value[1] === 0xbb && value[2] === 0xbf) return new TextDecoder().decode(value.subarray(3));
  return latin1(value);
}

/** Thrown inside the reader alone, which turns it into a problem of this code. */
export class PdfDefect extends Error {
  override readonly name = 'PdfDefect';
  readonly code: 'NOT_PDF' | 'PDF_DAMAGED' | 'PDF_ENCRYPTED' | 'PDF_TOO_LARGE' | 'PDF_FILTER_UNKNOWN';

  constructor(code: PdfDefect['code'], message: string) {
    super(message);
    this.code = code;
  }
}
