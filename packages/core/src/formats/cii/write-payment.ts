import type { Invoice, PaymentInstructions } from '../../model/index.ts';
import { each, group, leaf } from '../../xml/index.ts';
import { writeDate } from './write-date.ts';

type CreditTransfer = NonNullable<PaymentInstructions['creditTransfers']>[number];

/** ISO 13616; an account that is none is a proprietary number. */
const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/;

/** BG-16. CII repeats the whole group for every account (BG-17). */
export function writePaymentMeans(instructions: PaymentInstructions | undefined): string {
  if (instructions === undefined) return '';
  const head =
    leaf('ram:TypeCode', instructions.paymentMeansTypeCode) + leaf('ram:Information', instructions.paymentMeansText);
  const [first, ...others] = instructions.creditTransfers ?? [];
  const write = (inner: string, transfer: CreditTransfer | undefined) =>
    group('ram:SpecifiedTradeSettlementPaymentMeans', head + inner + writeAccount(transfer));
  return (
    write(writeCard(instructions) + writeDebitedAccount(instructions), first) +
    each(others, (transfer) => write('', transfer))
  );
}

/** BT-9, BT-20, BT-89 */
export function writePaymentTerms(invoice: Invoice): string {
  return group(
    'ram:SpecifiedTradePaymentTerms',
    leaf('ram:Description', invoice.paymentTerms) +
      writeDate('ram:DueDateDateTime', invoice.paymentDueDate) +
      leaf('ram:DirectDebitMandateID', invoice.paymentInstructions?.directDebit?.mandateReference),
  );
}

function writeCard({ paymentCard }: PaymentInstructions): string {
  if (paymentCard === undefined) return '';
  return group(
    'ram:ApplicableTradeSettlementFinancialCard',
    leaf('ram:ID', paymentCard.primaryAccountNumber) + leaf('ram:CardholderName', paymentCard.holderName),
  );
}

/** BT-91 */
function writeDebitedAccount({ directDebit }: PaymentInstructions): string {
  return group('ram:PayerPartyDebtorFinancialAccount', leaf('ram:IBANID', directDebit?.debitedAccountIdentifier));
}

function writeAccount(transfer: CreditTransfer | undefined): string {
  if (transfer === undefined) return '';
  const account = transfer.paymentAccountIdentifier;
  const isIban = IBAN.test(account);
  return (
    group(
      'ram:PayeePartyCreditorFinancialAccount',
      leaf('ram:IBANID', isIban ? account : undefined) +
        leaf('ram:AccountName', transfer.paymentAccountName) +
        leaf('ram:ProprietaryID', isIban ? undefined : account),
    ) +
    group(
      'ram:PayeeSpecifiedCreditorFinancialInstitution',
      leaf('ram:BICID', transfer.paymentServiceProviderIdentifier),
    )
  );
}
