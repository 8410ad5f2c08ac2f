/** Whether a code belongs to a list. Codes are case-sensitive. */
export type CodeList = (code: string) => boolean;

/** A list from its codes in one string, split when it is first asked: importing the rules stays cheap. */
export function codeList(codes: string): CodeList {
  let known: ReadonlySet<string> | undefined;
  return (code) => (known ??= new Set(codes.trim().split(/\s+/))).has(code);
}
