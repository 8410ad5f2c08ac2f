import type { HostNote, WriteBackOutcome } from '@quittance/core/hosts';
import type { ShopApi } from '../admin-api/shop-api.ts';
import { readOrderNotes } from './operations.ts';
import { noteMetafields, readNotes, withDone, withNote, type OrderNote } from './order-notes.ts';
import { DONE, failed, later, unknownOrder } from './outcome.ts';
import { setMetafields } from './show-invoice.ts';

/** As for the invoice's state: three lost in a row are a crowd. */
const MOST_ATTEMPTS = 3;

type Look =
  | {
      readonly ok: true;
      readonly id: string;
      readonly notes: readonly OrderNote[];
      readonly compareDigest: string | null;
    }
  | { readonly ok: false; readonly outcome: WriteBackOutcome };

/** Leaves a note on an order, once per key. `orderId` is the numeric id. */
export function keepNote(api: ShopApi, note: HostNote, at: string): Promise<WriteBackOutcome> {
  return change(api, note.source.orderId, (notes) => withNote(notes, note, at));
}

/** A person has done what a note asks for. */
export function finishNote(api: ShopApi, orderId: string, key: string, at: string): Promise<WriteBackOutcome> {
  return change(api, orderId, (notes) => withDone(notes, key, at));
}

/** The notes of an order, newest last; none when Shopify cannot be asked: they are beside what the page is about. */
export async function notesOf(api: ShopApi, orderId: string): Promise<readonly OrderNote[]> {
  const look = await lookAt(api, orderId);
  return look.ok ? look.notes : [];
}

/** Holds only while nobody else wrote since they were read; who comes second reads again, and so does who lost the answer. */
async function change(
  api: ShopApi,
  orderId: string,
  decide: (notes: readonly OrderNote[]) => readonly OrderNote[] | undefined,
): Promise<WriteBackOutcome> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const look = await lookAt(api, orderId);
    if (!look.ok) return look.outcome;
    const notes = decide(look.notes);
    if (notes === undefined) return DONE;
    const [list, ...rest] = noteMetafields(notes);
    const guarded = list === undefined ? [] : [{ ...list, compareDigest: look.compareDigest }];
    const outcome = await setMetafields(api, look.id, [...guarded, ...rest]);
    if (outcome !== 'look-again') return outcome;
  }
  return later('ORDER_BUSY', `Others keep writing to order ${orderId}.`);
}

async function lookAt(api: ShopApi, orderId: string): Promise<Look> {
  const answer = await api.run(readOrderNotes, { id: `gid://shopify/Order/${orderId}` });
  if (!answer.ok) return { ok: false, outcome: failed(answer.failure) };
  const { order } = answer.value;
  if (order === null) return { ok: false, outcome: unknownOrder(orderId) };
  const { notes } = order;
  return { ok: true, id: order.id, notes: readNotes(notes?.value), compareDigest: notes?.compareDigest ?? null };
}
