import { Malformed } from './malformed.ts';

/** The XML declaration at the start of a document. */
export interface Declaration {
  /** In characters, all of them ASCII; 0 where there is none. */
  readonly length: number;
  /** In lower case. */
  readonly encoding: string | undefined;
}

const NONE: Declaration = { length: 0, encoding: undefined };

// XML 1.0 (fifth edition) productions 23 to 26, 32, 80 and 81.
const S = '[ \\t\\r\\n]+';
const EQ = '[ \\t\\r\\n]*=[ \\t\\r\\n]*';
const quoted = (value: string): string => `(?:"${value}"|'${value}')`;
const ENCODING = '([A-Za-z][A-Za-z0-9._\\-]*)';
const DECLARATION = new RegExp(
  `^<\\?xml${S}version${EQ}${quoted('1\\.[0-9]+')}` +
    `(?:${S}encoding${EQ}${quoted(ENCODING)})?(?:${S}standalone${EQ}${quoted('(?:yes|no)')})?[ \\t\\r\\n]*\\?>`,
);

/** The declaration that a document's first characters hold. Throws {@link Malformed} where they only begin like one. */
export function declarationIn(start: string): Declaration {
  if (!/^<\?xml[ \t\r\n]/.test(start)) return NONE;
  const found = DECLARATION.exec(start);
  if (found === null) throw new Malformed('Line 1: The XML declaration is not as XML demands.');
  return { length: found[0].length, encoding: (found[1] ?? found[2])?.toLowerCase() };
}
