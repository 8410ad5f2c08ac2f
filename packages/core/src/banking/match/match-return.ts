import { Decimal, type StatementEntry } from '../../model/index.ts';
import type { Ledger, Match, ReceivedPayment } from './match.ts';
import { namedDocuments } from './named-documents.ts';
import { because } from './reasons.ts';
import { referenceKey } from './spelling.ts';

/**
 * Money that went back: the payment that it takes back is known by its references; else by the account of who paid, or by the documents that the text
 * names, when exactly one such payment has the amount. What banks charged for the return does not count.
 */
export function matchReturn(entry: StatementEntry, ledger: Ledger): Match {
  const references = [entry.endToEndId, entry.mandateId, entry.bankReference].flatMap((one) => one ?? []);
  const byReference = candidates(
    references.flatMap((one) => ledger.paymentsByReference(referenceKey(one))),
    entry,
  );
  if (byReference.length > 0) return returning(byReference, [because('REFERENCE_EXACT')]);
  const { byReference: referred, byNumber } = namedDocuments(entry, ledger);
  const numbers = new Set([...referred, ...byNumber].map(({ documentNumber }) => documentNumber));
  const named = [...referred, ...byNumber].flatMap(({ customerId }) => ledger.paymentsOf(customerId));
  const ofDocuments = named.filter(({ allocations }) => allocations.some((one) => numbers.has(one.documentNumber)));
  const byNumbers = candidates(ofDocuments, entry);
  if (byNumbers.length > 0) return returning(byNumbers, [because('NUMBER_IN_TEXT')]);
  const { iban } = entry.counterparty ?? {};
  const customers = iban === undefined ? [] : ledger.customersByIban(iban);
  const byAccount = candidates(
    customers.flatMap((id) => ledger.paymentsOf(id)),
    entry,
  );
  return returning(byAccount, byAccount.length > 0 ? [because('ACCOUNT_KNOWN'), because('AMOUNT_EXACT')] : []);
}

/** Payments of the amount that went back, before it did. */
function candidates(payments: readonly ReceivedPayment[], entry: StatementEntry): readonly ReceivedPayment[] {
  const { amount, charges = Decimal.ZERO, returned, currency, bookingDate } = entry;
  const direction = (value: Decimal): Decimal => (amount.isNegative() ? value : value.negated());
  const amounts = [
    amount.abs(),
    amount.abs().minus(charges),
    ...(returned?.amount === undefined ? [] : [returned.amount]),
  ];
  const fits = (payment: ReceivedPayment): boolean =>
    payment.currency === currency &&
    payment.date <= bookingDate &&
    amounts.some((value) => payment.amount.equals(direction(value)));
  return [...new Set(payments)].filter(fits);
}

function returning(found: readonly ReceivedPayment[], reasons: ReturnType<typeof because>[]): Match {
  return { kind: 'return', of: found.length === 1 ? found[0] : undefined, candidates: found.slice(0, 10), reasons };
}
