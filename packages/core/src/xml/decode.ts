import { GREATER } from './bytes.ts';
import { declarationIn } from './declaration.ts';
import { Malformed } from './malformed.ts';
import { Source } from './source.ts';

/** The encodings that invoices declare, in lower case, as `TextDecoder` calls them. Others are refused rather than guessed. */
const ENCODINGS: ReadonlyMap<string, string> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['utf-16', 'utf-16'],
  ['utf-16le', 'utf-16le'],
  ['utf-16be', 'utf-16be'],
  ['us-ascii', 'ascii'],
  ['ascii', 'ascii'],
  ['iso-8859-1', 'latin-1'],
  ['latin1', 'latin-1'],
  ['iso-8859-15', 'iso-8859-15'],
  ['windows-1252', 'windows-1252'],
]);

const LONGEST_DECLARATION = 1_000;

/**
 * The document, read up to the end of its XML declaration. Throws {@link Malformed} with `XML_ENCODING` for bytes that are not in the
 * encoding which they declare, or show (XML 1.0 §4.3.3 and appendix F).
 */
export function sourceOf(given: Uint8Array): Source {
  // A Buffer is read as what it extends, so that engines meet one kind of array.
  const bytes = new Uint8Array(given.buffer, given.byteOffset, given.length);
  const shown = encodingShownBy(bytes);
  return shown === undefined || shown === 'utf-8'
    ? eightBit(bytes, shown === undefined ? 0 : 3)
    : sixteenBit(bytes, shown);
}

/** The encoding that a byte order mark, or UTF-16 without one, shows. */
function encodingShownBy(bytes: Uint8Array): string | undefined {
  const a = bytes[0];
  const b = bytes[1];
  const c = bytes[2];
  const d = bytes[3];
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0 && c === 0x3f && d === 0)) return 'utf-16le';
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c && c === 0 && d === 0x3f)) return 'utf-16be';
  return undefined;
}

function eightBit(bytes: Uint8Array, mark: number): Source {
  const { encoding: declared = 'utf-8', length } = declarationIn(asciiStart(bytes, mark));
  const encoding = ENCODINGS.get(declared);
  if (encoding === undefined || encoding.startsWith('utf-16') || (mark > 0 && encoding !== 'utf-8'))
    throw wrong(declared);
  const text = decoded(bytes, encoding);
  const source = encoding === 'utf-8' ? new Source(bytes, text, mark) : new Source(encoder.encode(text), text, 0);
  source.at += length;
  return source;
}

function sixteenBit(bytes: Uint8Array, encoding: string): Source {
  const text = decoded(bytes, encoding);
  const { encoding: declared = encoding, length } = declarationIn(text.slice(0, LONGEST_DECLARATION));
  if (declared !== encoding && declared !== 'utf-16') throw wrong(declared);
  const source = new Source(encoder.encode(text), text, 0);
  source.at += length;
  return source;
}

/** The first characters as far as a declaration goes, if they are one. */
function asciiStart(bytes: Uint8Array, mark: number): string {
  const end = bytes.subarray(0, mark + LONGEST_DECLARATION).indexOf(GREATER, mark);
  return end < 0 ? '' : String.fromCharCode(...bytes.subarray(mark, end + 1));
}

const encoder = new TextEncoder();
type Decoder = InstanceType<typeof TextDecoder>;
const decoders = new Map<string, Decoder>();

function decoded(bytes: Uint8Array, encoding: string): string {
  if (encoding === 'ascii' && bytes.some((byte) => byte >= 0x80)) throw wrong('us-ascii');
  // `TextDecoder` takes ISO-8859-1 for Windows-1252. The bytes of the former are the first units of UTF-16.
  if (encoding === 'latin-1') return decoded(new Uint8Array(new Uint16Array(bytes).buffer), 'utf-16le');
  try {
    return decoderOf(encoding).decode(bytes);
  } catch {
    throw wrong(encoding);
  }
}

function decoderOf(encoding: string): Decoder {
  let decoder = decoders.get(encoding);
  if (decoder === undefined) decoders.set(encoding, (decoder = new TextDecoder(encoding, { fatal: true })));
  return decoder;
}

function wrong(encoding: string): Malformed {
  return new Malformed(
    `The bytes are not text in the encoding they declare (${encoding}), or it is none of an invoice.`,
    'XML_ENCODING',
  );
}

/**
 * The text of a document, for those who look at its beginning before they read it; `undefined` when the bytes are not in the encoding which
 * they declare, or show.
 */
export function decodeXml(bytes: Uint8Array): string | undefined {
  try {
    return sourceOf(bytes).text;
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    return error.code === 'XML_MALFORMED' ? new TextDecoder().decode(bytes) : undefined;
  }
}
