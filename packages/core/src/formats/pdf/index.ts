export { type Logo, readLogo } from './logo.ts';
export { type Labels, type Language, LANGUAGES, languageFor } from '../page/index.ts';
export type { Colours } from './theme.ts';
export { type PdfOptions, writePdf } from './write.ts';
