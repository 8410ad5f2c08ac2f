// XML 1.0 (fifth edition) productions 4 and 4a, without the colon, which namespaces take for themselves.
const START =
  'A-Z_a-z\\u{c0}-\\u{d6}\\u{d8}-\\u{f6}\\u{f8}-\\u{2ff}\\u{370}-\\u{37d}\\u{37f}-\\u{1fff}\\u{200c}\\u{200d}\\u{2070}-\\u{218f}' +
  '\\u{2c00}-\\u{2fef}\\u{3001}-\\u{d7ff}\\u{f900}-\\u{fdcf}\\u{fdf0}-\\u{fffd}\\u{10000}-\\u{effff}';
const PART = `[${START}][-.${START}0-9\\u{b7}\\u{300}-\\u{36f}\\u{203f}\\u{2040}]*`;

const UNPREFIXED = new RegExp(`^${PART}$`, 'u');
const QUALIFIED = new RegExp(`^(?:${PART}:)?${PART}$`, 'u');

/** Longer than any name in an invoice; the names of a document are kept for the next one. */
const LONGEST = 200;

/** Whether it is a name without a colon (NCName). */
export function isUnprefixedName(raw: string): boolean {
  return raw.length <= LONGEST && UNPREFIXED.test(raw);
}

/** Whether it is a name with at most one colon, and a name on both sides of that (QName). */
export function isQualifiedName(raw: string): boolean {
  return raw.length <= LONGEST && QUALIFIED.test(raw);
}

/**
 * The same name as the one string that stands for it everywhere, so that comparing names compares addresses; and a copy, so that a kept
 * name does not keep the document it was cut from. Engines make such a string of every key.
 */
export function internedName(name: string): string {
  return Object.keys({ [name]: true })[0] ?? name;
}
