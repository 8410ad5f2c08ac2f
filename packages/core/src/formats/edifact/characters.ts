import { encodeUtf8 } from '../../xml/index.ts';
import type { Problem } from '../../model/index.ts';

/** The character sets we write (S001/0001): A is capitals, B small letters too, C is ISO 8859-1, W is UTF-8. */
export const CHARACTER_SETS = ['UNOA', 'UNOB', 'UNOC', 'UNOW'] as const;
export type CharacterSet = (typeof CHARACTER_SETS)[number];

/** ISO 9735, levels A and B. */
const BASIC = /^[A-Za-z0-9 .,\-()/='+:?!"%&*;<>]$/;
const LATIN_1 = /^[\x20-\x7e\u00a0-\u00ff]$/;
const CARRIES: Readonly<Record<CharacterSet, (character: string) => boolean>> = {
  UNOA: (character) => BASIC.test(character) && !/[a-z]/.test(character),
  UNOB: (character) => BASIC.test(character),
  UNOC: (character) => LATIN_1.test(character),
  UNOW: () => true,
};

/** What people write instead where a character is not to be had; the first that the set carries. */
const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  '’': ["'"], '‘': ["'"], '‚': ["'"], '`': ["'"], '´': ["'"], '“': ['"'], '”': ['"'], '„': ['"'], '«': ['"'], '»': ['"'],
  '‹': ["'"], '›': ["'"], '–': ['-'], '—': ['-'], '‑': ['-'], '−': ['-'], '•': ['-'], '·': ['-'], '~': ['-'], '_': ['-'], '…': ['...'],
  '€': ['EUR'], '£': ['GBP'], '$': ['USD'], '@': ['(AT)'], '#': ['NO '], '|': ['/'], '\\': ['/'], '⁄': ['/'], '÷': ['/'], '×': ['x'],
  '[': ['('], ']': [')'], '{': ['('], '}': [')'], '^': [' '], '°': ['o'], '§': ['S.'], '©': ['(C)'], '®': ['(R)'], '™': ['(TM)'],
  'ß': ['ss'], 'æ': ['ae'], 'Æ': ['AE'], 'œ': ['oe'], 'Œ': ['OE'], 'ø': ['o'], 'Ø': ['O'], 'ł': ['l'], 'Ł': ['L'], 'đ': ['d'], 'Đ': ['D'],
  'ð': ['d'], 'Ð': ['D'], 'þ': ['th'], 'Þ': ['TH'], 'ı': ['i'], 'µ': ['u'], '¿': ['?'], '¡': ['!'], '±': ['+/-'], '¼': ['1/4'], '½': ['1/2'], '¾': ['3/4'],
}; // prettier-ignore

/** A text as a character set can carry it. */
export interface Carried {
  readonly text: string;
  /** Characters that another spelling stands for. */
  readonly respelt: readonly string[];
  /** Characters that have no other spelling: the text cannot be written. */
  readonly missing: readonly string[];
}

export function carriedBy(set: CharacterSet, text: string): Carried {
  if (set === 'UNOW') return { text, respelt: [], missing: [] };
  const respelt = new Set<string>();
  const missing = new Set<string>();
  const pieces = Array.from(text.normalize('NFC'), (character) => {
    if (CARRIES[set](character)) return character;
    const spelling = spellingOf(set, character);
    if (spelling === undefined) missing.add(character);
    else respelt.add(character);
    return spelling ?? '';
  });
  return { text: pieces.join(''), respelt: [...respelt], missing: [...missing] };
}

function spellingOf(set: CharacterSet, character: string): string | undefined {
  if (/^[\s\p{Cc}]$/u.test(character)) return ' ';
  if (/^\p{Cf}$/u.test(character)) return '';
  const plain = character.normalize('NFKD').replace(/\p{M}/gu, '');
  const spellings = [...(SPELLINGS[character] ?? []), plain, plain.replace(/\u2044/g, '/')];
  return spellings
    .flatMap((spelling) => [spelling, spelling.toUpperCase()])
    .find((spelling) => spelling !== '' && Array.from(spelling).every(CARRIES[set]));
}

/** The bytes of some lines. Every text was {@link carriedBy} the set before; a character beyond it is a fault of ours. */
export function encoded(set: CharacterSet, lines: readonly string[]): Uint8Array {
  if (set === 'UNOW') return encodeUtf8(ended(lines));
  const bytes = new Uint8Array(lines.reduce((sum, { length }) => sum + length + 1, 0));
  let at = 0;
  for (const line of ended(lines))
    for (let index = 0; index < line.length; index += 1) {
      const code = line.charCodeAt(index);
      if (code > 0xff) throw new RangeError(`${set} has no ${JSON.stringify(line[index])}`);
      bytes[at++] = code;
    }
  return bytes;
}

function* ended(lines: readonly string[]): Generator<string> {
  for (const line of lines) yield `${line}\n`;
}

export function notCarried(set: CharacterSet, field: string, missing: readonly string[]): Problem {
  return {
    code: 'EDIFACT_CHARACTERS',
    message: `${field} holds characters that ${set} does not have: ${missing.slice(0, 10).join(' ')}.`,
    advice: 'Write it in Latin letters in the shop or the ERP, or send the document in another format.',
    retry: 'after-fix',
    field,
  };
}
