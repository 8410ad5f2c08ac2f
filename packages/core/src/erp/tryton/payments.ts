import { z } from 'zod';
import type { ExtId } from '../../model/index.ts';
import { parseExtId } from '../ext-id.ts';
import { created, found, rejected, uncertain } from '../outcome.ts';
import type { ErpPayment, Outcome, PaymentToPush, Ref } from '../port.ts';
import type { TrytonClient } from './client.ts';
import { searchInvoices } from './invoices.ts';
import { toDate, toDecimal, trytonDate, trytonDateTime, trytonDecimal } from './values.ts';
import { formIn, inWizard } from './wizard.ts';

const FIELDS = [
  'debit',
  'credit',
  'amount_second_currency',
  'second_currency.code',
  'invoice_payments',
  'move.date',
  'move.origin',
  'move.description',
  'move.company',
  'write_date',
  'create_date',
];
const codeOf = z.object({ code: z.string() }).nullish();
export const paymentRow = z.object({
  id: z.int(),
  debit: trytonDecimal,
  credit: trytonDecimal,
  amount_second_currency: trytonDecimal.nullable(),
  'second_currency.': codeOf,
  invoice_payments: z.array(z.int()),
  'move.': z.object({ date: trytonDate, origin: z.string().nullable(), description: z.string().nullable() }),
  write_date: trytonDateTime.nullable(),
  create_date: trytonDateTime,
});
export type PaymentRow = z.output<typeof paymentRow>;

export function searchPayments(
  client: TrytonClient,
  domain: readonly unknown[],
  limit: number,
): Promise<readonly PaymentRow[]> {
  return client.search('account.move.line', paymentRow, [['invoice_payments.type', '=', 'out'], ...domain], FIELDS, {
    limit,
    order: [['id', 'ASC']],
  });
}

/** Only money: a credit note that was set against an invoice is on its payment lines too, with the credit note's own move. */
export function toPayments(
  rows: readonly PaymentRow[],
  currencies: ReadonlyMap<number, string>,
): readonly ErpPayment[] {
  return rows.flatMap((row) => {
    const { origin, description, date } = row['move.'];
    return row.invoice_payments
      .filter((invoice) => origin?.startsWith('account.invoice,') !== true || origin === `account.invoice,${invoice}`)
      .map((invoice): ErpPayment => {
        const received = row.credit.minus(row.debit);
        const foreign = row['second_currency.']?.code;
        const amount =
          row.amount_second_currency && foreign !== undefined ? row.amount_second_currency.negated() : received;
        const ext = description === null ? undefined : parseExtId(description);
        return {
          id: String(row.id),
          ...(ext && { ext }),
          invoiceId: String(invoice),
          amount,
          currency: foreign ?? currencies.get(invoice) ?? '',
          date,
          version: (row.write_date ?? row.create_date).toISOString(),
        };
      });
  });
}

export async function completePayments(
  client: TrytonClient,
  rows: readonly PaymentRow[],
): Promise<readonly ErpPayment[]> {
  const ids = [...new Set(rows.flatMap((row) => row.invoice_payments))];
  const invoices = ids.length === 0 ? [] : await searchInvoices(client, [['id', 'in', ids]], ids.length);
  return toPayments(rows, new Map(invoices.map((row) => [row.id, row['currency.'].code])));
}

export async function findPayment(client: TrytonClient, ext: ExtId): Promise<ErpPayment | null> {
  const [payment] = await completePayments(client, await searchPayments(client, [['move.description', '=', ext]], 1));
  return payment ?? null;
}

/** Enters a payment through Tryton's own “Pay” wizard; the key is the description of its move. */
export async function putPayment(
  client: TrytonClient,
  ext: ExtId,
  payment: PaymentToPush,
  currency: number,
): Promise<Outcome<Ref>> {
  const { paymentMethod } = client.config;
  if (paymentMethod === undefined)
    return rejected({
      code: 'TRYTON_PAYMENT_METHOD',
      message: 'No payment method is set for Tryton.',
      advice: 'Name the id of a payment method in the connection settings.',
    });
  const there = await findPayment(client, ext);
  if (there) return found(there);
  const refusal = await refusalOf(client, payment);
  if (refusal) return refusal;
  await runPayWizard(client, Number(payment.invoice.id), {
    amount: toDecimal(payment.amount),
    currency,
    date: toDate(payment.date),
    payment_method: paymentMethod,
    description: ext,
  });
  const made = await findPayment(client, ext);
  return made
    ? created(made)
    : uncertain({ code: 'TRYTON_PAYMENT_UNSEEN', message: 'The payment was entered, but Tryton does not show it.' });
}

async function refusalOf(client: TrytonClient, { invoice, amount }: PaymentToPush) {
  const [row] = await searchInvoices(client, [['id', '=', Number(invoice.id)]], 1);
  if (row === undefined)
    return rejected(
      { code: 'TRYTON_NO_SUCH_RECORD', message: 'Tryton has no such invoice.', advice: 'Read the invoice again.' },
      'invoice',
    );
  if (amount.isPositive() && !amount.greaterThan(row.amount_to_pay)) return undefined;
  return rejected(
    {
      code: 'TRYTON_PAYMENT_AMOUNT',
      message: `The payment is not between 0 and the ${row.amount_to_pay.toFixed(2)} still to pay.`,
      advice: 'Enter over- and repayments in Tryton.',
    },
    'amount',
  );
}

function runPayWizard(client: TrytonClient, invoice: number, values: Readonly<Record<string, unknown>>): Promise<void> {
  return inWizard(client, 'account.invoice.pay', { model: 'account.invoice', id: invoice }, async (step) => {
    const start = { ...formIn(await step('start')), ...values };
    // The amount is not the whole debt: the wizard asks what the rest is.
    const ask = formIn(await step('choice', { start }), 'ask');
    if (ask !== undefined) await step('pay', { start, ask: { ...ask, type: 'partial' } });
  });
}
