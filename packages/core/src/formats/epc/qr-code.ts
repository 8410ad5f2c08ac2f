import qrcode from 'qrcode/lib/core/qrcode.js';

/** A QR code (ISO/IEC 18004): rows of modules, `true` is dark. Around it four modules of quiet zone are to be left free. */
export type QrCode = readonly (readonly boolean[])[];

/** Error correction level M, in bytes, as EPC069-12 wants it: its longest content fits in version 13. */
export function qrCodeOf(bytes: Uint8Array): QrCode {
  const { modules } = qrcode.create([{ data: bytes, mode: 'byte' }], { errorCorrectionLevel: 'M' });
  const { size, data } = modules;
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (__, column) => data[row * size + column] === 1),
  );
}

export const QUIET_ZONE = 4;

/** Dark modules that touch in a row, as one bar. */
export interface Bar {
  readonly row: number;
  readonly column: number;
  readonly length: number;
}

/** What is to be drawn. */
export function barsOf(code: QrCode): readonly Bar[] {
  return code.flatMap((modules, row) => {
    const bars: { row: number; column: number; length: number }[] = [];
    for (const [column, isDark] of modules.entries()) {
      const last = bars.at(-1);
      if (!isDark) continue;
      if (last !== undefined && last.column + last.length === column) last.length += 1;
      else bars.push({ row, column, length: 1 });
    }
    return bars;
  });
}

/** The `d` of an SVG path in a square of {@link svgSizeOf} units. */
export function svgPathOf(code: QrCode): string {
  return barsOf(code)
    .map(({ row, column, length }) => `M${column + QUIET_ZONE} ${row + QUIET_ZONE}h${length}v1h-${length}z`)
    .join('');
}

export const svgSizeOf = (code: QrCode): number => code.length + 2 * QUIET_ZONE;
