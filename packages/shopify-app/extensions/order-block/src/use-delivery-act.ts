import { useState } from 'preact/hooks';
import type { StaffDocument } from '../../../src/api/contract.ts';
import { ask, post, type Asked } from '../../shared/ask.ts';
import { text } from '../../shared/text.ts';

/** What a person does about the delivery of a document; afterwards the block is read again. */
export function useDeliveryAct({ id }: StaffDocument, onDone: () => Promise<void>) {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string>();
  const run = async (doIt: () => Promise<Asked<unknown>>): Promise<void> => {
    setBusy(true);
    const done = await doIt();
    setFailed(done.ok ? undefined : (done.why ?? text('failed.advice')));
    if (done.ok) await onDone();
    setBusy(false);
  };
  return {
    busy,
    /** Why the last one did not work. */
    failed,
    act: (message: string, what: 'release' | 'withdraw') => run(() => ask(`/v1/messages/${message}/${what}`, post({}))),
    makeLink: () => run(() => ask(`/v1/documents/${id}/portal-link`, post({}))),
    resend: () => run(() => resend(id)),
  };
}

/** Lists the one document and confirms: what waits already is not sent twice. */
async function resend(id: string): Promise<Asked<unknown>> {
  const proposed = await ask<{ readonly id: string; readonly documents: readonly unknown[] }>(
    '/v1/resends',
    post({ documents: [id] }),
  );
  if (!proposed.ok) return proposed;
  if (proposed.value.documents.length === 0) return { ok: false, why: text('delivery.nothing') };
  return ask(`/v1/resends/${proposed.value.id}/confirm`, post({}));
}
