import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { create } from 'fontkit';
import { Face } from './file/face.ts';

/** The faces of the document: Noto Sans (SIL Open Font Licence), embedded as subsets so that every reader and archive shows the same. */
export interface Faces {
  readonly regular: Face;
  readonly bold: Face;
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

async function parse(file: string): Promise<Face> {
  return new Face(create(await readFile(createRequire(import.meta.url).resolve(file))));
}
