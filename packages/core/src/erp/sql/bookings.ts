import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { ExtId } from '../../model/index.ts';
import { created, found } from '../outcome.ts';
import type { CreditNoteToPush, Outcome, PaymentToPush, Ref } from '../port.ts';
import type { SqlConfig } from './config.ts';
import type { Queries, SqlValue } from './database.ts';
import { insert, keepExisting, refusal, type Tables } from './orders.ts';

/** The row of a payment, credit note or cancellation, as it is staged. */
export type BookingRow = Readonly<Record<string, SqlValue>>;

export function paymentRow({ invoice, amount, currency, date, reference }: PaymentToPush): BookingRow {
  return {
    kind: 'payment',
    invoice_id: invoice.id,
    amount: amount.toString(),
    currency,
    booked_on: date,
    reason: reference ?? null,
  };
}

export function creditNoteRow({ invoice, gross, date, reason }: CreditNoteToPush): BookingRow {
  return {
    kind: 'creditNote',
    invoice_id: invoice.id,
    amount: gross?.toString() ?? null,
    booked_on: date,
    reason: reason ?? null,
  };
}

export function cancellationRow(order: ExtId): BookingRow {
  return { kind: 'cancel', order_ext: order };
}

const bookingState = z.object({
  state: z.string(),
  error_code: z.string().nullable(),
  error_text: z.string().nullable(),
  error_field: z.string().nullable(),
});

/** Stages a booking once: of several attempts the one whose mark the row bears made it. */
export async function book(
  queries: Queries,
  tables: Tables,
  system: SqlConfig['system'],
  ext: ExtId,
  row: BookingRow,
): Promise<Outcome<Ref>> {
  const putId = randomBytes(16).toString('hex');
  await insert(queries, tables.booking, [{ ext, put_id: putId, ...row }], keepExisting(system));
  const [booked] = await queries.query(
    `select put_id, state, error_code, error_text, error_field from ${tables.booking} where ext = ?`,
    [ext],
  );
  const state = bookingState.parse(booked);
  if (state.state === 'error') return refusal(state);
  return booked?.['put_id'] === putId ? created({ id: ext, ext }) : found({ id: ext, ext });
}
