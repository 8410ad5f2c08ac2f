import type { Reason, ReturnedRecipient } from '../mail-report.ts';

/** What a report tells of one recipient, before it is judged. */
export interface Failure {
  readonly address: string;
  readonly action?: NonNullable<ReturnedRecipient['action']>;
  /** As the report states it in a field of its own. */
  readonly status?: string;
  /** What the other side, or the mail system itself, said. */
  readonly diagnostic: string;
  /** `x-unix`: a program said it, not an SMTP server. */
  readonly kind?: string;
  readonly remoteHost?: string;
  /** Told by the report in a code of its own. */
  readonly reason?: Reason;
}
