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
  const carried = pieces.join('');
  // What nothing is left of is lost, not spelt otherwise.
  if (carried.trim() === '' && text.trim() !== '') for (const character of respelt) missing.add(character);
  return { text: carried, respelt: [...respelt], missing: [...missing] };
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

/** The bytes of texts one after another. Each was {@link carriedBy} the set before; a character beyond it is a fault of ours. */
export function encoded(set: CharacterSet, texts: Iterable<string>): Uint8Array {
  const bytes = encodeUtf8(texts);
  return set === 'UNOW' ? bytes : narrowed(set, bytes);
}

/** UTF-8 as ISO 8859-1, in its place: no character of that set is longer in it. */
function narrowed(set: CharacterSet, bytes: Uint8Array): Uint8Array {
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte > 0xc3) throw new RangeError(`${set} has no character that takes more than two bytes of UTF-8`);
    bytes[length++] = byte < 0x80 ? byte : ((byte & 0x03) << 6) | ((bytes[(at += 1)] ?? 0) & 0x3f);
  }
  return bytes.subarray(0, length);
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
