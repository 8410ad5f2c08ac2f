import { z } from 'zod';
import { created, found } from '../outcome.ts';
import type { ErpNote, NotedKind, Outcome, Ref } from '../port.ts';
import type { TrytonClient } from './client.ts';
import { GONE } from './gone.ts';

const MODELS: Readonly<Record<NotedKind, string>> = { invoice: 'account.invoice', order: 'sale.sale' };
const row = z.object({ id: z.int() });

/**
 * A note beside the record, as people leave them. Tryton has no field for our key, so that the note ends with it: it is looked for on every record, as
 * an invoice may have been made since the answer of the first attempt was lost.
 */
export async function putNote(
  client: TrytonClient,
  kind: NotedKind,
  record: Ref,
  { key, text }: ErpNote,
): Promise<Outcome<Ref>> {
  const [known] = await client.search('ir.note', row, [['message', 'like', `%${key}%`]], ['id'], { limit: 1 });
  if (known !== undefined) return found({ id: String(known.id) });
  const model = MODELS[kind];
  // A note on a record that is gone would be one that nobody sees.
  const [there] = await client.search(model, row, [['id', '=', Number(record.id)]], ['id'], { limit: 1 });
  if (there === undefined) return GONE;
  const message = `${text}\n(Quittance ${key})`;
  return created({ id: String(await client.create('ir.note', { resource: `${model},${there.id}`, message })) });
}
