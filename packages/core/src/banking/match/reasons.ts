import type { Reason, ReasonCode } from './match.ts';

/** What each reason says to a person, in one sentence. */
const SENTENCES: Readonly<Record<ReasonCode, string>> = {
  REFERENCE_EXACT: 'The payment carries the structured reference of the document.',
  NUMBER_IN_TEXT: 'The payer wrote the number of the document.',
  NUMBERS_IN_TEXT: 'The payer wrote the numbers of several documents.',
  NUMBER_JOINED: 'The number stands in the text with blanks inside, or is very short: it may mean something else.',
  NUMBER_SIMILAR: 'The text holds a number that differs from that of the document by a slip.',
  NUMBER_UNKNOWN: 'The text holds what looks like the number of a document that is not known.',
  NUMBER_AMBIGUOUS: 'What the payer wrote can mean several documents.',
  ACCOUNT_KNOWN: 'The customer paid from this account before.',
  ACCOUNT_OF_OTHERS: 'The account is known to be that of another customer.',
  AMOUNT_EXACT: 'The amount is what is open.',
  AMOUNT_LESS: 'The amount is less than what is open.',
  AMOUNT_MORE: 'The amount is more than what is open.',
  AMOUNT_FITS_OTHERS: 'The amount is exactly that of other items of the customer, which the payer did not name.',
  SUM_EXACT: 'The amount is the sum of several open items of the customer.',
  SUM_AMBIGUOUS: 'Several choices of open items come to the amount.',
  DISCOUNT_TAKEN: 'The payer kept the discount for paying early, in time.',
  WITHIN_TOLERANCE: 'The difference is within what the merchant lets go.',
  CHARGES_DEDUCTED: 'A bank on the way kept its charges from the amount.',
  PART_PAYMENT: 'The payment settles a part of the document.',
  CURRENCY_DIFFERS: 'The payment is in another currency than the document.',
  ALREADY_PAID: 'The document is settled already: this may be a second payment.',
  SEVERAL_CUSTOMERS: 'The documents are of different customers.',
  NAME_SIMILAR: 'The name of the payer is that of the customer, or nearly so.',
  NAME_DIFFERS: 'The name of the payer is not that of the customer.',
  NOT_BY_POLICY: 'The settings leave this to a person.',
  NOT_BOOKED: 'The bank has not booked the payment yet.',
};

export function because(code: ReasonCode, data?: Readonly<Record<string, string>>): Reason {
  return { code, message: SENTENCES[code], ...(data !== undefined && { data }) };
}
