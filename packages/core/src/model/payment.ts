import { z } from 'zod';
import { decimal } from './amount.ts';
import { isoDate } from './date.ts';

/** Money received for (positive) or given back on (negative) one document. */
export const payment = z.strictObject({
  /** Unique with its origin: applying the same payment twice changes nothing. */
  id: z.string().min(1).max(200),
  origin: z.string().min(1).max(60),
  documentNumber: z.string().optional(),
  amount: decimal,
  currency: z.string().length(3),
  /** The day the money arrived. */
  date: isoDate,
  method: z.string().max(40).optional(),
  reference: z.string().max(200).optional(),
});
export type Payment = z.output<typeof payment>;

/** What is still owed: one row per invoice, due date and currency (an invoice in instalments has several). */
export const openItem = z.strictObject({
  documentNumber: z.string(),
  dueDate: isoDate,
  currency: z.string().length(3),
  /** Originally owed at this date. */
  amount: decimal,
  /** Still owed: amount less payments and credits. Never below zero; an overpayment is an item of its own with a negative amount. */
  open: decimal,
});
export type OpenItem = z.output<typeof openItem>;
