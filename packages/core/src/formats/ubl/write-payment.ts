import type { Invoice, PaymentInstructions } from '../../model/index.ts';
import { attribute, each, group, leaf } from '../../xml/index.ts';

type CreditTransfer = NonNullable<PaymentInstructions['creditTransfers']>[number];

/** UNTDID 4461 "instrument not defined": carries the due date of a credit note that names no means of payment. */
export const UNDEFINED_MEANS = '1';
/** The schema asks for the card's network; EN 16931 has no term for it. */
const UNKNOWN_NETWORK = 'NA';

/** BG-16. UBL repeats the whole group for every account (BG-17). `dueDate` is BT-9 of a credit note, which has no other place. */
export function writePaymentMeans(instructions: PaymentInstructions | undefined, dueDate: string | undefined): string {
  if (instructions === undefined) {
    return dueDate === undefined
      ? ''
      : group('cac:PaymentMeans', leaf('cbc:PaymentMeansCode', UNDEFINED_MEANS) + leaf('cbc:PaymentDueDate', dueDate));
  }
  const head =
    leaf('cbc:PaymentMeansCode', instructions.paymentMeansTypeCode, attribute('name', instructions.paymentMeansText)) +
    leaf('cbc:PaymentDueDate', dueDate) +
    leaf('cbc:PaymentID', instructions.remittanceInformation);
  const [first, ...others] = instructions.creditTransfers ?? [];
  const whole = head + writeCard(instructions) + writeAccount(first) + writeMandate(instructions);
  return (
    group('cac:PaymentMeans', whole) +
    each(others, (transfer) => group('cac:PaymentMeans', head + writeAccount(transfer)))
  );
}

/** BT-20 */
export function writePaymentTerms(invoice: Invoice): string {
  return group('cac:PaymentTerms', leaf('cbc:Note', invoice.paymentTerms));
}

function writeAccount(transfer: CreditTransfer | undefined): string {
  if (transfer === undefined) return '';
  return group(
    'cac:PayeeFinancialAccount',
    leaf('cbc:ID', transfer.paymentAccountIdentifier) +
      leaf('cbc:Name', transfer.paymentAccountName) +
      group('cac:FinancialInstitutionBranch', leaf('cbc:ID', transfer.paymentServiceProviderIdentifier)),
  );
}

function writeCard({ paymentCard }: PaymentInstructions): string {
  if (paymentCard === undefined) return '';
  return group(
    'cac:CardAccount',
    leaf('cbc:PrimaryAccountNumberID', paymentCard.primaryAccountNumber) +
      leaf('cbc:NetworkID', UNKNOWN_NETWORK) +
      leaf('cbc:HolderName', paymentCard.holderName),
  );
}

function writeMandate({ directDebit }: PaymentInstructions): string {
  if (directDebit === undefined) return '';
  return group(
    'cac:PaymentMandate',
    leaf('cbc:ID', directDebit.mandateReference) +
      group('cac:PayerFinancialAccount', leaf('cbc:ID', directDebit.debitedAccountIdentifier)),
  );
}
