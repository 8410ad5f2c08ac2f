import type { Cause } from '../../channels/index.ts';
import type { BounceGroup } from '../../model/index.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;

/**
 * What follows when a message came back or was refused.
 *
 * - `retry`: the same message again after `wait` milliseconds;
 * - `retry-light`: again, without attachments and with a link;
 * - `next-contact`: the address does not exist: another contact, or another channel;
 * - `give-up`: a person must look.
 */
export type BounceStep =
  | { readonly step: 'retry' | 'retry-light'; readonly wait: number; readonly alert?: true }
  | { readonly step: 'next-contact' }
  | { readonly step: 'give-up'; readonly alert?: true };

const FULL: readonly number[] = [1 * DAY, 3 * DAY, 7 * DAY];
const BLOCKED: readonly number[] = [4 * HOUR, 1 * DAY, 2 * DAY];
const LATER: readonly number[] = [5 * 60_000, 30 * 60_000, 2 * HOUR, 6 * HOUR, 12 * HOUR, 1 * DAY];

/**
 * The next step by the group of the reason, after `attempts` tries of at most `most`. What is our own fault (`blocked`) tells the operator and never
 * counts against the contact; a mailbox that stays full is as good as none.
 */
export function bounceStep(
  group: BounceGroup,
  attempts: number,
  { most, isLight }: { readonly most: number; readonly isLight: boolean },
): BounceStep {
  if (group === 'address') return { step: 'next-contact' };
  if (group === 'content') return isLight ? { step: 'give-up', alert: true } : { step: 'retry-light', wait: 0 };
  const waits = group === 'full' ? FULL : group === 'blocked' ? BLOCKED : LATER;
  const wait = waits[attempts - 1] ?? (group === 'temporary' || group === 'unknown' ? waits.at(-1) : undefined);
  const alert = group === 'blocked' && { alert: true as const };
  if (wait !== undefined && attempts < most) return { step: 'retry', wait, ...alert };
  return group === 'blocked' ? { step: 'give-up', alert: true } : { step: 'next-contact' };
}

const GROUPS: Readonly<Record<string, BounceGroup>> = {
  EMAIL_RECIPIENT_UNKNOWN: 'address',
  EMAIL_ADDRESS_NOT_SUPPORTED: 'address',
  EMAIL_MAILBOX_FULL: 'full',
  EMAIL_BLOCKED: 'blocked',
  EMAIL_RECIPIENT_REFUSED: 'blocked',
  EMAIL_TOO_BIG: 'content',
  EMAIL_CONTENT_REFUSED: 'content',
  SMS_NUMBER: 'address',
  SMS_OPTED_OUT: 'address',
  SMS_REFUSED: 'address',
  SMS_TOO_LONG: 'address',
};

/** The group of what a mail server or a gateway said at once, while the message was handed over. */
export function groupOfCause({ code }: Cause): BounceGroup {
  return GROUPS[code] ?? 'temporary';
}
