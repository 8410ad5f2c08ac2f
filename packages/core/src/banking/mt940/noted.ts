import { present } from '../../model/index.ts';
import type { Information } from './information.ts';

/** `:NS:`: lines that begin with two digits. Purpose 01 to 14, name 15 and 16, kind of booking 17, bank 33, account 34. */
export function readNoted(value: string): Information {
  const lines = value.split('\n').map((line) => ({ number: line.slice(0, 2), text: line.slice(2).trim() }));
  const textsOf = (numbers: RegExp) =>
    lines.filter(({ number, text }) => numbers.test(number) && text !== '').map(({ text }) => text);
  return present({
    bookingText: textsOf(/^17$/)[0],
    remittance: textsOf(/^(?:0[1-9]|1[0-4])$/),
    name: textsOf(/^1[56]$/).join(' ') || undefined,
    bank: textsOf(/^33$/)[0],
    account: textsOf(/^34$/)[0],
  });
}
