import { detectFormat } from '../detect.ts';
import type { Embedded } from './embedded.ts';
import type { PdfFile } from './pdf-file/file.ts';
import { PdfDefect, PdfStream } from './pdf-file/values.ts';
import { CONFORMANCE_LEVELS } from './levels.ts';

/** What is wrong with the PDF around an embedded invoice. */
export interface ContainerWarning {
  readonly code: 'PDFA3_NOT_CLAIMED' | 'XMP_MISSING' | 'XMP_NAME' | 'XMP_PROFILE' | 'AF_MISSING' | 'RELATIONSHIP';
  readonly message: string;
}

/** Factur-X 1.09, 6: the metadata that announce the embedded file, and its place among the files of the document. */
export function containerWarnings(file: PdfFile, found: Embedded, xml: Uint8Array): ContainerWarning[] {
  const warnings: ContainerWarning[] = [];
  const warn = (code: ContainerWarning['code'], message: string) => warnings.push({ code, message });
  if (!found.associated) warn('AF_MISSING', `${found.name} is not among the associated files (/AF) of the document.`);
  if (found.relationship !== 'Alternative' && found.relationship !== 'Data')
    warn(
      'RELATIONSHIP',
      `The relationship of ${found.name} is ${found.relationship ?? 'not told'}: Alternative or Data is expected.`,
    );
  const xmp = metadataOf(file);
  if (propertyOf(xmp, 'part', 'pdfaid') !== '3') warn('PDFA3_NOT_CLAIMED', 'The file does not say that it is PDF/A-3.');
  const name = propertyOf(xmp, 'DocumentFileName');
  const level = propertyOf(xmp, 'ConformanceLevel');
  if (name === undefined || level === undefined) {
    warn('XMP_MISSING', 'The metadata do not announce the embedded invoice.');
    return warnings;
  }
  if (name !== found.name) warn('XMP_NAME', `The metadata announce ${name}, and ${found.name} is embedded.`);
  const { profile } = detectFormat(xml);
  const expected = profile === undefined ? undefined : CONFORMANCE_LEVELS[profile];
  if (expected !== undefined && !expected.includes(level.toUpperCase()))
    warn('XMP_PROFILE', `The metadata announce the profile ${level}, and the invoice is ${expected[0]}.`);
  return warnings;
}

/** The XMP packet, or nothing when there is none that can be read. */
function metadataOf(file: PdfFile): string {
  const stream = file.resolve(file.catalog.get('Metadata'));
  if (!(stream instanceof PdfStream)) return '';
  try {
    return new TextDecoder().decode(file.content(stream));
  } catch (error) {
    if (error instanceof PdfDefect) return '';
    throw error;
  }
}

/** A property as an element or as an attribute; its prefix is free unless the norm fixes it. */
function propertyOf(xmp: string, name: string, prefix = '[\\w-]+'): string | undefined {
  const found = new RegExp(`<${prefix}:${name}>([^<]*)<|\\s${prefix}:${name}\\s*=\\s*["']([^"']*)["']`).exec(xmp);
  return (found?.[1] ?? found?.[2])?.trim();
}
