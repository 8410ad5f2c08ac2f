import type { Reason } from '../mail-report.ts';
import { ADDRESS } from '../report/address.ts';
import { says } from './phrases.ts';
import { reasonOfStatus } from './status-reason.ts';
import type { Stage } from './stage.ts';

export interface Evidence {
  readonly status: string | undefined;
  readonly replyCode: string | undefined;
  readonly stage: Stage | undefined;
  /** As `comparable` makes it. */
  readonly text: string;
  /** `x-unix`: said by a program. */
  readonly kind: string | undefined;
  readonly action: string | undefined;
}

const EVERY_ADDRESS = new RegExp(`<?${ADDRESS.source}>?`, 'gi');

/** A diagnostic as the patterns want it. */
export function comparable(diagnostic: string): string {
  return diagnostic.slice(0, 4096).replace(EVERY_ADDRESS, '@').toLowerCase().replace(/[ \t\n]+/g, ' ').trim();
}

/** Why a mail was not delivered: by the status code where it says something, by the words where it does not, and by both where they disagree. */
export function reasonOf(evidence: Evidence): Reason {
  return refusal(evidence) ?? byWordsOrStatus(evidence) ?? (evidence.text === '' ? 'undefined' : 'onhold');
}

type Rule = readonly [Reason, (evidence: Evidence, ofStatus: Reason | undefined) => boolean];

const beforeData = ({ stage }: Evidence): boolean => stage !== undefined && stage !== 'data' && stage !== 'starttls';

const bySayingOrStatus =
  (reason: Reason) =>
  ({ text }: Evidence, ofStatus: Reason | undefined): boolean =>
    ofStatus === reason || says(reason, text);

/** What takes precedence over the user being unknown, though its code is used. */
const NOT_THE_USER: readonly Reason[] = ['norelaying', 'blocked', 'mailboxfull', 'hasmoved', 'notaccept'];
const VAGUE: readonly (Reason | undefined)[] = [undefined, 'onhold', 'securityerror', 'systemerror'];

/** What servers answer, the surest first. */
const RULES: readonly Rule[] = [
  ['mailboxfull', bySayingOrStatus('mailboxfull')],
  ['mesgtoobig', bySayingOrStatus('mesgtoobig')],
  ['exceedlimit', bySayingOrStatus('exceedlimit')],
  ['suspend', bySayingOrStatus('suspend')],
  ['hasmoved', bySayingOrStatus('hasmoved')],
  ['norelaying', ({ text, stage }) => stage !== 'connect' && stage !== 'helo' && says('norelaying', text)],
  ['authfailure', bySayingOrStatus('authfailure')],
  ['userunknown', ({ text }, ofStatus) => ofStatus === 'userunknown' && !NOT_THE_USER.some((other) => says(other, text))],
  ['userunknown', ({ text, stage }) => stage === 'rcpt' && says('userunknown', text)],
  ['filtered', ({ text }, ofStatus) => ofStatus === 'filtered' && (says('filtered', text) || says('userunknown', text))],
  ['filtered', (evidence) => !beforeData(evidence) && (says('filtered', evidence.text) || says('userunknown', evidence.text))],
  ['requireptr', bySayingOrStatus('requireptr')],
  ['notcompliantrfc', bySayingOrStatus('notcompliantrfc')],
  ['badreputation', bySayingOrStatus('badreputation')],
  ['contenterror', bySayingOrStatus('contenterror')],
  [
    'rejected',
    ({ text, stage }, ofStatus) =>
      ofStatus === 'rejected' || ((stage === 'mail' || stage === 'data' || VAGUE.includes(ofStatus)) && says('rejected', text)),
  ],
  ['hostunknown', ({ text }, ofStatus) => (ofStatus === 'hostunknown' ? !says('networkerror', text) : says('hostunknown', text))],
  ['spamdetected', (evidence, ofStatus) => ofStatus === 'spamdetected' || (!beforeData(evidence) && says('spamdetected', evidence.text))],
  ['speeding', bySayingOrStatus('speeding')],
  ['toomanyconn', bySayingOrStatus('toomanyconn')],
  ['blocked', bySayingOrStatus('blocked')],
];

function refusal(evidence: Evidence): Reason | undefined {
  if (evidence.kind !== undefined && evidence.kind !== 'smtp' && evidence.kind !== 'x-postfix' && evidence.kind !== 'lmtp') return undefined;
  const ofStatus = reasonOfStatus(evidence.status);
  return RULES.find(([, holds]) => holds(evidence, ofStatus))?.[0];
}

const WORDS: readonly Reason[] = [
  'mailboxfull',
  'authfailure',
  'badreputation',
  'speeding',
  'spamdetected',
  'virusdetected',
  'policyviolation',
  'norelaying',
  'systemerror',
  'networkerror',
  'suspend',
  'contenterror',
  'systemfull',
  'notaccept',
  'expired',
  'failedstarttls',
  'securityerror',
  'suppressed',
  'mailererror',
];

const TO_BE_LOOKED_AT: readonly (Reason | undefined)[] = [
  undefined,
  'onhold',
  'systemerror',
  'securityerror',
  'expired',
  'networkerror',
  'hostunknown',
  'userunknown',
];

function byWordsOrStatus(evidence: Evidence): Reason | undefined {
  const { text, status, action, stage, kind, replyCode } = evidence;
  const ofStatus = reasonOfStatus(status);
  if (!TO_BE_LOOKED_AT.includes(ofStatus)) return ofStatus;
  const word = WORDS.find((reason) => says(reason, text));
  if (word !== undefined || ofStatus !== undefined) return word ?? ofStatus;
  if (/^[45]\.6\./.test(status ?? '')) return 'contenterror';
  if (/^[45]\.7\./.test(status ?? '')) return 'securityerror';
  if (kind === 'x-unix') return 'mailererror';
  if (/^[45]0[1-7]$/.test(replyCode ?? '')) return 'syntaxerror';
  if (action === 'delayed') return 'expired';
  return stage === 'helo' ? 'blocked' : undefined;
}
