import { z } from 'zod';
import { decimal } from '../../model/index.ts';

/** What goes over the pretended wire. */
export const orderBody = z.object({
  key: z.string(),
  number: z.string(),
  customer: z.string(),
  currency: z.string(),
  days: z.number().optional(),
  lines: z.array(
    z.object({ sku: z.string().optional(), name: z.string(), quantity: decimal, net: decimal, rate: decimal }),
  ),
  /** Cents between the shop's total and the sum of the lines, shown as what they are. */
  adjustment: z.string().optional(),
});
export type OrderBody = z.output<typeof orderBody>;

export const paymentBody = z.object({ key: z.string().optional(), amount: z.string().optional(), date: z.string() });

const row = z.object({ id: z.string(), key: z.string().nullable(), changed: z.number().nullable() });
export const orderRow = row.extend({
  number: z.string(),
  state: z.enum(['draft', 'confirmed', 'invoiced', 'cancelled']),
  total: decimal,
  content: z.object({ currency: z.string() }),
});
export const invoiceRow = row.extend({
  kind: z.enum(['invoice', 'creditNote']),
  number: z.string(),
  orderKey: z.string(),
  issued: z.string(),
  total: decimal,
  open: decimal,
  credited: decimal,
  currency: z.string(),
  instalments: z.array(z.object({ due: z.string(), amount: decimal })),
});
export const paymentRow = row.extend({ invoice: z.string(), amount: decimal, currency: z.string(), date: z.string() });
export const customerRow = z.object({ id: z.string(), name: z.string() });
export const refusal = z.object({
  error: z.object({ code: z.string(), line: z.number().optional(), sku: z.string().optional() }),
});
