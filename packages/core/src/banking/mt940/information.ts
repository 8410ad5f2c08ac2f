import { joinPieces } from '../joined.ts';
import { readSlashCodes } from './slash-codes.ts';
import { readSubfields } from './subfields.ts';

/** What `:86:` says of an entry. */
export interface Information {
  /** `166`: the German code of the business transaction. */
  readonly businessCode?: string;
  /** The bank's name for the booking: `GUTSCHRIFT`. */
  readonly bookingText?: string;
  /** Of a return. */
  readonly reasonCode?: string;
  readonly remittance: readonly string[];
  readonly name?: string;
  /** IBAN or number of the counterparty's account. */
  readonly account?: string;
  /** BIC or national code of the counterparty's bank. */
  readonly bank?: string;
  readonly ultimate?: string;
  readonly endToEndId?: string;
  readonly mandateId?: string;
  readonly creditorId?: string;
  /** Structured: RF, or a national reference. */
  readonly creditorReference?: string;
}

/** Characters of a line: one that is full goes on in the next. */
const WIDTH = 65;

/** Whatever layout the bank chose. */
export function readInformation(value: string): Information {
  return readSubfields(value) ?? readSlashCodes(value) ?? { remittance: joinPieces(value.split('\n'), isFull) };
}

const isFull = (length: number): boolean => length >= WIDTH;
