import PDFDocument from 'pdfkit';
import type { Faces } from './fonts.ts';
import { ACCESSIBLE, type DocumentInfo, infoXmp, PRODUCER } from './xmp.ts';

export type Element = PDFKit.PDFStructureElement;

/** What PDFKit takes for a structure element; its types lack the place on the page and the scope of a header cell. */
export interface ElementOptions {
  readonly title?: string;
  readonly alt?: string;
  readonly bbox?: readonly number[];
  readonly scope?: 'Column';
}
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

/** What PDFKit calls when it writes the metadata, and its types do not know. */
interface WritesInfo {
  _addInfo(): void;
}

const A4 = { width: 595.28, height: 841.89 };
const MARGIN = 44;
const FOOTER = 34;
const LEADING = 1.36;

/** Characters that would change the reading direction of what follows, or cannot be printed. */
const UNPRINTABLE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * A4 pages with a cursor. Whatever is written belongs to an element of the structure tree (headings, paragraphs, tables), whatever is only
 * drawn is an artifact, so that a screen reader hears the invoice and nothing else.
 */
export class Sheet {
  readonly doc: PDFKit.PDFDocument;
  readonly root: Element;
  readonly left = MARGIN;
  readonly width = A4.width - 2 * MARGIN;
  readonly bottom = A4.height - 30 - FOOTER;
  /** Where the next thing goes. */
  y = MARGIN;
  readonly missing = new Set<string>();
  readonly #faces: Faces;
  #style: Style | undefined;
  /** Called after each page break, to repeat what belongs on top of the page. */
  onNewPage: () => void = () => {};

  constructor(faces: Faces, options: DocumentInfo & { readonly locale: string }) {
    this.#faces = faces;
    this.doc = new PDFDocument({
      size: 'A4',
      margin: 0,
      bufferPages: true,
      autoFirstPage: true,
      tagged: true,
      // No face but ours: PDFKit would read the metrics of Helvetica for every document. An empty name is none.
      font: '',
      pdfVersion: '1.7',
      lang: options.locale,
      displayTitle: true,
      info: {
        Title: options.title,
        Author: options.author,
        Creator: PRODUCER,
        Producer: PRODUCER,
        CreationDate: options.created,
      },
    });
    // PDFKit takes a parsed font; its types know files only.
    for (const face of ['regular', 'bold'] as const) this.doc.registerFont(face, faces[face] as unknown as Buffer);
    (this.doc as unknown as WritesInfo)._addInfo = () => this.doc.appendXML(infoXmp(options));
    this.doc.appendXML(ACCESSIBLE);
    this.root = this.doc.struct('Document');
    this.doc.addStructure(this.root);
  }

  get right(): number {
    return this.left + this.width;
  }

  lineHeight(style: Style): number {
    return style.size * LEADING;
  }

  /** A child in the structure tree. */
  element(parent: Element, type: string, options: ElementOptions = {}): Element {
    const element = this.doc.struct(type, options);
    parent.add(element);
    return element;
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
    // PDFKit takes both for the annotation, a text as an object; its types lack the first and know the second as a name.
    const options = { structParent: element, Contents: new String(text) as string };
    this.doc.link(box.x, box.y, this.widthOf(text, style), this.lineHeight(style), url, options);
  }

  /** The lines of `text` at this width. A word wider than the box is broken. */
  wrap(text: string, style: Style, width: number): string[] {
    this.#use(style);
    return this.#printable(text)
      .split('\n')
      .flatMap((paragraph) => this.#wrapParagraph(paragraph, width));
  }

  /** Draws what carries no meaning: rules, bands. */
  artifact(draw: (doc: PDFKit.PDFDocument) => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' });
    draw(this.doc);
    this.doc.endMarkedContent();
  }

  rule(y: number, colour: string, thickness = 0.6, x = this.left, width = this.width): void {
    this.artifact((doc) =>
      doc
        .moveTo(x, y)
        .lineTo(x + width, y)
        .lineWidth(thickness)
        .strokeColor(colour)
        .stroke(),
    );
  }

  band(y: number, height: number, colour: string, x = this.left, width = this.width): void {
    this.artifact((doc) => doc.rect(x, y, width, height).fill(colour));
    this.#style = undefined;
  }

  fits(height: number): boolean {
    return this.y + height <= this.bottom;
  }

  /** Goes to the next page when `height` does not fit on this one. */
  reserve(height: number): void {
    if (!this.fits(height)) this.newPage();
  }

  newPage(): void {
    this.doc.addPage();
    this.#style = undefined;
    this.y = MARGIN;
    this.onNewPage();
  }

  /** Draws on every page, when their number is known. */
  onEveryPage(draw: (page: number, pages: number) => void): void {
    const { start, count } = this.doc.bufferedPageRange();
    for (let page = start; page < start + count; page += 1) {
      this.doc.switchToPage(page);
      this.#style = undefined;
      this.doc.markContent('Artifact', { type: 'Pagination' });
      draw(page + 1, count);
      this.doc.endMarkedContent();
    }
  }

  /** The finished file. */
  bytes(): Promise<Uint8Array> {
    const chunks: Buffer[] = [];
    return new Promise((resolve, reject) => {
      this.doc.on('data', (chunk: Buffer) => chunks.push(chunk));
      this.doc.on('end', () => resolve(Buffer.concat(chunks)));
      this.doc.on('error', reject);
      this.root.end();
      this.doc.end();
    });
  }

  widthOf(text: string, style: Style): number {
    this.#use(style);
    return this.doc.widthOfString(text);
  }

  #line(text: string, style: Style, { x, y, width, align }: Box): void {
    this.#use(style);
    const start = align === 'right' ? x + width - this.doc.widthOfString(text) : x;
    this.doc.text(text, start, y, { lineBreak: false });
  }

  #use(style: Style): void {
    if (this.#style === style) return;
    this.doc.font(style.face).fontSize(style.size).fillColor(style.colour);
    this.#style = style;
  }

  #wrapParagraph(paragraph: string, width: number): string[] {
    if (this.doc.widthOfString(paragraph) <= width) return [paragraph];
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.split(' ').flatMap((word) => this.#pieces(word, width))) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && this.doc.widthOfString(longer) > width) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    return [...lines, line];
  }

  #pieces(word: string, width: number): string[] {
    if (this.doc.widthOfString(word) <= width) return [word];
    const pieces: string[] = [];
    let piece = '';
    for (const character of word) {
      if (piece !== '' && this.doc.widthOfString(piece + character) > width) {
        pieces.push(piece);
        piece = '';
      }
      piece += character;
    }
    return [...pieces, piece];
  }

  #printable(text: string): string {
    const printable = text.replace(UNPRINTABLE, '');
    // Latin, Greek and Cyrillic are all there; only the rest is looked up.
    if (/[^\u0000-\u058f\u2010-\u2027\u202f-\u203a\u20ac\u2122\u2212]/.test(printable)) this.#reportMissing(printable);
    return printable;
  }

  #reportMissing(text: string): void {
    for (const character of text) {
      const codePoint = character.codePointAt(0);
      if (codePoint !== undefined && codePoint !== 10 && !this.#faces.regular.hasGlyphForCodePoint(codePoint))
        this.missing.add(character);
    }
  }
}
