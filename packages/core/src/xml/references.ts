import { piecesBetweenReferences } from './pieces.ts';

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const REFERENCE = /&(?:#(?:x([0-9a-fA-F]+)|([0-9]+))|(amp|lt|gt|quot|apos));|&/g;

/** The text behind XML's five named references and numeric ones; `undefined` when there is any other. */
export function resolveReferences(text: string): string | undefined {
  const pieces = piecesBetweenReferences(text);
  if (pieces?.length === 1) return resolvedPiece(text);
  const resolved = pieces?.map(resolvedPiece);
  return resolved === undefined || resolved.includes(undefined) ? undefined : resolved.join('');
}

function resolvedPiece(text: string): string | undefined {
  let known = true;
  const plain = text.replace(REFERENCE, (_, hexadecimal?: string, decimal?: string, name?: string) => {
    const character = name === undefined ? characterOf(hexadecimal, decimal) : NAMED[name];
    known &&= character !== undefined;
    return character ?? '';
  });
  return known ? plain : undefined;
}

/** XML 1.0 §4.1: a reference must be to what production 2, Char, allows. */
function characterOf(hexadecimal: string | undefined, decimal: string | undefined): string | undefined {
  const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  return isCharacter(code) ? String.fromCodePoint(code) : undefined;
}

function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}
