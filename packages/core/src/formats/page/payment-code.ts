import { epcQrPayload, type QrCode, qrCodeOf } from '../epc/index.ts';
import { readCreditorReference } from '../../model/index.ts';
import { isCredit } from './mentions.ts';
import type { Page } from './page.ts';

const LONGEST_NAME = 70;

/** The code that fills in the transfer for who scans it: of an invoice in EUR on which something is to be paid to an IBAN. */
export function paymentCodeOf({ invoice }: Page): QrCode | undefined {
  const { totals, paymentInstructions, currencyCode, typeCode, payee, seller } = invoice;
  const [transfer] = paymentInstructions?.creditTransfers ?? [];
  if (transfer === undefined || currencyCode !== 'EUR' || isCredit(typeCode)) return undefined;
  const said = paymentInstructions?.remittanceInformation ?? invoice.number;
  const reference = readCreditorReference(said);
  const payload = epcQrPayload({
    name: (transfer.paymentAccountName ?? payee?.name ?? seller.name).slice(0, LONGEST_NAME),
    iban: transfer.paymentAccountIdentifier,
    amount: totals.amountDueForPayment,
    ...(reference === undefined ? { text: said } : { reference }),
  });
  return payload.ok ? qrCodeOf(payload.value) : undefined;
}
