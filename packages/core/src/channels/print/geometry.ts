import type { PdfFile, PdfValue } from '../../formats/facturx/index.ts';

/** Sides in points, from the lower left corner. */
export interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** `a b c d e f` of ISO 32000-1, 8.3.3. */
export type Matrix = readonly [number, number, number, number, number, number];

/** A rectangle of a file, whichever corners it names; nothing where it is none or has no size. */
export function boxOf(file: PdfFile, value: PdfValue | undefined): Box | undefined {
  const numbers = file.list(value).map((item) => file.resolve(item));
  const [x1, y1, x2, y2] = numbers.map((number) =>
    typeof number === 'number' && Number.isFinite(number) ? number : Number.NaN,
  );
  const box = {
    left: Math.min(x1 ?? Number.NaN, x2 ?? Number.NaN),
    bottom: Math.min(y1 ?? Number.NaN, y2 ?? Number.NaN),
    right: Math.max(x1 ?? Number.NaN, x2 ?? Number.NaN),
    top: Math.max(y1 ?? Number.NaN, y2 ?? Number.NaN),
  };
  return box.right - box.left > 0 && box.top - box.bottom > 0 ? box : undefined;
}

/** Maps a box, turned clockwise as its page is shown, onto the unit square, where pictures are drawn (8.9.5). */
export function unitMatrix({ left, bottom, right, top }: Box, turn: number): Matrix {
  const [width, height] = [right - left, top - bottom];
  if (turn === 90) return [0, -1 / width, 1 / height, 0, -bottom / height, right / width];
  if (turn === 180) return [-1 / width, 0, 0, -1 / height, right / width, top / height];
  if (turn === 270) return [0, 1 / width, -1 / height, 0, top / height, -left / width];
  return [1 / width, 0, 0, 1 / height, -left / width, -bottom / height];
}

/** The smallest upright box around a transformed one. */
export function boundsOf([a, b, c, d, e, f]: Matrix, { left, bottom, right, top }: Box): Box {
  const xs = [left, right].flatMap((x) => [bottom, top].map((y) => a * x + c * y + e));
  const ys = [left, right].flatMap((x) => [bottom, top].map((y) => b * x + d * y + f));
  return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) };
}

/** Moves and stretches one box onto another. */
export function onto(from: Box, to: Box): Matrix {
  const [x, y] = [(to.right - to.left) / (from.right - from.left), (to.top - to.bottom) / (from.top - from.bottom)];
  return [x, 0, 0, y, to.left - from.left * x, to.bottom - from.bottom * y];
}

/** Without an exponent, which PDF does not know. */
export const matrixText = (matrix: Matrix): string =>
  matrix
    .map((number) =>
      number
        .toFixed(9)
        .replace(/\.?0+$/, '')
        .replace(/^-0$/, '0'),
    )
    .join(' ');
