/** A text that is spread over components, `length` long each: a full one goes on in the next, else `gap` stands between them. */
export function joinedPieces(pieces: readonly string[], length: number, gap: string): string | undefined {
  let whole = '';
  let full = true;
  for (const piece of pieces) {
    if (piece === '') continue;
    whole += full ? piece : gap + piece;
    full = piece.length >= length && Array.from(piece).length >= length;
  }
  return whole.trim() === '' ? undefined : whole;
}

/** The text in pieces of `length` characters, none of which is half of one. */
export function cutInto(text: string, length: number): readonly string[] {
  if (text.length <= length) return text === '' ? [] : [text];
  const characters = Array.from(text);
  const pieces: string[] = [];
  for (let start = 0; start < characters.length; start += length)
    pieces.push(characters.slice(start, start + length).join(''));
  return pieces;
}
