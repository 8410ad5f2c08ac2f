import type { XmlElement } from '../../../xml/index.ts';
import { fact, type Judged, normalized, type TreeRule } from '../../engine/index.ts';
import { ANY_MEANS, ANY_SETTLEMENT, ROOT, SETTLEMENT } from './paths.ts';
import { isGiven, textAt } from './read.ts';

const ACCOUNT = `${ANY_MEANS}/ram:PayeePartyCreditorFinancialAccount`;

/** Credit transfers: 30 (any), 58 (SEPA). */
const CREDIT_TRANSFERS = ['30', '58'];
const isTransfer = ({ parent }: XmlElement): boolean =>
  parent?.all('ram:TypeCode').some(({ value }) => CREDIT_TRANSFERS.includes(value)) ?? false;

/** A card number shows its first 6 and last 4 digits at most. */
const MOST_DIGITS = 10;

const means = fact(({ root }) => root.everywhere(ANY_MEANS));

const allSay = (judged: Judged, name: string): boolean =>
  new Set(means(judged).flatMap((one) => one.all(name).map(({ value }) => normalized(value)))).size <= 1;

/** BR-49 to -51, -61, CII-SR-467 to -470: how the invoice is paid. */
export const PAYMENT_RULES: readonly TreeRule[] = [
  { id: 'BR-49', at: ANY_MEANS, holds: (one) => one.has('ram:TypeCode') },
  {
    id: 'BR-50',
    at: ACCOUNT,
    when: isTransfer,
    holds: (account) => isGiven(account, 'ram:IBANID') || isGiven(account, 'ram:ProprietaryID'),
  },
  {
    id: 'BR-61',
    at: ACCOUNT,
    when: isTransfer,
    holds: (account) => account.has('ram:IBANID') || account.has('ram:ProprietaryID'),
  },
  {
    id: 'BR-51',
    at: 'ram:ApplicableTradeSettlementFinancialCard',
    holds: (card) => textAt(card, 'ram:ID').length <= MOST_DIGITS,
  },
  { id: 'CII-SR-467', at: ROOT, holds: (_, judged) => allSay(judged, 'ram:TypeCode') },
  { id: 'CII-SR-468', at: ROOT, holds: (_, judged) => allSay(judged, 'ram:Information') },
  {
    id: 'CII-SR-469',
    at: ROOT,
    holds: (root) =>
      root.everywhere(ANY_SETTLEMENT).flatMap((settlement) => settlement.all('ram:PaymentReference')).length <= 1,
  },
  {
    id: 'CII-SR-470',
    at: SETTLEMENT,
    holds: (settlement) =>
      settlement.all('ram:SpecifiedTradeSettlementPaymentMeans').every((one) => {
        if (!CREDIT_TRANSFERS.includes(textAt(one, 'ram:TypeCode'))) return true;
        const accounts = one.all('ram:PayeePartyCreditorFinancialAccount');
        return accounts.some((account) => account.has('ram:IBANID') || account.has('ram:ProprietaryID'));
      }),
  },
];
