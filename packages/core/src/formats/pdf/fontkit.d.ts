declare module 'fontkit' {
  export interface GlyphPosition {
    readonly xAdvance: number;
    readonly yAdvance: number;
    readonly xOffset: number;
    readonly yOffset: number;
  }

  /** A text as glyphs and where they stand, in font units. */
  export interface GlyphRun {
    readonly glyphs: readonly unknown[];
    readonly positions: readonly GlyphPosition[];
    readonly advanceWidth: number;
  }

  /** A parsed font; PDFKit takes it in place of a file. */
  export interface ParsedFont {
    layout(text: string, features?: unknown): GlyphRun;
    hasGlyphForCodePoint(codePoint: number): boolean;
  }
  export function create(file: Uint8Array): ParsedFont;
}
