export { type HtmlOptions, writeHtml } from './write.ts';
