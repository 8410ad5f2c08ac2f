import { z } from 'zod';
import type { ExtId } from '../../model/index.ts';
import { parseExtId } from '../ext-id.ts';
import { ErpFailure, created, found, rejected, uncertain } from '../outcome.ts';
import type { ErpPayment, Outcome, PaymentToPush, Ref } from '../port.ts';
import type { TrytonClient } from './client.ts';
import { searchInvoices } from './invoices.ts';
import { toDate, toDecimal, trytonDate, trytonDateTime, trytonDecimal } from './values.ts';

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

const view = z.object({
  view: z.object({ state: z.string().optional(), defaults: z.record(z.string(), z.unknown()) }),
});

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

async function runPayWizard(
  client: TrytonClient,
  invoice: number,
  start: Readonly<Record<string, unknown>>,
): Promise<void> {
  const context = { active_model: 'account.invoice', active_id: invoice, active_ids: [invoice] };
  const call = <T>(shape: z.ZodType<T>, step: string, ...params: readonly unknown[]) =>
    client.writeIn(context, shape, `wizard.account.invoice.pay.${step}`, ...params);
  const [session] = await call(z.tuple([z.int()]).rest(z.unknown()), 'create');
  const opened = await call(view, 'execute', session, {}, 'start');
  const answers = { start: { ...ownFields(opened.view.defaults), ...start } };
  const next = await call(z.record(z.string(), z.unknown()), 'execute', session, answers, 'choice');
  const asked = view.safeParse(next);
  // The amount is not the whole debt: the wizard asks what the rest is.
  if (asked.success && asked.data.view.state === 'ask') {
    await call(
      z.unknown(),
      'execute',
      session,
      { ...answers, ask: { ...ownFields(asked.data.view.defaults), type: 'partial' } },
      'pay',
    );
  }
  await call(z.unknown(), 'delete', session).catch(ignoreFailure);
}

/** A wizard's defaults carry record names in `field.` companions that it does not take back. */
function ownFields(defaults: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(defaults).filter(([name]) => !name.endsWith('.')));
}

/** The payment is made; a wizard session that stays open is Tryton's to clean up. */
function ignoreFailure(error: unknown): void {
  if (!(error instanceof ErpFailure)) throw error;
}
