/** What the bytes of UTF-8 mean to a reader of XML. Every table is asked once for each byte of a document, so it is an array of bytes. */

export const TAB = 9;
export const LINE_FEED = 10;
export const RETURN = 13;
export const BLANK = 32;
export const EXCLAMATION = 33;
export const QUOTE = 34;
export const AMPERSAND = 38;
export const APOSTROPHE = 39;
export const DASH = 45;
export const SLASH = 47;
export const LESS = 60;
export const EQUALS = 61;
export const GREATER = 62;
export const QUESTION = 63;
export const BRACKET_OPEN = 91;
export const BRACKET_CLOSE = 93;

/** XML 1.0 production 3, S. */
export function isBlank(byte: number | undefined): boolean {
  return byte === BLANK || byte === LINE_FEED || byte === TAB || byte === RETURN;
}

/** Production 2, Char: of the bytes below 128 these are no characters of XML. */
const isForbidden = (byte: number): boolean => byte < BLANK && byte !== TAB && byte !== LINE_FEED && byte !== RETURN;

/** What a byte does where it stands: nothing, begin a character beyond ASCII, stop the reading, or one of the others. */
export const PLAIN = 0;
export const BEYOND_ASCII = 1;
export const FORBIDDEN = 2;
export const STOPS = 3;
export const REFERS = 4;
export const ENDS_LINE = 5;
export const BRACKET = 6;

function table(meaning: (byte: number) => number): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => {
    if (byte >= 0xc0) return BEYOND_ASCII;
    return isForbidden(byte) ? FORBIDDEN : meaning(byte);
  });
}

/** In the text of an element. */
export const IN_TEXT = table((byte) => {
  if (byte === LESS) return STOPS;
  if (byte === AMPERSAND) return REFERS;
  if (byte === RETURN) return ENDS_LINE;
  return byte === BRACKET_CLOSE ? BRACKET : PLAIN;
});

/** In the value of an attribute: both quotes stop, the caller knows which of them ends it. */
export const IN_VALUE = table((byte) => {
  if (byte === QUOTE || byte === APOSTROPHE || byte === LESS) return STOPS;
  if (byte === AMPERSAND) return REFERS;
  return byte === RETURN || byte === LINE_FEED || byte === TAB ? ENDS_LINE : PLAIN;
});

/** In a name: whatever can follow one stops. What else is no name is found when the name is first met. */
export const IN_NAME = table((byte) =>
  isBlank(byte) || byte === SLASH || byte === GREATER || byte === EQUALS || byte === LESS || byte === QUESTION
    ? STOPS
    : PLAIN,
);

/** Anywhere else. */
export const ANYWHERE = table(() => PLAIN);

/** How many bytes more than UTF-16 units a character takes that begins with this byte, which is beyond ASCII. */
export function surplusOf(lead: number): number {
  return lead < 0xe0 ? 1 : 2;
}
