import { present } from '../../model/index.ts';
import { joinPieces } from '../joined.ts';
import { startsWithTag } from '../sepa-tags.ts';
import type { Information } from './information.ts';

/** Three digits of the business transaction, a separator of the bank's choice, two digits of the first subfield: `166?00`, `>10`. */
const STRUCTURED = /^\s*(\d{3})?([?>~^<@|!#&$])(?=\d\d)/;
/** Characters of a subfield: one that is full goes on in the next. */
const WIDTH = 27;

/** `:86:` of German banks and those who took after them (DFÜ agreement, appendix 3, MT940); `undefined` for other texts. */
export function readSubfields(value: string): Information | undefined {
  const text = value.replace(/\n/g, '');
  const opening = STRUCTURED.exec(text);
  if (opening === null) return undefined;
  const [, code, separator = '?'] = opening;
  const pieces = text
    .slice(opening[0].length - separator.length)
    .split(new RegExp(`\\${separator}(?=(?:00|10|2\\d|3[0-8]|6\\d|7\\d))`));
  const subfields = pieces.slice(1).map((piece) => ({ number: piece.slice(0, 2), text: piece.slice(2) }));
  const textsOf = (numbers: RegExp) => subfields.filter(({ number }) => numbers.test(number)).map((one) => one.text);
  const [account, iban] = [textsOf(/^31$/)[0]?.trim(), textsOf(/^38$/)[0]?.trim()];
  return present({
    businessCode: code,
    bookingText: textsOf(/^00$/)[0]?.trim(),
    reasonCode: textsOf(/^34$/)[0]?.trim(),
    remittance: purposeOf(textsOf(/^(?:2\d|6\d)$/)),
    name: joinPieces([textsOf(/^3[23]$/).join('')], () => false)[0],
    account: isIban(iban) ? iban : account,
    bank: textsOf(/^30$/)[0]?.trim(),
    ultimate: joinPieces([textsOf(/^7\d$/).join('')], () => false)[0],
  });
}

/** The pieces as texts; with fields of SEPA among them, one text in which each field begins behind a blank. */
function purposeOf(pieces: readonly string[]): readonly string[] {
  const begun = pieces.map((piece, index) => (index > 0 && startsWithTag(piece) ? ` ${piece}` : piece));
  if (!pieces.some(startsWithTag)) return joinPieces(pieces, (length) => length >= WIDTH);
  const text = begun.map((piece, index) => ((pieces[index] ?? '').length >= WIDTH ? piece : `${piece} `)).join('');
  return [text.replace(/\s+/g, ' ').trim()];
}

const isIban = (text: string | undefined): boolean => /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(text ?? '');
