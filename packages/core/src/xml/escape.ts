import { inPieces } from './pieces.ts';

/**
 * Escaping, and the one gate through which text enters XML: what XML 1.0 forbids (production 2, Char) cannot be escaped and is thrown as
 * {@link ForbiddenCharacter}, which the writers turn into a problem that names the field.
 */
export class ForbiddenCharacter extends Error {
  override readonly name = 'ForbiddenCharacter';
}

/** One cheap look decides for nearly every text that nothing has to be done. */
const SPECIAL_IN_TEXT = /[&<>\u0000-\u0008\u000b-\u001f\ud800-\udfff\ufffe\uffff]/;
const SPECIAL_IN_ATTRIBUTE = /[&<>"\u0000-\u001f\ud800-\udfff\ufffe\uffff]/;
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Surrogate}]/u;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A parser turns these into line feeds and blanks when they stand bare.
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

const entity = (character: string): string => ENTITIES[character] ?? character;

/** Character data of an element. */
export function escapeText(text: string): string {
  return SPECIAL_IN_TEXT.test(text) ? inPieces(allowed(text), (piece) => piece.replace(/[&<>\r]/g, entity)) : text;
}

/** The inside of a double-quoted attribute. */
export function escapeAttribute(text: string): string {
  return SPECIAL_IN_ATTRIBUTE.test(text)
    ? inPieces(allowed(text), (piece) => piece.replace(/[&<>"\r\n\t]/g, entity))
    : text;
}

/** False for text that no XML document can hold. */
export function isXmlText(text: string): boolean {
  return !FORBIDDEN.test(text);
}

function allowed(text: string): string {
  if (!isXmlText(text)) throw new ForbiddenCharacter();
  return text;
}
