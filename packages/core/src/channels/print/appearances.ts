import { isDict, type PdfDict, type PdfFile, PdfStream, type PdfValue } from '../../formats/facturx/index.ts';
import { boundsOf, boxOf, type Matrix, onto } from './geometry.ts';

/** What stands on a page without being its content: a filled field, a stamp. */
export interface Appearance {
  /** The reference to its form. */
  readonly stream: PdfValue;
  readonly matrix: Matrix;
}

const HIDDEN = 2;
const PRINTED = 4;

/** The appearances that are printed, and where (ISO 32000-1, 12.5.5). */
export function appearancesOf(file: PdfFile, page: PdfDict): Appearance[] {
  return file.list(page.get('Annots')).flatMap((value) => {
    const annotation = file.dict(value);
    const flags = annotation === undefined ? 0 : file.resolve(annotation.get('F'));
    if (annotation === undefined || typeof flags !== 'number' || (flags & PRINTED) === 0 || (flags & HIDDEN) !== 0)
      return [];
    const stream = normalAppearance(file, annotation);
    const form = file.resolve(stream);
    const rect = boxOf(file, annotation.get('Rect'));
    if (!(form instanceof PdfStream) || rect === undefined) return [];
    const box = boxOf(file, form.dict.get('BBox'));
    if (box === undefined) return [];
    const bounds = boundsOf(matrixOf(file, form.dict), box);
    const hasSize = bounds.right > bounds.left && bounds.top > bounds.bottom;
    return hasSize ? [{ stream: stream ?? null, matrix: onto(bounds, rect) }] : [];
  });
}

/** The reference to the normal appearance, in the state that is set. */
function normalAppearance(file: PdfFile, annotation: PdfDict): PdfValue | undefined {
  const appearance = file.dict(annotation.get('AP'));
  const normal = appearance?.get('N');
  const states = file.resolve(normal);
  if (!isDict(states)) return normal;
  const state = file.resolve(annotation.get('AS'));
  return typeof state === 'string' ? states.get(state.slice(1)) : undefined;
}

function matrixOf(file: PdfFile, form: PdfDict): Matrix {
  const [a, b, c, d, e, f] = file.list(form.get('Matrix')).map((value) => file.resolve(value));
  const isMatrix = [a, b, c, d, e, f].every((number) => typeof number === 'number');
  return isMatrix ? ([a, b, c, d, e, f] as unknown as Matrix) : [1, 0, 0, 1, 0, 0];
}
