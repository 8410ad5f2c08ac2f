import type { Reason, ReasonGroup } from '../mail-report.ts';

/** The group that decides the next step; nothing is to be done about what was delivered or answered. */
export function groupOf(reason: Reason): ReasonGroup | undefined {
  return GROUPS[reason];
}

const GROUPS: Readonly<Record<Reason, ReasonGroup | undefined>> = {
  hasmoved: 'address',
  hostunknown: 'address',
  notaccept: 'address',
  suspend: 'address',
  userunknown: 'address',
  mailboxfull: 'full',
  authfailure: 'blocked',
  badreputation: 'blocked',
  blocked: 'blocked',
  failedstarttls: 'blocked',
  filtered: 'blocked',
  norelaying: 'blocked',
  notcompliantrfc: 'blocked',
  policyviolation: 'blocked',
  rejected: 'blocked',
  requireptr: 'blocked',
  securityerror: 'blocked',
  spamdetected: 'blocked',
  speeding: 'blocked',
  suppressed: 'blocked',
  toomanyconn: 'blocked',
  virusdetected: 'blocked',
  contenterror: 'content',
  exceedlimit: 'content',
  mesgtoobig: 'content',
  syntaxerror: 'content',
  expired: 'temporary',
  mailererror: 'temporary',
  networkerror: 'temporary',
  onhold: 'temporary',
  systemerror: 'temporary',
  systemfull: 'temporary',
  undefined: 'temporary',
  delivered: undefined,
  feedback: undefined,
  vacation: undefined,
};
