/* eslint-disable-next-line no-control-regex -- control characters are what it looks for */
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const BREAKS = /[\t\n\r]+/g;

/**
 * What a buyer typed, without what `parseOrder` refuses: controls, direction marks and broken characters are left out, line breaks become
 * blanks. For text that nobody in the shop can correct; `undefined` when nothing is left.
 */
export function printable(text: string | null | undefined): string | undefined {
  const clean = text?.replaceAll(BREAKS, ' ').replaceAll(UNPRINTABLE, '').replaceAll(LONE_SURROGATE, '\ufffd').trim();
  return clean === undefined || clean === '' ? undefined : clean;
}
