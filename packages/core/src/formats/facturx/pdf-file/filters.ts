import { inflateSync, constants } from 'node:zlib';
import { withoutFilters } from '../../pdf/file/predictor.ts';
import { isDict, PdfDefect, type PdfDict, type PdfStream, type PdfValue } from './values.ts';

/** How much may still be unpacked from one file: what is small and unpacks to much is an attack. */
export interface Budget {
  left: number;
  /** How many bytes of values may still be read, or kept. */
  values: number;
}

/** How often a byte, of the file or unpacked, may be read as a part of a value. */
export const VALUES_PER_BYTE = 10;

/** The content of a stream with its filters undone. `PDF_FILTER_UNKNOWN` for those that hold pictures or are history. */
export function decoded(
  stream: PdfStream,
  budget: Budget,
  resolve: (value: PdfValue | undefined) => PdfValue,
): Uint8Array {
  const filters = listOf(resolve(stream.dict.get('Filter') ?? stream.dict.get('F')), resolve);
  const parameters = listOf(resolve(stream.dict.get('DecodeParms') ?? stream.dict.get('DP')), resolve);
  let bytes = stream.raw;
  filters.forEach((filter, index) => {
    const parameter = parameters[index];
    bytes = undo(filter, bytes, budget);
    if (isDict(parameter)) bytes = unpredicted(bytes, parameter, resolve);
  });
  return bytes;
}

function undo(filter: PdfValue, bytes: Uint8Array, budget: Budget): Uint8Array {
  if (filter === '/FlateDecode' || filter === '/Fl') return inflated(bytes, budget);
  if (filter === '/ASCIIHexDecode' || filter === '/AHx') return fromHex(bytes);
  if (filter === '/Crypt') throw new PdfDefect('PDF_ENCRYPTED', 'The file is encrypted.');
  throw new PdfDefect(
    'PDF_FILTER_UNKNOWN',
    `A stream is packed by ${typeof filter === 'string' ? filter.slice(1) : 'no filter'}.`,
  );
}

function inflated(bytes: Uint8Array, budget: Budget): Uint8Array {
  try {
    // Writers cut the checksum off, and leave line ends behind the data: what was unpacked until then counts.
    const out = inflateSync(bytes, { maxOutputLength: budget.left, finishFlush: constants.Z_SYNC_FLUSH });
    budget.left -= out.length;
    budget.values += VALUES_PER_BYTE * out.length;
    return out;
  } catch (error) {
    const tooLarge = error instanceof RangeError;
    throw new PdfDefect(
      tooLarge ? 'PDF_TOO_LARGE' : 'PDF_DAMAGED',
      tooLarge ? 'A stream unpacks to more than an invoice can be.' : 'A stream cannot be unpacked.',
    );
  }
}

function fromHex(bytes: Uint8Array): Uint8Array {
  const digits = Buffer.from(bytes).toString('latin1').replace(/>.*/s, '').replace(/\s/g, '');
  return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
}

/** PNG predictors (ISO 32000-1, 7.4.4.4): cross-reference streams are packed with them. */
function unpredicted(
  bytes: Uint8Array,
  parameters: PdfDict,
  resolve: (value: PdfValue | undefined) => PdfValue,
): Uint8Array {
  const number = (key: string, otherwise: number): number => {
    const value = resolve(parameters.get(key));
    return typeof value === 'number' ? value : otherwise;
  };
  const predictor = number('Predictor', 1);
  if (predictor === 1) return bytes;
  if (predictor < 10) throw new PdfDefect('PDF_FILTER_UNKNOWN', `A stream is packed by predictor ${predictor}.`);
  const pixel = Math.max(1, (number('Colors', 1) * number('BitsPerComponent', 8)) >> 3);
  const row = Math.ceil((number('Columns', 1) * number('Colors', 1) * number('BitsPerComponent', 8)) / 8);
  if (!(row >= 1 && row <= 1 << 20)) throw new PdfDefect('PDF_DAMAGED', 'A stream has rows of no possible length.');
  return withoutFilters(bytes, row, Math.floor(bytes.length / (row + 1)), pixel);
}

function listOf(value: PdfValue, resolve: (value: PdfValue | undefined) => PdfValue): readonly PdfValue[] {
  if (value === null) return [];
  return Array.isArray(value) ? value.map((item: PdfValue) => resolve(item)) : [value];
}
