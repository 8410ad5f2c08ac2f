import { ACCESSIBLE, type DocumentInfo, infoXmp, xmpPacket } from '../xmp.ts';
import { type Face, writeFace } from './face.ts';
import type { Image } from './image.ts';
import { fileId, infoDict } from './info.ts';
import { length, ObjectWriter, text } from './objects.ts';
import { Element, type ElementOptions, writeElements } from './structure.ts';

/** A page while it is drawn. */
interface OpenPage {
  readonly number: number;
  readonly content: string[];
  /** The elements of its marked content, by the number of the mark. */
  readonly marks: Element[];
  readonly annotations: number[];
  /** What the content stream has set last. */
  font: string;
  fill: string;
}

/** How text looks. */
export interface Ink<Name extends string> {
  readonly face: Name;
  readonly size: number;
  readonly colour: string;
}

export interface DocumentOptions<Name extends string> extends DocumentInfo {
  /** `fr-FR` */
  readonly locale: string;
  readonly size: { readonly width: number; readonly height: number };
  readonly faces: Readonly<Record<Name, Face>>;
}

/**
 * A tagged PDF 1.7 of pages with text, rules, bands, pictures and links, in places counted from the upper left corner. It knows no more of
 * PDF than an invoice needs, which is what makes it fast: PDFKit, which can do all, took six times as long.
 */
export class PdfDocument<Name extends string> {
  readonly objects = new ObjectWriter();
  readonly root: Element;
  /** Entries of the catalogue, and descriptions of the metadata, that others add. */
  readonly catalog: string[] = [];
  readonly metadata: string[] = [ACCESSIBLE];
  readonly #options: DocumentOptions<Name>;
  readonly #pages: OpenPage[] = [];
  readonly #pagesNumber = this.objects.number();
  readonly #names: readonly Name[];
  readonly #rare: Readonly<Record<Name, Set<number>>>;
  readonly #images = new Map<Image, number>();
  readonly #annotated: Element[] = [];
  #page: OpenPage;

  constructor(options: DocumentOptions<Name>) {
    this.#options = options;
    this.#names = Object.keys(options.faces) as Name[];
    this.#rare = Object.fromEntries(this.#names.map((name) => [name, new Set<number>()])) as Record<Name, Set<number>>;
    this.#page = this.addPage();
    this.root = this.#element('Document', {});
  }

  get pageCount(): number {
    return this.#pages.length;
  }

  addPage(): OpenPage {
    this.#page = { number: this.objects.number(), content: [], marks: [], annotations: [], font: '', fill: '' };
    this.#pages.push(this.#page);
    return this.#page;
  }

  /** Goes back to a page, the first being 0. */
  goTo(page: number): void {
    this.#page = this.#pages[page] ?? this.#page;
  }

  /** A child in the structure tree. */
  element(parent: Element, type: string, options: ElementOptions = {}): Element {
    const element = this.#element(type, options);
    parent.children.push(element);
    return element;
  }

  /** Draws what carries no meaning. */
  artifact(type: 'Layout' | 'Pagination', draw: () => void): void {
    this.#page.content.push(`/Artifact<</Type/${type}>>BDC`);
    draw();
    this.#page.content.push('EMC');
  }

  /** One line of text; `y` is the top of its face. */
  text(line: string, { face: name, size, colour }: Ink<Name>, x: number, y: number): void {
    const face = this.#options.faces[name];
    const page = this.#page;
    const font = `/${name} ${size} Tf`;
    const words = face.words(line);
    let set = this.#fill(colour);
    if (page.font !== font) set += `${(page.font = font)} `;
    for (const { rare } of words) for (const glyph of rare) this.#rare[name].add(glyph);
    const baseline = this.#options.size.height - y - face.ascent * size;
    page.content.push(`BT ${set}1 0 0 1 ${length(x)} ${length(baseline)} Tm ${shown(face, words, size)}ET`);
  }

  line(x1: number, y1: number, x2: number, y2: number, colour: string, thickness: number): void {
    const { height } = this.#options.size;
    this.#page.content.push(
      `${rgb(colour)} RG ${thickness} w ${length(x1)} ${length(height - y1)} m ${length(x2)} ${length(height - y2)} l S`,
    );
  }

  band(x: number, y: number, width: number, height: number, colour: string): void {
    const bottom = this.#options.size.height - y - height;
    this.#page.content.push(
      `${this.#fill(colour)}${length(x)} ${length(bottom)} ${length(width)} ${length(height)} re f`,
    );
  }

  image(image: Image, x: number, y: number, width: number, height: number): void {
    const number = this.#images.get(image) ?? image.write(this.objects);
    this.#images.set(image, number);
    const bottom = this.#options.size.height - y - height;
    const matrix = [width, 0, 0, height, x, bottom].map(length).join(' ');
    this.#page.content.push(`q ${matrix} cm /I${number} Do Q`);
  }

  /** Makes a place of the page open `url`, as content of `element`. */
  link(element: Element, alt: string, x: number, y: number, width: number, height: number, url: string): void {
    const top = this.#options.size.height - y;
    const box = [x, top - height, x + width, top].map(length).join(' ');
    const parent = this.#parentOfAnnotation(this.#annotated.push(element) - 1);
    const annotation = this.objects.add(
      `<</Type/Annot/Subtype/Link/Rect[${box}]/Border[0 0 0]/F 4/Contents${text(alt)}/StructParent ${parent}` +
        `/A<</S/URI/URI${text(encodeURI(url))}>>>>`,
    );
    this.#page.annotations.push(annotation);
    element.children.push({ page: this.#pages.indexOf(this.#page), annotation });
  }

  /** The finished file. */
  finish(): Uint8Array {
    const { objects } = this;
    const { locale, title, author, created } = this.#options;
    this.#writePages();
    const structure = this.#writeStructure();
    const metadata = objects.addStream(
      '/Type/Metadata/Subtype/XML',
      Buffer.from(xmpPacket([...this.metadata, infoXmp(this.#options)])),
    );
    const root = objects.add(
      `<</Type/Catalog/Pages ${this.#pagesNumber} 0 R/Lang${text(locale)}/MarkInfo<</Marked true>>` +
        `/ViewerPreferences<</DisplayDocTitle true>>/StructTreeRoot ${structure} 0 R/Metadata ${metadata} 0 R` +
        `${this.catalog.join('')}>>`,
    );
    const info = objects.add(infoDict(this.#options));
    return objects.finish(root, info, fileId(`${title}\n${author}\n${created.toISOString()}`));
  }

  #element(type: string, options: ElementOptions): Element {
    return new Element(type, options, this.objects.number(), (element, draw) => {
      const page = this.#page;
      const mcid = page.marks.push(element) - 1;
      page.content.push(`/${type}<</MCID ${mcid}>>BDC`);
      draw();
      page.content.push('EMC');
      return { page: this.#pages.indexOf(page), mcid };
    });
  }

  #fill(colour: string): string {
    if (this.#page.fill === colour) return '';
    this.#page.fill = colour;
    return `${rgb(colour)} rg `;
  }

  #writePages(): void {
    const { objects } = this;
    const { width, height } = this.#options.size;
    const fonts = this.#names.map(
      (name) => `/${name} ${writeFace(objects, this.#options.faces[name], this.#rare[name])} 0 R`,
    );
    const images = [...this.#images.values()].map((number) => `/I${number} ${number} 0 R`).join('');
    const resources = objects.add(`<</Font<<${fonts.join('')}>>${images === '' ? '' : `/XObject<<${images}>>`}>>`);
    this.#pages.forEach((page, index) => {
      const content = objects.addPacked('', Buffer.from(page.content.join('\n'), 'latin1'));
      const annotations = page.annotations.map((number) => `${number} 0 R`).join(' ');
      objects.add(
        `<</Type/Page/Parent ${this.#pagesNumber} 0 R/MediaBox[0 0 ${width} ${height}]/Resources ${resources} 0 R` +
          `/Contents ${content} 0 R/StructParents ${index}/Tabs/S${annotations === '' ? '' : `/Annots[${annotations}]`}>>`,
        page.number,
      );
    });
    const kids = this.#pages.map(({ number }) => `${number} 0 R`).join(' ');
    objects.add(`<</Type/Pages/Kids[${kids}]/Count ${this.#pages.length}>>`, this.#pagesNumber);
  }

  /** The tree, and the way back from each mark of a page and from each annotation to its element. */
  #writeStructure(): number {
    const { objects, root } = this;
    const number = objects.number();
    writeElements(
      objects,
      root,
      number,
      this.#pages.map((page) => page.number),
    );
    const marks = this.#pages.map(
      ({ marks }, index) => `${index}[${marks.map((element) => `${element.number} 0 R`).join(' ')}]`,
    );
    const annotations = this.#annotated.map(
      (element, index) => `${this.#parentOfAnnotation(index)} ${element.number} 0 R`,
    );
    const parents = objects.add(`<</Nums[${[...marks, ...annotations].join(' ')}]>>`);
    return objects.add(`<</Type/StructTreeRoot/K[${root.number} 0 R]/ParentTree ${parents} 0 R>>`, number);
  }

  /** Behind those of any number of pages, as that is not known when a link is drawn. */
  #parentOfAnnotation(index: number): number {
    return 1_000_000 + index;
  }
}

/** The words of a line as text operators. */
function shown(
  face: Face,
  words: readonly { shown: string; pieces?: readonly { shown: string; rise: number }[] }[],
  size: number,
): string {
  const space = face.space.shown;
  if (words.every(({ pieces }) => pieces === undefined)) return `[${words.map((word) => word.shown).join(space)}]TJ `;
  return words
    .flatMap((word, index) => [
      ...(index === 0 ? [] : [{ shown: space, rise: 0 }]),
      ...(word.pieces ?? [{ shown: word.shown, rise: 0 }]),
    ])
    .map((piece) => `${length((piece.rise * size) / 1000)} Ts [${piece.shown}]TJ `)
    .concat('0 Ts ')
    .join('');
}

const colours = new Map<string, string>();

/** `#1f3d5c` as three numbers from 0 to 1. */
function rgb(colour: string): string {
  let numbers = colours.get(colour);
  if (numbers === undefined) {
    const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
    if (!/^#[\da-f]{6}$/i.test(colour))
      throw new TypeError(`A colour is written as #rrggbb, not ${JSON.stringify(colour)}`);
    numbers = parts.map((part) => String(Math.round(part * 1000) / 1000)).join(' ');
    if (colours.size < 1_000) colours.set(colour, numbers);
  }
  return numbers;
}
