import type { IsoDate } from '../../model/index.ts';

/**
 * - `bounce`: a mail of ours was finally not delivered to somebody.
 * - `delay`: it was not delivered yet; the other side goes on trying.
 * - `delivered`: it was delivered, as we asked to be told (RFC 3461).
 * - `auto_reply`: a machine answers for an absent person, or acknowledges (RFC 3834).
 * - `challenge`: a filter wants to be convinced that a person sent it.
 * - `complaint`: the recipient called it spam or unsubscribed (RFC 5965).
 * - `mdn`: a receipt, read or deleted unread (RFC 8098).
 * - `other`: everything else, most of it from people.
 */
export type MailClass = 'bounce' | 'delay' | 'delivered' | 'auto_reply' | 'challenge' | 'complaint' | 'mdn' | 'other';

/**
 * What to do next: `address` use another address or channel; `full` try again in some days; `blocked` our own reputation or set-up is at
 * fault, not the contact; `content` send less; `temporary` try again.
 */
export type ReasonGroup = 'address' | 'full' | 'blocked' | 'content' | 'temporary';

/** Why, in the vocabulary of Sisimai (libsisimai.org/en/reason). */
export type Reason =
  | 'authfailure'
  | 'badreputation'
  | 'blocked'
  | 'contenterror'
  | 'delivered'
  | 'exceedlimit'
  | 'expired'
  | 'failedstarttls'
  | 'feedback'
  | 'filtered'
  | 'hasmoved'
  | 'hostunknown'
  | 'mailboxfull'
  | 'mailererror'
  | 'mesgtoobig'
  | 'networkerror'
  | 'norelaying'
  | 'notaccept'
  | 'notcompliantrfc'
  | 'onhold'
  | 'policyviolation'
  | 'rejected'
  | 'requireptr'
  | 'securityerror'
  | 'spamdetected'
  | 'speeding'
  | 'suppressed'
  | 'suspend'
  | 'syntaxerror'
  | 'systemerror'
  | 'systemfull'
  | 'toomanyconn'
  | 'undefined'
  | 'userunknown'
  | 'vacation'
  | 'virusdetected';

/** What a report says of one recipient. */
export interface ReturnedRecipient {
  readonly address: string;
  /** RFC 3463: `5.1.1`. */
  readonly status?: string;
  /** SMTP: `550`. */
  readonly replyCode?: string;
  readonly reason: Reason;
  /** Absent where there is nothing to do about it. */
  readonly group?: ReasonGroup;
  /** RFC 3464. */
  readonly action?: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';
}

/** Who can be asked while somebody is away. */
export interface Substitute {
  readonly address?: string;
  readonly name?: string;
}

export interface MailReport {
  readonly class: MailClass;
  readonly recipients: readonly ReturnedRecipient[];
  /** The first day on which the absent person is back. */
  readonly returnDate?: IsoDate;
  readonly substitute?: Substitute;
  /** The person, or the mailbox, will not come back. */
  readonly noLongerThere: boolean;
  /** The signed return path that the mail came back on, as it was found. */
  readonly token?: string;
  /** The id of our message, where `token` is one of ours: only then may the report change anything. */
  readonly messageId?: string;
  readonly isProven: boolean;
}
