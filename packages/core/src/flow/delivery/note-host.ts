import type { HostNote, HostPlatform } from '../../hosts/index.ts';
import type { TenantId } from '../../model/index.ts';
import { messagesById, ordersById, type TenantTransaction } from '../../store/index.ts';
import { inTenant, noteHostQueue, type Road } from '../road.ts';
import { settingsOf } from '../settings.ts';
import { undeliverableNote } from './note-words.ts';

/** Has the hosts of these messages' orders note for a person that a letter must be printed and an address mended. */
export async function noteHosts(road: Road, trx: TenantTransaction, messageIds: readonly string[]): Promise<void> {
  if (messageIds.length === 0) return;
  const messages = await messagesById(trx, messageIds);
  const orders = await ordersById(
    trx,
    messages.flatMap(({ orderId }) => orderId ?? []),
  );
  const hostOf = new Map(orders.map(({ id, host }) => [id, host]));
  const known = await road.knownHosts();
  for (const [host, group] of Map.groupBy(messages, ({ orderId }) => hostOf.get(orderId ?? ''))) {
    if (host === undefined || !known.has(host)) continue;
    await road.jobs.ensureQueue(noteHostQueue(host));
    await road.jobs.enqueue(
      trx,
      noteHostQueue(host),
      group.map(({ id }) => id),
    );
  }
}

/** Gives a host the notes. One that takes none shows the state of the delivery all the same. */
export async function giveNotes(
  road: Road,
  tenant: TenantId,
  host: HostPlatform,
  messageIds: readonly string[],
): Promise<void> {
  if (host.note === undefined) return;
  const notes = await inTenant(road, tenant, async (trx): Promise<readonly HostNote[]> => {
    const messages = await messagesById(trx, messageIds);
    const country = (await settingsOf(trx))?.seller.postalAddress.countryCode ?? '';
    const orders = new Map(
      (
        await ordersById(
          trx,
          messages.flatMap(({ orderId }) => orderId ?? []),
        )
      ).map((order) => [order.id, order]),
    );
    return messages.flatMap(({ id, orderId, documentId, explanation }) => {
      const order = orders.get(orderId ?? '');
      if (order === undefined) return [];
      const { text, task } = undeliverableNote(country, order.number);
      const code = explanation.map(({ code: why }) => why).find((why) => typeof why === 'string') ?? 'UNDELIVERABLE';
      return [
        {
          key: `undeliverable ${id}`,
          source: { host: order.host, shop: order.shop, orderId: order.sourceId },
          ...(documentId !== null && { documentId }),
          code: String(code),
          text,
          task: { title: task },
        },
      ];
    });
  });
  for (const note of notes) {
    const outcome = await host.note(note);
    if (!outcome.ok && outcome.retry === 'later')
      throw new Error(`The host ${host.id} takes no note now: ${outcome.code}`);
    if (!outcome.ok) road.log.warn({ tenant, host: host.id, code: outcome.code }, 'a host took no note');
  }
}
