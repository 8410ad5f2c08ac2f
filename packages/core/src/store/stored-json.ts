/* eslint-disable-next-line no-control-regex -- the NUL character is what it looks for */
const UNSTORABLE = /[\u0000\ud800-\udfff]/gu;
/** As `JSON.stringify` writes them; a backslash that is itself escaped begins none. */
const ESCAPED_UNSTORABLE = /\\(?:\\|u0000|ud[89a-f][0-9a-f]{2})/g;

/**
 * The JSON of a value as PostgreSQL can hold it. What no text has, the NUL character and half a surrogate pair, becomes the sign for an unreadable
 * character (U+FFFD): texts come from mails, banks, agencies and shops, and one of them must not stop the rest.
 */
export function storedJson(value: unknown): string {
  const json = JSON.stringify(value);
  return json.includes('\\u') ? json.replaceAll(ESCAPED_UNSTORABLE, readable) : json;
}

function readable(escape: string): string {
  return escape === '\\\\' ? escape : '\uFFFD';
}

/** The same of a text by itself. */
export function storedText(text: string): string {
  return text.replaceAll(UNSTORABLE, '\uFFFD');
}
