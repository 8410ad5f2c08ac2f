import { PdfDocument } from './file/document.ts';
import type { Image } from './file/image.ts';
import type { Element, ElementOptions } from './file/structure.ts';
import type { Faces } from './fonts.ts';
import type { DocumentInfo } from './xmp.ts';

export type { Element };
export type Face = keyof Faces;
export type Align = 'left' | 'right';

export interface Style {
  readonly face: Face;
  readonly size: number;
  readonly colour: string;
}

/** Where text stands: `width` is what it may take; longer text wraps. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly align?: Align;
}

const A4 = { width: 595.28, height: 841.89 };
const MARGIN = 44;
const FOOTER = 34;
const LEADING = 1.36;

/** Characters that would change the reading direction of what follows, or cannot be printed. */
const UNPRINTABLE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;
const UNPRINTABLE_ALL = new RegExp(UNPRINTABLE, 'g');
const SURELY_THERE = /^[\u0000-\u058f\u2010-\u2027\u202f-\u203a\u20ac\u2122\u2212]*$/;

/**
 * A4 pages with a cursor. Whatever is written belongs to an element of the structure tree (headings, paragraphs, tables), whatever is only
 * drawn is an artifact, so that a screen reader hears the invoice and nothing else.
 */
export class Sheet {
  readonly document: PdfDocument<Face>;
  readonly root: Element;
  readonly left = MARGIN;
  readonly width = A4.width - 2 * MARGIN;
  readonly bottom = A4.height - 30 - FOOTER;
  readonly pageHeight = A4.height;
  /** Where the next thing goes. */
  y = MARGIN;
  readonly missing = new Set<string>();
  readonly #faces: Faces;
  /** Called after each page break, to repeat what belongs on top of the page. */
  onNewPage: () => void = () => {};

  constructor(faces: Faces, options: DocumentInfo & { readonly locale: string }) {
    this.#faces = faces;
    this.document = new PdfDocument({ ...options, size: A4, faces: { regular: faces.regular, bold: faces.bold } });
    this.root = this.document.root;
  }

  get right(): number {
    return this.left + this.width;
  }

  lineHeight(style: Style): number {
    return style.size * LEADING;
  }

  /** A child in the structure tree. */
  element(parent: Element, type: string, options: ElementOptions = {}): Element {
    return this.document.element(parent, type, options);
  }

  /** Text in the box, under an element of its own; gives the height it took. */
  write(parent: Element, type: string, text: string, style: Style, box: Box, options: ElementOptions = {}): number {
    const lines = this.wrap(text, style, box.width);
    const element = this.element(parent, type, options);
    element.add(() =>
      lines.forEach((line, index) => this.#line(line, style, { ...box, y: box.y + index * this.lineHeight(style) })),
    );
    return lines.length * this.lineHeight(style);
  }

  /** One line that already fits, within the element that is open. */
  line(text: string, style: Style, box: Box): void {
    this.#line(text, style, box);
  }

  /** One line that opens `url`, described for those who do not see it (ISO 14289-1, 7.18.5). */
  link(parent: Element, text: string, style: Style, box: Box, url: string): void {
    const element = this.element(parent, 'Link', { alt: text });
    element.add(() => this.#line(text, style, box));
    this.document.link(element, text, box.x, box.y, this.widthOf(text, style), this.lineHeight(style), url);
  }

  /** A picture in the box, under the element that describes it. */
  picture(element: Element, image: Image, x: number, y: number, width: number, height: number): void {
    element.add(() => this.document.image(image, x, y, width, height));
  }

  /** The lines of `text` at this width. A word wider than the box is broken. */
  wrap(text: string, style: Style, width: number): string[] {
    return this.#printable(text)
      .split('\n')
      .flatMap((paragraph) => this.#wrapParagraph(paragraph, style, width));
  }

  /** Draws what carries no meaning: rules, bands. */
  artifact(draw: () => void): void {
    this.document.artifact('Layout', draw);
  }

  rule(y: number, colour: string, thickness = 0.6, x = this.left, width = this.width): void {
    this.artifact(() => this.document.line(x, y, x + width, y, colour, thickness));
  }

  band(y: number, height: number, colour: string, x = this.left, width = this.width): void {
    this.artifact(() => this.document.band(x, y, width, height, colour));
  }

  fits(height: number): boolean {
    return this.y + height <= this.bottom;
  }

  /** Goes to the next page when `height` does not fit on this one. */
  reserve(height: number): void {
    if (!this.fits(height)) this.newPage();
  }

  newPage(): void {
    this.document.addPage();
    this.y = MARGIN;
    this.onNewPage();
  }

  /** Draws on every page, when their number is known. */
  onEveryPage(draw: (page: number, pages: number) => void): void {
    const { pageCount } = this.document;
    for (let page = 0; page < pageCount; page += 1) {
      this.document.goTo(page);
      this.document.artifact('Pagination', () => draw(page + 1, pageCount));
    }
  }

  get pageCount(): number {
    return this.document.pageCount;
  }

  /** The finished file. */
  bytes(): Uint8Array {
    return this.document.finish();
  }

  widthOf(text: string, { face, size }: Style): number {
    return (this.#faces[face].width(text) * size) / 1000;
  }

  #line(text: string, style: Style, { x, y, width, align }: Box): void {
    const start = align === 'right' ? x + width - this.widthOf(text, style) : x;
    this.document.text(text, style, start, y);
  }

  #wrapParagraph(paragraph: string, style: Style, width: number): string[] {
    if (this.widthOf(paragraph, style) <= width) return [paragraph];
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.split(' ').flatMap((word) => this.#pieces(word, style, width))) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && this.widthOf(longer, style) > width) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    return [...lines, line];
  }

  #pieces(word: string, style: Style, width: number): string[] {
    if (this.widthOf(word, style) <= width) return [word];
    const pieces: string[] = [];
    let piece = '';
    for (const character of word) {
      if (piece !== '' && this.widthOf(piece + character, style) > width) {
        pieces.push(piece);
        piece = '';
      }
      piece += character;
    }
    return [...pieces, piece];
  }

  #printable(text: string): string {
    const printable = UNPRINTABLE.test(text) ? text.replace(UNPRINTABLE_ALL, '') : text;
    // Latin, Greek and Cyrillic are all there; only the rest is looked up.
    return SURELY_THERE.test(printable) ? printable : this.#withoutMissing(printable);
  }

  /** An archive must show no glyph that is none (ISO 19005-3, 6.2.11.8): the box of a character that is not known stands for it. */
  #withoutMissing(text: string): string {
    const { regular } = this.#faces;
    return Array.from(text, (character) => {
      const codePoint = character.codePointAt(0) ?? 0;
      if (codePoint === 10 || regular.has(codePoint)) return character;
      this.missing.add(character);
      return '\ufffd';
    }).join('');
  }
}
