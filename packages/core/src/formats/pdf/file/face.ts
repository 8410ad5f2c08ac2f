import { deflateSync } from 'node:zlib';
import type { ParsedFont } from 'fontkit';
import type { ObjectWriter } from './objects.ts';

/** A word as glyphs, ready to be shown: glyphs are numbered as in the font itself, so that a word is the same in every document. */
export interface Word {
  /** The inside of a `TJ` array: `<00240057>12<0044>`. */
  readonly shown: string;
  /** In thousandths of the size. */
  readonly width: number;
  /** Glyphs that the common program lacks. */
  readonly rare: readonly number[];
  /** Where marks stand higher or lower than the line: pieces with their rise. */
  readonly pieces?: readonly { readonly shown: string; readonly rise: number }[];
}

/** Words kept: the labels of six languages and the goods of a shop, a few megabytes at most. */
const REMEMBERED_WORDS = 4_000;

/** What nearly every invoice of western Europe is written in. */
const COMMON =
  Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('') +
  Array.from({ length: 96 }, (_, index) => String.fromCharCode(160 + index)).join('') +
  'ĄąĆćČčĎďĘęĚěĞğİıŁłŃńŇňŐőŒœŘřŚśŞşŠšŤťŮůŰűŸŹźŻżŽž€™–—―‘’‚“”„†•…‰‹›−\u2002\u2003\u2009\u202f\u2011ẞ';
const LIGATURES = ['ff', 'fi', 'fl', 'ffi', 'ffl'];

/**
 * A face of the page. Its program with the common glyphs is made once per process and is the same in every file; a document with other
 * glyphs gets a program of its own with those too.
 */
export class Face {
  readonly name: string;
  readonly ascent: number;
  readonly #font: ParsedFont;
  readonly #scale: number;
  readonly #words = new Map<string, Word>();
  readonly #common: ReadonlySet<number>;
  #commonProgram: Program | undefined;
  readonly space: Word;

  constructor(font: ParsedFont) {
    this.#font = font;
    this.name = font.postscriptName;
    this.#scale = 1000 / font.unitsPerEm;
    this.ascent = font.ascent / font.unitsPerEm;
    const glyphs = new Set<number>();
    for (const piece of [...Array.from(COMMON), ...LIGATURES])
      for (const glyph of font.layout(piece).glyphs) glyphs.add(glyph.id);
    glyphs.delete(0);
    this.#common = glyphs;
    this.space = this.#shape(' ');
  }

  has(codePoint: number): boolean {
    return this.#font.hasGlyphForCodePoint(codePoint);
  }

  /** The words of a line, between which a space stands. */
  words(line: string): readonly Word[] {
    return line.split(' ').map((word) => this.word(word));
  }

  word(text: string): Word {
    let word = this.#words.get(text);
    if (word === undefined) {
      word = this.#shape(text);
      if (this.#words.size >= REMEMBERED_WORDS) this.#words.clear();
      this.#words.set(text, word);
    }
    return word;
  }

  /** In thousandths of the size. */
  width(line: string): number {
    let width = 0;
    let start = 0;
    for (let end = line.indexOf(' '); end >= 0; start = end + 1, end = line.indexOf(' ', start))
      width += this.word(line.slice(start, end)).width + this.space.width;
    return width + this.word(line.slice(start)).width;
  }

  /** The program for a document that shows these glyphs besides the common ones. */
  program(rare: ReadonlySet<number>): Program {
    if (rare.size > 0) return this.#programOf([...this.#common, ...[...rare].sort((left, right) => left - right)]);
    this.#commonProgram ??= this.#programOf([...this.#common]);
    return this.#commonProgram;
  }

  #shape(text: string): Word {
    if (text === '') return { shown: '', width: 0, rare: [] };
    const { glyphs, positions } = this.#font.layout(text);
    const pieces: { shown: string; rise: number }[] = [];
    let width = 0;
    let back = 0;
    glyphs.forEach((glyph, index) => {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
      const before = back - xOffset;
      const rise = Math.round(yOffset * this.#scale);
      let piece = pieces.at(-1);
      if (piece === undefined || piece.rise !== rise) pieces.push((piece = { shown: '', rise }));
      const moved = Math.round(before * this.#scale * 100) / 100;
      piece.shown += (moved === 0 ? '' : `${moved}`) + `<${hex(glyph.id)}>`;
      back = glyph.advanceWidth + xOffset - xAdvance;
      width += xAdvance;
    });
    const last = pieces.at(-1);
    if (back !== 0 && last !== undefined) last.shown += `${Math.round(back * this.#scale * 100) / 100}`;
    const rare = glyphs.map(({ id }) => id).filter((id) => !this.#common.has(id));
    const shown = pieces
      .map((piece) => piece.shown)
      .join('')
      .replaceAll('><', '');
    const isFlat = pieces.every(({ rise }) => rise === 0);
    return { shown, width: width * this.#scale, rare, ...(isFlat ? {} : { pieces }) };
  }

  #programOf(glyphs: readonly number[]): Program {
    const subset = this.#font.createSubset();
    for (const glyph of glyphs) subset.includeGlyph(glyph);
    // The glyphs of accented letters are composed of others, which only the encoding adds.
    const file = subset.encode();
    const sorted = [...glyphs].sort((left, right) => left - right);
    const map = Buffer.alloc(((sorted.at(-1) ?? 0) + 1) * 2);
    for (const glyph of sorted) map.writeUInt16BE(subset.includeGlyph(glyph), glyph * 2);
    return {
      file: deflateSync(file),
      size: file.length,
      map: deflateSync(map),
      unicode: deflateSync(Buffer.from(unicodeMap(sorted, this.#codePointsOf(sorted)), 'latin1')),
      widths: sorted.map((glyph) => `${glyph}[${this.#round(this.#font.getGlyph(glyph).advanceWidth)}]`).join(''),
      descriptor: this.#descriptor(),
    };
  }

  /** What each glyph reads as: the first character that leads to it, or those that it joins. */
  #codePointsOf(glyphs: readonly number[]): ReadonlyMap<number, readonly number[]> {
    const wanted = new Set(glyphs);
    const found = new Map<number, readonly number[]>();
    for (const ligature of LIGATURES) {
      const joined = this.#font.layout(ligature).glyphs;
      if (joined[0] !== undefined && joined.length === 1) found.set(joined[0].id, codePoints(ligature));
    }
    for (const codePoint of this.#font.characterSet) {
      const { id } = this.#font.glyphForCodePoint(codePoint);
      if (wanted.has(id) && !found.has(id)) found.set(id, [codePoint]);
    }
    for (const glyph of glyphs) if (!found.has(glyph)) found.set(glyph, this.#font.getGlyph(glyph).codePoints);
    return found;
  }

  #descriptor(): string {
    const { bbox, ascent, descent, capHeight, xHeight, italicAngle } = this.#font;
    const box = [bbox.minX, bbox.minY, bbox.maxX, bbox.maxY].map((value) => this.#round(value)).join(' ');
    return (
      `/Flags 4/FontBBox[${box}]/ItalicAngle ${italicAngle}/Ascent ${this.#round(ascent)}/Descent ${this.#round(descent)}` +
      `/CapHeight ${this.#round(capHeight)}/XHeight ${this.#round(xHeight)}/StemV 80`
    );
  }

  #round(value: number): number {
    return Math.round(value * this.#scale * 100) / 100;
  }
}

/** A font as it is embedded. */
export interface Program {
  readonly file: Uint8Array;
  readonly size: number;
  readonly map: Uint8Array;
  readonly unicode: Uint8Array;
  readonly widths: string;
  readonly descriptor: string;
}

/** Writes the face into a file, as a composite font with the glyph numbers of the font itself (ISO 32000-1, 9.7). */
export function writeFace(objects: ObjectWriter, face: Face, rare: ReadonlySet<number>): number {
  const program = face.program(rare);
  const name = `/${TAG}+${face.name}`;
  const packed = (entries: string, content: Uint8Array) => objects.addStream(`${entries}/Filter/FlateDecode`, content);
  const file = packed(`/Length1 ${program.size}`, program.file);
  const descriptor = objects.add(`<</Type/FontDescriptor/FontName${name}${program.descriptor}/FontFile2 ${file} 0 R>>`);
  const map = packed('', program.map);
  const descendant = objects.add(
    `<</Type/Font/Subtype/CIDFontType2/BaseFont${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>` +
      `/FontDescriptor ${descriptor} 0 R/CIDToGIDMap ${map} 0 R/W[${program.widths}]>>`,
  );
  const unicode = packed('', program.unicode);
  return objects.add(
    `<</Type/Font/Subtype/Type0/BaseFont${name}/Encoding/Identity-H/DescendantFonts[${descendant} 0 R]/ToUnicode ${unicode} 0 R>>`,
  );
}

/** Six letters say that a font is a part of one (9.6.4). */
const TAG = 'QTTNCE';

const hex = (number: number): string => number.toString(16).padStart(4, '0');

const codePoints = (text: string): number[] => Array.from(text, (character) => character.codePointAt(0) ?? 0);

/** `ToUnicode` (9.10.3), so that text can be searched, copied and read aloud. */
function unicodeMap(glyphs: readonly number[], meanings: ReadonlyMap<number, readonly number[]>): string {
  const rows = glyphs.map((glyph) => {
    const text = String.fromCodePoint(...(meanings.get(glyph) ?? [0xfffd]));
    return `<${hex(glyph)}><${Array.from({ length: text.length }, (_, index) => hex(text.charCodeAt(index))).join('')}>`;
  });
  const blocks: string[] = [];
  for (let start = 0; start < rows.length; start += 100) {
    const block = rows.slice(start, start + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return `/CIDInit/ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
/CMapName/Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><ffff>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict/CMap defineresource pop
end
end`;
}
