import { createHash } from 'node:crypto';
import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http';
import { issueCreditNoteWorkflow } from '../../../../../../workflows/issue-credit-note.ts';
import type { CreditNoteAnswer, CreditNoteBody } from '../../../contract.ts';
import { orderDetail } from '../order-detail.ts';

/** `Idempotency-Key` makes a repeat the same credit note; without it the same demand within the same minute is. */
export async function POST(
  req: AuthenticatedMedusaRequest<CreditNoteBody>,
  res: MedusaResponse<CreditNoteAnswer>,
): Promise<void> {
  const id = req.params['id'] ?? '';
  await orderDetail(req.scope, id);
  const { invoice_id, amount, reason } = req.validatedBody;
  const given = req.headers['idempotency-key'];
  const key =
    typeof given === 'string' && given !== ''
      ? given
      : `${id} ${invoice_id ?? ''} ${amount ?? ''} ${reason} ${Math.floor(Date.now() / 60_000)}`;
  await issueCreditNoteWorkflow(req.scope).run({
    input: {
      order_id: id,
      reason,
      key: createHash('sha256').update(key).digest('hex').slice(0, 40),
      ...(invoice_id !== undefined && { invoice_id }),
      ...(amount !== undefined && { amount }),
    },
  });
  res.status(202).json({ accepted: true });
}
