import { ok, payment as paymentSchema, refused, type Problem, type Result, type TenantId } from '../../model/index.ts';
import { documentByNumber, insertPayments, lockOrdersOfDocuments } from '../../store/index.ts';
import { isOwed } from './balance-documents.ts';
import { rebalance } from './rebalance.ts';
import { inTenant, QUEUE, type Road } from '../road.ts';

/** Records money that came in or went back for a document. The same payment twice changes nothing. */
export async function applyPayment(
  road: Road,
  tenant: TenantId,
  json: unknown,
): Promise<Result<{ readonly applied: boolean }>> {
  const parsed = paymentSchema.safeParse(json);
  if (!parsed.success)
    return {
      ok: false,
      problems: parsed.error.issues.map(({ path, message }) => malformed(path.map(String).join('.'), message)),
    };
  const { origin, id, documentNumber, amount, currency, date, method, reference } = parsed.data;
  if (documentNumber === undefined) return refused(malformed('documentNumber', 'is needed to know what was paid'));
  return inTenant(road, tenant, async (trx) => {
    const document = await documentByNumber(trx, documentNumber);
    if (document === undefined) return refused(noSuchDocument(documentNumber));
    if (document.currency !== currency)
      return refused(malformed('currency', `is ${currency}, the document is in ${document.currency}`));
    const orders = await lockOrdersOfDocuments(trx, [document.id]);
    const added = await insertPayments(trx, [
      {
        origin,
        id,
        documentId: document.id,
        amount: amount.toString(),
        currency,
        date,
        method: method ?? null,
        reference: reference ?? null,
      },
    ]);
    if (added.size === 0) return ok({ applied: false });
    await rebalance(road, trx, orders, (balances) => ({
      kind: amount.isNegative() ? 'order.refunded' : isOwed(balances) ? 'order.part-paid' : 'order.paid',
      details: { document: documentNumber, payment: `${origin}/${id}` },
    }));
    await road.jobs.enqueue(trx, QUEUE.follow, [document.id]);
    return ok({ applied: true });
  });
}

function malformed(field: string, message: string): Problem {
  return {
    code: 'PAYMENT_MALFORMED',
    message: `${field} ${message}.`,
    advice: 'Correct the payment and send it again.',
    retry: 'after-fix',
    field,
  };
}

function noSuchDocument(number: string): Problem {
  return {
    code: 'DOCUMENT_UNKNOWN',
    message: `No document has the number ${number}.`,
    advice: 'Check the number on the payment.',
    retry: 'after-fix',
    field: 'documentNumber',
  };
}
