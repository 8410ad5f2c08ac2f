import type { XmlElement } from '../../../xml/index.ts';
import { normalized, type TreeRule } from '../../engine/index.ts';
import { ROOT, SETTLEMENT } from './paths.ts';
import { isGiven, textAt } from './read.ts';

const MEANS = `${SETTLEMENT}/ram:SpecifiedTradeSettlementPaymentMeans`;
const ACCOUNT = `${MEANS}/ram:PayeePartyCreditorFinancialAccount`;
const ALL_MEANS = [
  'rsm:SupplyChainTradeTransaction',
  'ram:ApplicableHeaderTradeSettlement',
  'ram:SpecifiedTradeSettlementPaymentMeans',
] as const;

/** Credit transfers: 30 (any), 58 (SEPA). */
const CREDIT_TRANSFERS = ['30', '58'];
const isTransfer = ({ parent: means }: XmlElement): boolean =>
  means?.all('ram:TypeCode').some(({ value }) => CREDIT_TRANSFERS.includes(value)) ?? false;

/** A card number shows its first 6 and last 4 digits at most. */
const MOST_DIGITS = 10;

function allSay(root: XmlElement, name: string): boolean {
  return new Set(root.all(...ALL_MEANS, name).map(({ value }) => normalized(value))).size <= 1;
}

/** BR-49 to -51, -61, CII-SR-467 to -470: how the invoice is paid. */
export const PAYMENT_RULES: readonly TreeRule[] = [
  { id: 'BR-49', at: MEANS, holds: (means) => means.has('ram:TypeCode') },
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
    at: `${MEANS}/ram:ApplicableTradeSettlementFinancialCard`,
    holds: (card) => textAt(card, 'ram:ID').length <= MOST_DIGITS,
  },
  { id: 'CII-SR-467', at: ROOT, holds: (root) => allSay(root, 'ram:TypeCode') },
  { id: 'CII-SR-468', at: ROOT, holds: (root) => allSay(root, 'ram:Information') },
  {
    id: 'CII-SR-469',
    at: ROOT,
    holds: (root) => {
      const settlements = root.all('rsm:SupplyChainTradeTransaction', 'ram:ApplicableHeaderTradeSettlement');
      return settlements.flatMap((settlement) => settlement.all('ram:PaymentReference')).length <= 1;
    },
  },
  {
    id: 'CII-SR-470',
    at: SETTLEMENT,
    holds: (settlement) =>
      settlement.all('ram:SpecifiedTradeSettlementPaymentMeans').every((means) => {
        if (!CREDIT_TRANSFERS.includes(textAt(means, 'ram:TypeCode'))) return true;
        const accounts = means.all('ram:PayeePartyCreditorFinancialAccount');
        return accounts.some((account) => account.has('ram:IBANID') || account.has('ram:ProprietaryID'));
      }),
  },
];
