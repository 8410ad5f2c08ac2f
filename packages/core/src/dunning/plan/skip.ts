import type { DunningItem, IsoDate } from '../../model/index.ts';
import type { Skip, SkipCode } from './plan.ts';

const SENTENCES: Readonly<Record<SkipCode, string>> = {
  PAID: 'It is paid.',
  CREDIT: 'It is money the customer has with the merchant, not a claim.',
  HANDED_OVER: 'A collection agency has it.',
  INSOLVENT: 'The customer is insolvent.',
  DISPUTED: 'It is disputed.',
  ON_HOLD: 'Somebody put it on hold.',
  PROMISED: 'The customer promised to pay it.',
  BANK_DATA_STALE: 'The bank data is too old: it may be paid already.',
  NO_PROCEDURE: 'The procedure chosen for it does not exist.',
  EXCLUDED: 'Its procedure is “none”: nothing is sent.',
  NOT_YET: 'Its next step is not due yet.',
  DEADLINE_RUNNING: 'The deadline of the last letter is still running.',
  ITEM_GAP: 'The last message about it is too recent.',
  CUSTOMER_GAP: 'The last letter to the customer is too recent.',
  OUT_OF_OFFICE: 'The contact is out of office.',
  UNREACHABLE: 'No usable contact is known.',
  REMINDER_OVER: 'It falls due before a reminder could leave.',
  OTHERS_FIRST: 'A letter about overdue items goes first.',
  BELOW_MINIMUM: 'The amount is below the minimum of the first level.',
  REPEATED_ENOUGH:
    'The amount is below the minimum of the next level, and the letter of this one was repeated often enough.',
  NET_CREDIT: 'Credits of the customer outweigh what would be claimed.',
  FOLLOWS_PRINCIPAL: 'It is told with the invoice it was charged for.',
  WAIVED: 'What it was charged for is paid: it is given up.',
  PROCEDURE_OVER: 'All levels were reached.',
  READY_FOR_AGENCY: 'All levels were reached and the last deadline is over: it is ready for a collection agency.',
};

/** An item passed over, and why. */
export function skipOf({ id }: DunningItem, code: SkipCode, until?: IsoDate): Skip {
  const sentence = SENTENCES[code];
  return until === undefined
    ? { itemId: id, code, sentence }
    : { itemId: id, code, sentence: `${sentence} Until ${until}.`, until };
}
