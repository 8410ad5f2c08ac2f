import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { create, type GlyphRun, type ParsedFont } from 'fontkit';

/** The faces of the document: Noto Sans (SIL Open Font Licence), embedded as subsets so that every reader and archive shows the same. */
export interface Faces {
  readonly regular: ParsedFont;
  readonly bold: ParsedFont;
}

const FILES = {
  regular: '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
} as const;

let loading: Promise<Faces> | undefined;

/** Reads and parses the fonts once per process. */
export function loadFaces(): Promise<Faces> {
  loading ??= Promise.all([parse(FILES.regular), parse(FILES.bold)]).then(([regular, bold]) => ({ regular, bold }));
  return loading;
}

async function parse(file: string): Promise<ParsedFont> {
  const font = create(await readFile(createRequire(import.meta.url).resolve(file)));
  font.layout = remembering(font.layout.bind(font));
  return font;
}

/** Words kept: the labels of six languages and the goods of a shop, a few megabytes at most. */
const REMEMBERED_WORDS = 4_000;

/** Shaping a word is most of the cost of a page, and invoices repeat their words. PDFKit scales the run it is given in place, so each call gets its own. */
function remembering(layout: ParsedFont['layout']): ParsedFont['layout'] {
  const runs = new Map<string, GlyphRun>();
  return (text, features) => {
    if (features !== undefined) return layout(text, features);
    let run = runs.get(text);
    if (run === undefined) {
      run = layout(text);
      if (runs.size >= REMEMBERED_WORDS) runs.clear();
      runs.set(text, copyOf(run));
    }
    return copyOf(run);
  };
}

function copyOf({ glyphs, positions }: GlyphRun): GlyphRun {
  const copied = positions.map(({ xAdvance, yAdvance, xOffset, yOffset }) => ({
    xAdvance,
    yAdvance,
    xOffset,
    yOffset,
  }));
  return {
    glyphs: [...glyphs],
    positions: copied,
    get advanceWidth() {
      return copied.reduce((width, { xAdvance }) => width + xAdvance, 0);
    },
  };
}
