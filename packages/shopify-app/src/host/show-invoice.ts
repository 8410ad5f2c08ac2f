import type { StatusUpdate, WriteBackOutcome } from '@quittance/core/hosts';
import type { ShopApi } from '../admin-api/shop-api.ts';
import { digestOf, stepFor, writtenMetafield, type Metafield, type Written } from './invoice-metafields.ts';
import { lookAt, type InvoiceState } from './invoice-state.ts';
import { writeInvoiceState } from './operations.ts';
import { DONE, failed, later, refused } from './outcome.ts';

export type Shown =
  | { readonly ok: true; readonly state: InvoiceState; readonly newest: boolean }
  | { readonly ok: false; readonly outcome: WriteBackOutcome };

/** Each attempt lost means that another process wrote in between: three in a row are a crowd, and core comes back later. */
const MOST_ATTEMPTS = 3;

/**
 * Writes the metafields in one atomic call that holds only while nobody else wrote since they were read; who comes second reads again.
 * A lost answer is the same to it: what was written is read back. `newest` is false when something newer is shown.
 */
export async function showInvoice(
  api: ShopApi,
  update: Pick<StatusUpdate, 'source' | 'sequence'>,
  metafields: readonly Metafield[],
): Promise<Shown> {
  const now: Written = { digest: digestOf(metafields), sequence: update.sequence };
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const look = await lookAt(api, update.source.orderId);
    if (!look.ok) return look;
    const step = stepFor(look.state.written.value, now);
    if (step === 'older' || step === 'shown') return { ok: true, state: look.state, newest: step === 'shown' };
    const fields = step === 'mark' ? [] : metafields;
    const guard = { ...writtenMetafield(now), compareDigest: look.state.written.compareDigest };
    const outcome = await setMetafields(api, look.state.id, [...fields, guard]);
    if (outcome === 'look-again') continue;
    return outcome.ok ? { ok: true, state: look.state, newest: true } : { ok: false, outcome };
  }
  return { ok: false, outcome: later('ORDER_BUSY', `Others keep writing to order ${update.source.orderId}.`) };
}

/** Sets metafields of an order together or not at all. `look-again`: one of them changed since it was read, or the answer was lost. */
export async function setMetafields(
  api: ShopApi,
  ownerId: string,
  metafields: readonly (Metafield & { readonly compareDigest?: string | null })[],
): Promise<WriteBackOutcome | 'look-again'> {
  const answer = await api.run(writeInvoiceState, {
    metafields: metafields.map((each) => ({ ownerId, namespace: '$app', ...each })),
  });
  if (!answer.ok) return answer.failure.kind === 'uncertain' ? 'look-again' : failed(answer.failure);
  const { userErrors } = answer.value.metafieldsSet;
  if (userErrors.length === 0) return DONE;
  return userErrors.some(({ code }) => code === 'STALE_OBJECT' || code === 'INVALID_COMPARE_DIGEST')
    ? 'look-again'
    : refused('METAFIELDS_REFUSED', userErrors);
}
