import type { XmlElement } from '../../../xml/index.ts';
import { normalized, says, type TreeRule } from '../../engine/index.ts';
import { only, onlyChild } from './reading.ts';

/** The codes of a credit transfer (BT-81). */
const isTransfer = (code: string | undefined): boolean => code === '30' || code === '58';

const codeOf = (means: XmlElement | undefined): string | undefined =>
  means === undefined ? undefined : onlyChild(means, 'cbc:PaymentMeansCode')?.value;

/** How the invoice is paid (BG-16 to BG-19). */
export const PAYMENT_RULES: readonly TreeRule[] = [
  {
    id: 'BR-50',
    at: 'cac:PaymentMeans/cac:PayeeFinancialAccount',
    when: ({ parent }) => isTransfer(codeOf(parent)),
    holds: (account) => says(only(account, 'cbc:ID')),
  },
  {
    id: 'BR-51',
    at: 'cac:PaymentMeans/cac:CardAccount/cbc:PrimaryAccountNumberID',
    holds: ({ value }) => normalized(value).length <= 10,
  },
  {
    id: 'BR-61',
    at: 'cac:PaymentMeans',
    when: (means) => isTransfer(normalized(codeOf(means) ?? '')),
    holds: (means) => means.has('cac:PayeeFinancialAccount', 'cbc:ID'),
  },
];
