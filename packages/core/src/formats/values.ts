import { inPieces, present, type Reading, type XmlElement } from '../xml/index.ts';

/** What the readers of several syntaxes have in common: the spelling of numbers, and attached documents. */

/**
 * A number as xsd:decimal allows it, in the one spelling the model takes: no blanks, no plus sign, a digit on both sides of the point, and
 * no zeros behind it that say nothing beyond the tenth decimal.
 */
export function plainNumber(text: string | undefined): string | undefined {
  const parts = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text?.trim() ?? '');
  if (parts === null || `${parts[2]}${parts[3] ?? ''}` === '') return text;
  const [, sign, whole, decimals = ''] = parts;
  const fraction = decimals.length > 10 ? decimals.replace(/(?<!0)0+$/, '') : decimals;
  return `${sign === '-' ? '-' : ''}${whole || '0'}${fraction === '' ? '' : `.${fraction}`}`;
}

/** BT-125. An element without content is no document. */
export function readAttachment(reading: Reading, object: XmlElement | undefined) {
  const text = reading.textOf(object);
  const content = text === undefined ? undefined : withoutBlanks(text);
  if (object === undefined || content === undefined) return undefined;
  return present({
    content,
    mimeCode: reading.attribute(object, 'mimeCode'),
    filename: reading.attribute(object, 'filename'),
  });
}

const withoutBlanks = (text: string): string =>
  /\s/.test(text) ? inPieces(text, (piece) => piece.replace(/\s/g, '')) : text;
