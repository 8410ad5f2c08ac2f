/** The header fields of a mail or of one of its parts by lower-case name: values unfolded, encoded words as they came. */
export type Fields = ReadonlyMap<string, readonly string[]>;

export function firstOf(fields: Fields, name: string): string {
  return fields.get(name)?.[0] ?? '';
}

export function allOf(fields: Fields, name: string): readonly string[] {
  return fields.get(name) ?? [];
}

const FIELD = /^([!-9;-~]{1,76})[ \t]*:(.*)$/;

const BLANK_LINES = /^(?:[ \t]{0,80}\n){0,80}/;

/** No mail needs more; what comes after it is not looked at. */
const LONGEST_HEADER = 262_144;

/**
 * Splits a header from what follows its first empty line. Lines that are no field (an mbox separator, a broken line) are passed over, since
 * reports are full of them; where the first lines hold no field at all, everything is body.
 */
export function splitHeader(text: string): { readonly fields: Fields; readonly body: string } {
  const start = BLANK_LINES.exec(text)?.[0].length ?? 0;
  const end = endOfHeader(text, start);
  const fields = readFields(text.slice(start, end));
  if (fields.size === 0) return { fields, body: text };
  return { fields, body: text.slice(end).replace(/^\n{1,2}/, '') };
}

function endOfHeader(text: string, start: number): number {
  const end = text.indexOf('\n\n', start);
  return Math.min(end === -1 ? text.length : end, start + LONGEST_HEADER);
}

/** Reads the fields of a block of lines; a line that begins with a space goes on with the field before it. */
export function readFields(block: string): Fields {
  const fields = new Map<string, string[]>();
  for (const line of block.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const [, name, value = ''] = FIELD.exec(line) ?? [];
    if (name === undefined) continue;
    const known = fields.get(name.toLowerCase());
    if (known === undefined) fields.set(name.toLowerCase(), [value.trim()]);
    else known.push(value.trim());
  }
  return fields;
}

/** A structured value such as `text/plain; charset="utf-8"`: the value before the first semicolon, in lower case, and its parameters. */
export function parameterised(value: string): {
  readonly value: string;
  readonly parameters: ReadonlyMap<string, string>;
} {
  const parameters = new Map<string, string>();
  for (const [, name = '', quoted, bare] of value
    .slice(0, 4096)
    .matchAll(/;\s*([\w*-]+)\s*=\s*(?:"([^"]*)"?|([^;\s]*))/g))
    parameters.set(name.toLowerCase(), quoted ?? bare ?? '');
  return { value: (/^[^;\s]*/.exec(value.trim())?.[0] ?? '').toLowerCase(), parameters };
}
