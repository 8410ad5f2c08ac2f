/**
 * The texts that a bank cut into pieces. A piece that fills its place goes on in the next one, any other ends where it ends.
 *
 * `isFull` says whether a piece of that length fills its place.
 */
export function joinPieces(pieces: readonly string[], isFull: (length: number) => boolean): string[] {
  const texts: string[] = [];
  let open = '';
  for (const piece of pieces) {
    open += piece;
    if (isFull(piece.length)) continue;
    texts.push(open);
    open = '';
  }
  if (open !== '') texts.push(open);
  return texts.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '');
}
