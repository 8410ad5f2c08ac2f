import { TextDecoder } from 'node:util';

/** Turns the octets of a part, given as Latin-1, into those that were sent: undoes its Content-Transfer-Encoding. */
export function undoTransfer(octets: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(octets, 'base64').toString('latin1');
  if (encoding === 'quoted-printable') return unquoted(withoutSoftBreaks(octets));
  return octets;
}

/** Space at the end of a line was added on the way; a `=` there means that the line goes on. */
function withoutSoftBreaks(octets: string): string {
  const lines = octets.split('\n').map((line) => line.trimEnd());
  return lines.join('\n').replaceAll('=\n', '');
}

function unquoted(octets: string): string {
  return octets.replace(/=([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** The text of octets, given as Latin-1, in a charset; UTF-8 where it is that, else Windows-1252, where the charset is unknown or not told. */
export function inCharset(octets: string, charset: string): string {
  if (!/[\u0080-\u00ff\u001b]/.test(octets)) return octets;
  const bytes = Buffer.from(octets, 'latin1');
  const decoder = decoderFor(charset.toLowerCase());
  if (decoder !== undefined) return decoder.decode(bytes);
  try {
    return STRICT_UTF8.decode(bytes);
  } catch {
    return WINDOWS_1252.decode(bytes);
  }
}

const STRICT_UTF8 = new TextDecoder('utf-8', { fatal: true });
const WINDOWS_1252 = new TextDecoder('windows-1252');
const decoders = new Map<string, TextDecoder | undefined>();

/** `undefined` for ASCII too: what is sent as ASCII and is not is most often one of the two that are tried then. */
function decoderFor(charset: string): TextDecoder | undefined {
  if (charset === '' || charset === 'us-ascii' || charset === 'utf-8' || charset.length > 40) return undefined;
  if (!decoders.has(charset) && decoders.size < 100) decoders.set(charset, newDecoder(charset));
  return decoders.get(charset);
}

function newDecoder(charset: string): TextDecoder | undefined {
  try {
    return new TextDecoder(charset);
  } catch {
    return undefined;
  }
}

const ENCODED_WORD = /=\?([\w*-]{1,40})\?([bq])\?([^?\s]*)\?=/gi;

/** The text of a field whose words may be encoded (RFC 2047). */
export function decodeWords(value: string): string {
  const raw = inCharset(value, '');
  if (!raw.includes('=?')) return raw;
  return raw.replace(/\?=\s+=\?/g, '?==?').replace(ENCODED_WORD, (_, charset: string, kind: string, word: string) => {
    const octets = kind.toLowerCase() === 'b' ? undoTransfer(word, 'base64') : unquoted(word.replaceAll('_', ' '));
    return inCharset(octets, charset.split('*')[0] ?? '');
  });
}
