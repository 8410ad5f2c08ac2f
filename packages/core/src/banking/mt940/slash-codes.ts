import { present } from '../../model/index.ts';
import { reference } from '../entry-id.ts';
import type { Information } from './information.ts';

/** The codes of Dutch, Belgian and other banks: `/EREF/INV-17/ORDP//NAME/A. Martin/REMI/Thank you`. */
const CODES =
  'TRTP|EREF|PREF|CREF|RREF|MARF|MREF|CSID|CNTP|ORDP|BENM|IBAN|BIC|NAME|ADDR|CITY|ID|REMI|USTD|STRD|RTRN|PURP|ULTD|ULTC|ULTB|ULCD|SVCL|ISDT|ACCW|INIT|OCMT|CHGS|SWOC|NRTX|BTCH|EXCH|RATE|RETN';
const CODE = new RegExp(`/(${CODES})(?=/)`, 'g');

/** `undefined` for a text without codes. */
export function readSlashCodes(value: string): Information | undefined {
  const text = value.replace(/\n/g, '');
  const marks = [...text.matchAll(CODE)].filter(({ index }, at) => at > 0 || index <= 4);
  if (marks.length === 0) return undefined;
  const fields = new Map<string, string>();
  for (const [index, { 1: code = '', index: start, 0: mark }] of marks.entries()) {
    // Codes have slashes of their own, or share one: /ORDP//NAME/ and /REMI/text/ISDT/ alike.
    const found = text
      .slice(start + mark.length, marks[index + 1]?.index)
      .replace(/^\/+|\/+$/g, '')
      .trim();
    if (found !== '' && !fields.has(code)) fields.set(code, found);
  }
  const field = (...codes: readonly string[]) => codes.map((code) => fields.get(code)).find((one) => one !== undefined);
  const [iban, bic, name] = (field('CNTP') ?? '').split('/');
  const structured = field('STRD')?.split('/').at(-1);
  const written = [field('REMI'), field('USTD')].filter((part) => part !== undefined);
  return present({
    bookingText: field('TRTP'),
    reasonCode: field('RTRN', 'RETN'),
    remittance: written,
    name: filled(name) ?? field('NAME') ?? field('ORDP', 'BENM'),
    account: filled(iban) ?? field('IBAN'),
    bank: filled(bic) ?? field('BIC'),
    ultimate: field('ULTD', 'ULTC', 'ULTB', 'ULCD'),
    endToEndId: reference(field('EREF')),
    mandateId: reference(field('MARF', 'MREF')),
    creditorId: reference(field('CSID')),
    creditorReference: structured?.replace(/\s/g, ''),
  });
}

const filled = (text: string | undefined): string | undefined => (text === undefined || text === '' ? undefined : text);
