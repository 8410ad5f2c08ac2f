import { Decimal, paymentLink, type MerchantSettings } from '../../model/index.ts';
import type { DocumentSummary } from '../../store/index.ts';

/** Where what is still open of a document is paid online; `undefined` where the merchant has no such page, or nothing is open. */
export function paymentUrlOf(
  settings: MerchantSettings | undefined,
  document: Pick<DocumentSummary, 'number' | 'open' | 'currency'> | undefined,
): string | undefined {
  const template = settings?.payments.link;
  if (template === undefined || document === undefined) return undefined;
  const { number, open, currency } = document;
  return paymentLink(template, { number, amount: Decimal.of(open), currency });
}
