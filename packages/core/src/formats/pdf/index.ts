export { type Logo, readLogo } from './logo.ts';
export { type Labels, type Language, LANGUAGES, languageFor } from '../page/index.ts';
export type { Colours } from './theme.ts';
export { type PdfOptions, writePdf } from './write.ts';
export type { Image } from './file/image.ts';
export type { ObjectWriter } from './file/objects.ts';
export { type Faces, loadFaces } from './fonts.ts';
export { type Box, type Element, Sheet, type Style } from './sheet.ts';
