import { escapeAttribute, escapeText } from './escape.ts';

/**
 * XML as strings. Absent and empty terms leave no element, a group without content leaves none either, so callers list what the schema
 * orders and never ask what is there. One element per line keeps golden files readable; nothing depends on the line breaks.
 */

/** `<name attributes>text</name>`, or nothing for an absent or empty text. */
export function leaf(name: string, text: string | undefined, attributes = ''): string {
  return text === undefined || text === '' ? '' : `<${name}${attributes}>${escapeText(text)}</${name}>\n`;
}

/** An element around its children, or nothing around nothing. */
export function group(name: string, children: string): string {
  return children === '' ? '' : `<${name}>\n${children}</${name}>\n`;
}

/** ` name="value"`, or nothing. */
export function attribute(name: string, value: string | undefined): string {
  return value === undefined || value === '' ? '' : ` ${name}="${escapeAttribute(value)}"`;
}

/** One element after another for each item. */
export function each<Item>(items: readonly Item[] | undefined, write: (item: Item) => string): string {
  if (items === undefined) return '';
  let written = '';
  for (const item of items) written += write(item);
  return written;
}
