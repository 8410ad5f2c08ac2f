declare module 'fontkit' {
  /** A parsed font; PDFKit takes it in place of a file. */
  export interface ParsedFont {
    layout(text: string): unknown;
    hasGlyphForCodePoint(codePoint: number): boolean;
  }
  export function create(file: Uint8Array): ParsedFont;
}
