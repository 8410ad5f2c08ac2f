/** Whether a code belongs to a list. Codes are case-sensitive. */
export type CodeList = (code: string) => boolean;

/** So often a list is searched as it is written: one document asks after a unit or a currency once or twice, and the list may have two thousand. */
const FEW = 3;

/** No code is as long (characters): what is longer need not be looked for, be it a megabyte. */
const TOO_LONG = 100;

/** A list from its codes in one string: importing the rules stays cheap, and so does a single question. */
export function codeList(codes: string): CodeList {
  let asked = 0;
  let known: ReadonlySet<string> | undefined;
  return (code) => {
    if (code.length >= TOO_LONG) return false;
    if (known !== undefined) return known.has(code);
    asked += 1;
    if (asked <= FEW) return isIn(codes, code);
    known = new Set(codes.trim().split(/\s+/));
    return known.has(code);
  };
}

/** Whether a code stands between blanks in a text. */
function isIn(codes: string, code: string): boolean {
  if (!/^\S+$/.test(code)) return false;
  const text = ` ${codes} `;
  for (let at = text.indexOf(` ${code}`); at !== -1; at = text.indexOf(` ${code}`, at + 1))
    if (/\s/.test(text.charAt(at + 1 + code.length))) return true;
  return false;
}
