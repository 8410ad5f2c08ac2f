import type { z } from 'zod';
import type { ExtId } from '../../model/index.ts';
import { rejected, type Failure } from '../outcome.ts';
import type { ErpOrder } from '../port.ts';
import { decode } from './decode.ts';
import { errorAnswer, ownTotal, type answer } from './documents.ts';
import type { DroppedFile } from './folder.ts';

/** The ERP’s refusal in `error/`, in its own words. */
export function refusal(file: DroppedFile): Failure {
  const read = decode(errorAnswer, file.name, file.text);
  if (!read.ok)
    return rejected({
      code: 'ERP_REFUSED',
      message: 'The ERP refused the record; its reason cannot be read.',
      advice: `Look into error/${file.name}.`,
    });
  const { code, reason, field } = read.record;
  return rejected(
    {
      code: code !== undefined && /^[A-Z][A-Z0-9_]{1,59}$/.test(code) ? code : 'ERP_REFUSED',
      message: reason.slice(0, 300),
      advice: 'Mend the order in the shop or the record in the ERP, then retry.',
    },
    field,
  );
}

/** What we wrote ourselves and nobody has answered. */
export function waitingOrder(ext: ExtId, file: DroppedFile): ErpOrder {
  const read = decode(ownTotal, file.name, file.text);
  if (!read.ok) throw new TypeError(`out/${file.name} is not as it was written: ${read.reason}`);
  return { id: ext, ext, state: 'draft', ...read.record };
}

/** The key stays the id, before and after the answer; the ERP's own number is what people call it. */
export function toOrder(ext: ExtId, { id, number = id, state, total, currency }: z.output<typeof answer>): ErpOrder {
  return { id: ext, ext, number, state, total, currency };
}
