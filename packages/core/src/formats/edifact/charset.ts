/** What the syntax identifier of UNB (S001/0001) says of the bytes, and the name by which `TextDecoder` knows it. */
const CHARSETS: Readonly<Record<string, string>> = {
  UNOA: 'ISO-8859-1',
  UNOB: 'ISO-8859-1',
  UNOC: 'ISO-8859-1',
  UNOD: 'ISO-8859-2',
  UNOE: 'ISO-8859-5',
  UNOF: 'ISO-8859-7',
  UNOG: 'ISO-8859-3',
  UNOH: 'ISO-8859-4',
  UNOI: 'ISO-8859-6',
  UNOJ: 'ISO-8859-8',
  UNOW: 'UTF-8',
  UNOY: 'UTF-8',
};

/** The character set of a syntax identifier: `ISO-8859-1`, `UTF-8`; `undefined` for one that is unknown or never used. */
export function charsetOf(syntaxIdentifier: string): string | undefined {
  return Object.hasOwn(CHARSETS, syntaxIdentifier) ? CHARSETS[syntaxIdentifier] : undefined;
}

/** Whether the syntax identifier allows ASCII alone. Senders write Latin-1 under it all the same. */
export function isAsciiOnly(syntaxIdentifier: string): boolean {
  return syntaxIdentifier === 'UNOA' || syntaxIdentifier === 'UNOB';
}

/** Pieces of bytes as text; `undefined` where they are not of that character set. */
export function decode(pieces: readonly Uint8Array[], charset: string): readonly string[] | undefined {
  // The platform's "iso-8859-1" is windows-1252, which differs in 32 characters.
  if (charset === 'ISO-8859-1') return pieces.map(latin1);
  const decoder = new TextDecoder(charset.toLowerCase(), { fatal: true, ignoreBOM: true });
  try {
    return pieces.map((piece) => decoder.decode(piece));
  } catch {
    return undefined;
  }
}

export function latin1(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; start += PIECE) {
    pieces.push(String.fromCharCode(...bytes.subarray(start, start + PIECE)));
  }
  return pieces.join('');
}

const PIECE = 8192;

/** Whether a byte is beyond ASCII. */
export function hasHighByte(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte > 0x7f);
}
