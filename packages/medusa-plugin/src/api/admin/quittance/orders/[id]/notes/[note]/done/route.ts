import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http';
import { finishNote } from '../../../../../../../../modules/quittance/notes.ts';
import { moduleService } from '../../../../../../../../modules/quittance/resolve.ts';
import { notFound } from '../../../../../../../doors/refuse.ts';
import type { OrderDetail } from '../../../../../contract.ts';
import { orderDetail } from '../../../order-detail.ts';

export async function POST(req: MedusaRequest, res: MedusaResponse<OrderDetail>): Promise<void> {
  const { id = '', note = '' } = req.params;
  if (!(await finishNote(moduleService(req.scope).sql, id, note))) throw notFound('The note');
  res.json(await orderDetail(req.scope, id));
}
