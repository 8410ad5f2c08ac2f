import type { Reason } from '../mail-report.ts';
import { ADDRESS } from '../report/address.ts';
import { says } from './phrases/index.ts';
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
  return diagnostic
    .slice(0, 4096)
    .replace(EVERY_ADDRESS, '@')
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')
    .replace(/5\.1\.0 - unknown address error (?=\d{3})/, '')
    .replace(/@?:? ?recipient address rejected: (?!access denied)/g, '@: ')
    .trim();
}

/** Why a mail was not delivered: by the status code where it says something, by the words where it does not, and by both where they disagree. */
export function reasonOf(told: Evidence): Reason {
  const evidence = { ...told, stage: told.stage ?? (ANSWERS_RCPT.test(told.text) ? 'rcpt' : undefined) };
  return refusal(evidence) ?? byWordsOrStatus(evidence) ?? (evidence.text === '' ? 'undefined' : 'onhold');
}

/** Who answers by the address and a colon answers a RCPT, even where nobody says so. */
const ANSWERS_RCPT = /(?:^| )5\d\d:?(?:[ -]5\.\d\.\d)? @: /;

type Rule = readonly [Reason, (evidence: Evidence, ofStatus: Reason | undefined) => boolean];

const beforeData = ({ stage }: Evidence): boolean => stage !== undefined && stage !== 'data' && stage !== 'starttls';

const bySayingOrStatus =
  (reason: Reason) =>
  ({ text }: Evidence, ofStatus: Reason | undefined): boolean =>
    ofStatus === reason || says(reason, text);

/** What takes precedence over the user being unknown, though its code is used. */
const NOT_THE_USER: readonly Reason[] = ['norelaying', 'blocked', 'mailboxfull', 'hasmoved', 'notaccept'];
const VAGUE: readonly (Reason | undefined)[] = [undefined, 'onhold', 'securityerror', 'systemerror'];

/** A quota that is ours, not the recipient's. */
const OF_SENDER =
  /(?:sending|submission|daily|daily message|hourly|relay) (?:message )?(?:quota|limit)|per (?:hour|day|minute)|this hour|quota for sending/;

/** What is said of the other end of the line: of the sender, its server or its name. */
const OF_US =
  /\bsend(?:er|ing)\b|\bptr\b|reverse dns|your (?:ip|host|domain|server)|\bip address|\bbatv\b|\bhelo\b|\behlo\b|mail from/;

/** What a mail system says of its own users, whenever it says it. */
const OWN_USER =
  /not listed in (?:domino|public)|recip(?:ient)?notfound|no mail ?box here by that name|vdeliver: invalid|cannot find system user|mailbox doesn.t exist:|000c05a6/;

/** What old mail systems say of an account that is closed for a time, too. */
const MAY_COME_BACK = /doesn.t have an? \S+ account|^\S* .{0,40}\brecipient not found\b/;

/** Not now, which is not never. */
const FOR_A_TIME = /mail ?box (?:busy|is busy|locked)|temporarily|try again|busy/;

const DOMAIN_UNKNOWN =
  /\b(?:domain|host)(?: name)?(?: mentioned in \S+ \S+)?(?: @| \S+\.\S+)? (?:is )?(?:unknown|does not exist|not found(?!, try))\b|no such (?:host|domain)\b|\bunknown (?:host|domain)\b/;

function saysUserUnknown({ text, replyCode }: Evidence): boolean {
  return (
    says('userunknown', text) && !OF_US.test(text) && !(replyCode?.startsWith('4') === true && FOR_A_TIME.test(text))
  );
}

/** What servers answer, the surest first. */
const RULES: readonly Rule[] = [
  ['rejected', (_, ofStatus) => ofStatus === 'rejected'],
  ['speeding', ({ text }) => OF_SENDER.test(text) && says('speeding', text)],
  ['systemfull', ({ text }, ofStatus) => ofStatus === 'systemfull' && !/quota|mail ?box/.test(text)],
  [
    'mailboxfull',
    (evidence, ofStatus) => !OF_SENDER.test(evidence.text) && bySayingOrStatus('mailboxfull')(evidence, ofStatus),
  ],
  ['mesgtoobig', bySayingOrStatus('mesgtoobig')],
  ['exceedlimit', bySayingOrStatus('exceedlimit')],
  ['suspend', (evidence, ofStatus) => ofStatus === 'suspend' || saysWord('suspend', evidence.text)],
  ['hasmoved', bySayingOrStatus('hasmoved')],
  ['norelaying', ({ text, stage }) => stage !== 'connect' && stage !== 'helo' && says('norelaying', text)],
  ['authfailure', bySayingOrStatus('authfailure')],
  ['rejected', ({ text }, ofStatus) => ofStatus === 'userunknown' && /\bsender\b/.test(text) && says('rejected', text)],
  ['userunknown', ({ text }) => OWN_USER.test(text)],
  [
    'userunknown',
    ({ text }, ofStatus) => ofStatus === 'userunknown' && !NOT_THE_USER.some((other) => says(other, text)),
  ],
  ['userunknown', (evidence) => evidence.stage === 'rcpt' && saysUserUnknown(evidence)],
  [
    'hostunknown',
    ({ text }, ofStatus) => ofStatus === 'hostunknown' && says('hostunknown', text) && !says('networkerror', text),
  ],
  [
    'hostunknown',
    ({ text, status }) => DOMAIN_UNKNOWN.test(text) && !OF_US.test(text) && !/^.\.5\./.test(status ?? ''),
  ],
  [
    'userunknown',
    (evidence) => isWithoutCode(evidence) && saysUserUnknown(evidence) && !MAY_COME_BACK.test(evidence.text),
  ],
  [
    'filtered',
    ({ text }, ofStatus) => ofStatus === 'filtered' && (says('filtered', text) || says('userunknown', text)),
  ],
  ['filtered', (evidence) => !beforeData(evidence) && (says('filtered', evidence.text) || saysUserUnknown(evidence))],
  ['requireptr', bySayingOrStatus('requireptr')],
  ['notcompliantrfc', bySayingOrStatus('notcompliantrfc')],
  ['badreputation', bySayingOrStatus('badreputation')],
  [
    'contenterror',
    (evidence, ofStatus) =>
      !says('spamdetected', evidence.text) &&
      !/\bhops\b/.test(evidence.text) &&
      bySayingOrStatus('contenterror')(evidence, ofStatus),
  ],
  [
    'rejected',
    ({ text, stage }, ofStatus) =>
      (stage === 'mail' || stage === 'data' || VAGUE.includes(ofStatus)) && says('rejected', text),
  ],
  [
    'hostunknown',
    ({ text, status }, ofStatus) =>
      ofStatus === 'hostunknown'
        ? !says('networkerror', text)
        : says('hostunknown', text) && !/^.\.5\./.test(status ?? ''),
  ],
  [
    'spamdetected',
    (evidence, ofStatus) =>
      ofStatus === 'spamdetected' || (!beforeData(evidence) && says('spamdetected', evidence.text)),
  ],
  ['speeding', bySayingOrStatus('speeding')],
  ['toomanyconn', bySayingOrStatus('toomanyconn')],
  ['blocked', bySayingOrStatus('blocked')],
];

/** Neither a code nor the step of a session: words of the mail system that reports, not the answer of another one. */
function isWithoutCode({ status, stage, replyCode }: Evidence): boolean {
  return (status ?? stage ?? replyCode) === undefined;
}

function refusal(evidence: Evidence): Reason | undefined {
  if (evidence.kind === 'x-unix') return undefined;
  const ofStatus = reasonOfStatus(evidence.status);
  const reason = RULES.find(([, holds]) => holds(evidence, ofStatus))?.[0];
  return reason !== undefined && BLAMES_RECIPIENT.includes(reason) && isBeforeRecipient(evidence) ? 'rejected' : reason;
}

const BLAMES_RECIPIENT: readonly Reason[] = ['userunknown', 'suspend', 'hasmoved', 'filtered'];

/** Whoever refuses before a recipient was named refuses us, whatever the code says. */
function isBeforeRecipient({ stage }: Evidence): boolean {
  return stage === 'connect' || stage === 'helo' || stage === 'mail';
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
  'filtered',
];

/** Accounts that are closed may be ours. */
function saysWord(reason: Reason, text: string): boolean {
  return says(reason, text) && !(reason === 'suspend' && OF_US.test(text));
}

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
  const word = WORDS.find((reason) => saysWord(reason, text));
  if (word !== undefined || ofStatus !== undefined) return word ?? ofStatus;
  if (/^[45]\.6\./.test(status ?? '')) return 'contenterror';
  if (/^[45]\.7\./.test(status ?? '')) return 'securityerror';
  if (kind === 'x-unix') return 'mailererror';
  if (/^[45]0[1-7]$/.test(replyCode ?? '') || says('syntaxerror', text)) return 'syntaxerror';
  if (action === 'delayed') return 'expired';
  return stage === 'helo' ? 'blocked' : undefined;
}
