export { attachInvoice, type AttachOptions } from './attach.ts';
export type { ContainerWarning } from './container.ts';
export { HYBRID_PROFILES, type HybridProfile } from './hybrid.ts';
export { type EmbeddedXml, type FacturXRead, readFacturX } from './read.ts';
export { type FacturXOptions, type FacturXWritten, writeFacturX } from './write.ts';
export { Copy } from './copy.ts';
export { PdfFile } from './pdf-file/file.ts';
export { isDict, PdfDefect, type PdfDict, PdfStream, type PdfValue } from './pdf-file/values.ts';
