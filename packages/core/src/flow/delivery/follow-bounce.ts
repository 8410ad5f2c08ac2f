import type { BounceGroup, MerchantSettings } from '../../model/index.ts';
import { stopContact, waitingOfContact, type MessageRow, type TenantTransaction } from '../../store/index.ts';
import type { BounceStep } from './bounce-step.ts';
import { rerouteMessages } from './reroute-messages.ts';
import type { Road } from '../road.ts';

export type Bounce = BounceStep & { readonly code: string; readonly group: BounceGroup };

/**
 * What follows for the contact of a locked message that came back or was refused: an address that does not exist is used no more, and what waits for
 * it goes another way together with this message. Our own trouble is told to the operator.
 */
export async function followBounce(
  road: Road,
  trx: TenantTransaction,
  settings: MerchantSettings,
  message: MessageRow,
  bounce: Bounce,
): Promise<void> {
  if (bounce.step !== 'retry-light' && 'alert' in bounce && bounce.alert === true)
    road.log.error(
      { tenant: trx.tenant, message: message.id, code: bounce.code, group: bounce.group },
      'mail of ours is refused for what we are, not for whom it is for',
    );
  if (bounce.step !== 'next-contact') return;
  // A number that takes no messages says nothing of the mailbox and the house of who has it.
  if (message.channel === 'sms') return rerouteMessages(road, trx, settings, [message], bounce.code, ['sms']);
  const waiting = message.contactId === null ? [] : await waitingOfContact(trx, message.contactId);
  if (message.contactId !== null) await stopContact(trx, message.contactId, 'invalid', bounce.code);
  const others = waiting.filter(({ id, channel }) => id !== message.id && channel === message.channel);
  await rerouteMessages(road, trx, settings, [message, ...others], bounce.code);
}
