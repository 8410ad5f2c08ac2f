import type { MerchantSettings } from '../../model/index.ts';
import { contactsById, type MessageRow, type TenantTransaction } from '../../store/index.ts';
import { withdraw } from './end-messages.ts';
import { LETTER_WRITERS } from './message-letter.ts';
import { rerouteMessages } from './reroute-messages.ts';
import type { Road } from '../road.ts';

/** What nobody wants any more is withdrawn, and what its contact cannot get any more goes another way. */
export async function stillWanted(
  road: Road,
  trx: TenantTransaction,
  settings: MerchantSettings,
  rows: readonly MessageRow[],
): Promise<readonly MessageRow[]> {
  const contacts = new Map(
    (
      await contactsById(
        trx,
        rows.flatMap(({ contactId }) => contactId ?? []),
      )
    ).map((contact) => [contact.id, contact]),
  );
  const isStopped = ({ channel, contactId }: MessageRow) => {
    const state = contacts.get(contactId ?? '')?.state ?? 'usable';
    return channel === 'email' && state !== 'usable';
  };
  await rerouteMessages(road, trx, settings, rows.filter(isStopped), 'CONTACT_NOT_USABLE');
  let wanted = rows.filter((row) => !isStopped(row));
  for (const [kind, group] of Map.groupBy(wanted, (row) => row.kind)) {
    const kept = await LETTER_WRITERS[kind]?.stillWanted?.(road, trx, group);
    if (kept === undefined) continue;
    const byId = new Map(kept.map((row) => [row.id, row]));
    const dropped = group.filter(({ id }) => !byId.has(id));
    await withdraw(road, trx, dropped, 'REASON_GONE');
    wanted = wanted.flatMap((row) => (row.kind === kind ? (byId.get(row.id) ?? []) : row));
  }
  return wanted;
}
