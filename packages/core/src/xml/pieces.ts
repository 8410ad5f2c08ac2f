/** Of a longer text a pattern is replaced piece by piece: an engine keeps every match of a text until the last is found. */
const PIECE = 2 ** 16;

/** The text with a change that looks at one character at a time, or one line end. */
export function inPieces(text: string, change: (piece: string) => string): string {
  if (text.length <= PIECE) return change(text);
  const pieces: string[] = [];
  for (let at = 0; at < text.length;) {
    let end = at + PIECE;
    while (text[end - 1] === '\r') end += 1;
    pieces.push(narrowed(change(text.slice(at, end))));
    at = end;
  }
  return pieces.join('');
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Held at one byte a character where it can be: as a cut it takes two where a character anywhere in the text does. */
const narrowed = (piece: string): string =>
  /[^\x00-\x7f]/.test(piece) ? piece : decoder.decode(encoder.encode(piece));

/** The text cut where no reference stands; `undefined` when one does not end. */
export function piecesBetweenReferences(text: string): readonly string[] | undefined {
  const pieces: string[] = [];
  for (let at = 0; at < text.length;) {
    const piece = text.slice(at, at + PIECE);
    const last = at + piece.length < text.length ? piece.lastIndexOf('&') : -1;
    const isWhole = last < 0 || piece.includes(';', last);
    const end = isWhole ? at + piece.length : last > 0 ? at + last : text.indexOf(';', at) + 1;
    if (end <= at) return undefined;
    pieces.push(text.slice(at, end));
    at = end;
  }
  return pieces;
}
