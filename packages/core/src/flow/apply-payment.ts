import { ok, payment as paymentSchema, refused, type Problem, type Result, type TenantId } from '../model/index.ts';
import {
  documentByNumber,
  insertPayments,
  issuedFor,
  lockOrders,
  moveOrders,
  paymentsOf,
  updateOpenItems,
} from '../store/index.ts';
import { balance, isOwed, stageByBalance } from './balance-documents.ts';
import { unpackDocument } from './document-content.ts';
import { standing } from './move.ts';
import { inTenant, nowOf, tellHosts, type Road } from './road.ts';
import { itemOf } from './settle-orders.ts';

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
    const [row] = await lockOrders(
      trx,
      [document.orderId],
      ['invoiced', 'tracked', 'delivered', 'paid', 'credited', 'cancelled'],
    );
    if (row === undefined) return refused(busy(documentNumber));
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
    const issued = (await issuedFor(trx, [document.orderId])).map((each) => ({
      documentId: each.id,
      ...unpackDocument(each),
    }));
    const payments = await paymentsOf(
      trx,
      issued.map(({ documentId }) => documentId),
    );
    const balances = balance(issued, payments);
    await updateOpenItems(trx, balances.map(itemOf));
    const stage = row.stage === 'cancelled' ? row.stage : stageByBalance(balances);
    const event = {
      kind: amount.isNegative() ? 'order.refunded' : isOwed(balances) ? 'order.part-paid' : 'order.paid',
      details: { document: documentNumber, payment: `${origin}/${id}` },
    };
    await tellHosts(road, trx, await moveOrders(trx, [{ ...standing(row), stage, event }], nowOf(road)));
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

function busy(number: string): Problem {
  return {
    code: 'ORDER_UNDER_WAY',
    message: `The order of ${number} is being changed.`,
    advice: 'Send the payment again in a moment.',
    retry: 'later',
  };
}
