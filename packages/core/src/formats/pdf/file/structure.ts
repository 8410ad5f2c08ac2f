import { type ObjectWriter, text } from './objects.ts';

export interface ElementOptions {
  readonly title?: string;
  /** What it shows, for those who cannot see it. */
  readonly alt?: string;
  /** The place of a figure on the page. */
  readonly bbox?: readonly number[];
  /** Of a header cell. */
  readonly scope?: 'Column';
}

/** A piece of a page's content: the `mcid`-th that is marked on it. */
interface Marked {
  readonly page: number;
  readonly mcid: number;
}

/** An annotation as the content of an element. */
interface Annotated {
  readonly page: number;
  readonly annotation: number;
}

/** An element of the structure tree (ISO 32000-1, 14.7), which a screen reader follows. */
export class Element {
  readonly type: string;
  readonly options: ElementOptions;
  readonly children: (Element | Marked | Annotated)[] = [];
  /** Its object in the file. */
  readonly number: number;
  readonly #open: (element: Element, draw: () => void) => Marked;

  constructor(
    type: string,
    options: ElementOptions,
    number: number,
    open: (element: Element, draw: () => void) => Marked,
  ) {
    this.type = type;
    this.options = options;
    this.number = number;
    this.#open = open;
  }

  /** What `draw` draws, as the next content of this element. */
  add(draw: () => void): void {
    this.children.push(this.#open(this, draw));
  }
}

/** Writes the tree below `root`; `pages` are the numbers of the page objects. */
export function writeElements(objects: ObjectWriter, root: Element, parent: number, pages: readonly number[]): void {
  // Content of the first page that is named is told by its mark alone.
  let page: number | undefined;
  for (const child of root.children) if (!(child instanceof Element)) page ??= child.page;
  const children = root.children.map((child) => {
    if (!(child instanceof Element)) return contentOf(child, page, pages);
    writeElements(objects, child, root.number, pages);
    return `${child.number} 0 R`;
  });
  const at = page === undefined ? '' : `/Pg ${pages[page]} 0 R`;
  const kids = children.length === 1 ? ` ${children[0]}` : `[${children.join(' ')}]`;
  objects.add(
    `<</Type/StructElem/S/${root.type}/P ${parent} 0 R${at}${described(root.options)}/K${kids}>>`,
    root.number,
  );
}

function contentOf(child: Marked | Annotated, page: number | undefined, pages: readonly number[]): string {
  const at = child.page === page ? '' : `/Pg ${pages[child.page]} 0 R`;
  if (!('mcid' in child)) return `<</Type/OBJR${at}/Obj ${child.annotation} 0 R>>`;
  return at === '' ? String(child.mcid) : `<</Type/MCR${at}/MCID ${child.mcid}>>`;
}

function described({ title, alt, bbox, scope }: ElementOptions): string {
  return (
    (title === undefined ? '' : `/T${text(title)}`) +
    (alt === undefined ? '' : `/Alt${text(alt)}`) +
    (scope === undefined ? '' : `/A<</O/Table/Scope/${scope}>>`) +
    (bbox === undefined ? '' : `/A<</O/Layout/Placement/Block/BBox[${bbox.join(' ')}]>>`)
  );
}
