/** Rows of bytes, each behind the number of its filter, with the filters of PNG undone (ISO 15948, 9), as pictures and PDF tables use them. */
export function withoutFilters(packed: Uint8Array, row: number, height: number, pixel: number): Buffer {
  const rows = Buffer.alloc(row * height);
  for (let y = 0; y < height; y += 1) {
    const start = y * row;
    const kind = packed[start + y] ?? 0;
    for (let x = 0; x < row; x += 1) {
      const at = start + x;
      const left = x >= pixel ? (rows[at - pixel] as number) : 0;
      const up = y > 0 ? (rows[at - row] as number) : 0;
      const corner = x >= pixel && y > 0 ? (rows[at - row - pixel] as number) : 0;
      rows[at] = (packed[at + y + 1] ?? 0) + predicted(kind, left, up, corner);
    }
  }
  return rows;
}

function predicted(kind: number, left: number, up: number, corner: number): number {
  if (kind === 1) return left;
  if (kind === 2) return up;
  if (kind === 3) return (left + up) >> 1;
  if (kind !== 4) return 0;
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
