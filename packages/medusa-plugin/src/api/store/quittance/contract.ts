import { z } from 'zod';
import type { DocumentDetail } from '../../admin/quittance/contract.ts';

/** What a signed-in customer asks of `GET /store/quittance/invoices`. */
export const ownInvoicesQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).default(0),
  order_id: z.string().max(200).optional(),
});
export type OwnInvoicesQuery = z.output<typeof ownInvoicesQuery>;

/** What `GET /store/quittance/invoices/:id` answers; each of `files` is at `…/:id/<file>`. What the rules said is the merchant's business. */
export interface OwnInvoice {
  readonly invoice: Omit<DocumentDetail, 'findings'>;
}
