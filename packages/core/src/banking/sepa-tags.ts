import { type BankTransaction, Decimal, present } from '../model/index.ts';
import { reference, type Unidentified } from './entry-id.ts';

/**
 * German banks put the fields of a SEPA payment into one text (DFÜ agreement, appendix 3): `EREF+INV-17 MREF+M1 SVWZ+Thank you`. What follows
 * `SVWZ+` is the payer's, but for the names of others behind it: a payer who types a field does not get it read as one.
 */
const TAG = /(?:^|\s)(?:(EREF|KREF|MREF|CRED|DEBT|COAM|OAMT|RREF|SVWZ|ABWA|ABWE)\+|(MTLG):)/g;
const BEHIND_TEXT = /^(?:ABWA|ABWE)$/;

export interface SepaTags {
  /** What stands before the first field. */
  readonly before: string;
  readonly fields: ReadonlyMap<string, string>;
}

export function sepaTagsIn(text: string): SepaTags | undefined {
  const marks = [...text.matchAll(TAG)].map((match) => ({
    name: match[1] ?? match[2] ?? '',
    start: match.index,
    end: match.index + match[0].length,
  }));
  const textAt = marks.findIndex(({ name }) => name === 'SVWZ');
  const kept = marks.filter(({ name }, index) => textAt < 0 || index <= textAt || BEHIND_TEXT.test(name));
  const [first] = kept;
  if (first === undefined) return undefined;
  const fields = new Map<string, string>();
  for (const [index, { name, end }] of kept.entries()) {
    const value = text
      .slice(end, kept[index + 1]?.start)
      .replace(/\s+/g, ' ')
      .trim();
    if (!fields.has(name) && value !== '') fields.set(name, value);
  }
  return { before: text.slice(0, first.start).trim(), fields };
}

/** A piece that begins a field, which begins anew however full the piece before it was. */
export const startsWithTag = (piece: string): boolean => /^(?:[A-Z]{4}\+|MTLG:)/.test(piece);

/** The transaction with the fields that stand in its text; those that it has already are kept. */
export function withSepaTags<T extends Unidentified<BankTransaction>>(transaction: T): T {
  const { remittance, returned } = transaction;
  if (!remittance.some((text) => /[A-Z]{4}[+:]/.test(text))) return transaction;
  const tags = sepaTagsIn(remittance.join(' '));
  if (tags === undefined) return transaction;
  const field = (name: string): string | undefined => tags.fields.get(name);
  const ultimate = field('ABWA');
  const notice = field('MTLG');
  const original = Decimal.parse((field('OAMT') ?? '').replace(',', '.'));
  return {
    ...present({
      endToEndId: reference(field('EREF')),
      mandateId: reference(field('MREF')),
      creditorId: reference(field('CRED')),
    }),
    ...transaction,
    ...(ultimate !== undefined && { counterparty: { ultimate, ...transaction.counterparty } }),
    ...(returned !== undefined && { returned: { ...present({ text: notice, amount: original }), ...returned } }),
    // A notice of the bank is no text of the payer; where no return is known it must not get lost.
    remittance: [tags.before, field('SVWZ'), returned === undefined ? notice : undefined].filter(isText),
  };
}

const isText = (text: string | undefined): text is string => text !== undefined && text !== '';
