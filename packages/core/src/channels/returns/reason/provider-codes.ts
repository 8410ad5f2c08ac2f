import type { Reason } from '../mail-report.ts';

/**
 * The codes that large mailbox providers put into their answers: they say more than the status code beside them, which is often just 5.1.0 or
 * 5.7.1. Sources: what the providers publish for senders (Microsoft, Google, Yahoo, Orange, La Poste, Cox, Spectrum, GoDaddy, Meta, i.ua, Mimecast).
 */
export function reasonOfProvider(status: string | undefined, diagnostic: string): Reason | undefined {
  const text = diagnostic.slice(0, 4096);
  for (const [pattern, reasonOf] of CODES) {
    const code = pattern.exec(text)?.[1];
    const reason = code === undefined ? undefined : reasonOf(code.toUpperCase());
    if (reason !== undefined) return reason;
  }
  return (
    SAYINGS.find(([pattern, , ofStatus = /^/]) => pattern.test(text) && ofStatus.test(status ?? ''))?.[1] ??
    ofMicrosoft(status)
  );
}

/** Whole phrases that only one provider writes, where the same words mean something else elsewhere. */
const SAYINGS: readonly (readonly [RegExp, Reason, RegExp?])[] = [
  // Google Groups, in any language
  [/groups\.google\.com\/support/i, 'rejected'],
  // Hotmail: its own numbers behind the words of RFC 5321
  [/requested action not taken: mailbox unavailable \(-?\d+:\d+:-?\d+\)/i, 'userunknown'],
  // Google gives up at once on a domain that does not exist, with a code that says "later"
  [/responded with code NXDOMAIN|domain name not found:|had no relevant answers/i, 'networkerror', /^4/],
  [/because the address couldn.t be found\. check for typos/i, 'userunknown'],
  [/null mx/i, 'notaccept'],
  // Microsoft blocks at its edge whom the directory does not know
  [/recipient address rejected: access denied/i, 'userunknown', /^5\.4\.1$/],
  // Microsoft’s servers, which are back in a minute
  [/service not (?:available|active)/i, 'systemerror', /^4\.3\.2$/],
  // Yahoo says it after DATA
  [/delivery error: dd (?:this user doesn.t have|requested mail action aborted, mailbox not found)/i, 'userunknown'],
  [/delivery error: dd .{0,200}is no longer valid/i, 'suspend'],
  // Apple’s words for an address that was never given out
  [/unknown or illegal alias/i, 'userunknown'],
  // au (KDDI) names the address when it does not know the user, and none when the user does not want the mail
  [/\b550:? : user unknown/i, 'filtered'],
  // Verizon’s gateway for mails to phones
  [/550 - requested action not taken: no such user here|^error: no valid recipients/im, 'userunknown'],
  // AOL’s relay meets the null MX of RFC 7505
  [/type=MX: Malformed or unexpected name server reply/, 'notaccept'],
];

type ByCode = (code: string) => Reason | undefined;
type Span = readonly [from: number, to: number, reason: Reason];

const CODES: readonly (readonly [RegExp, ByCode])[] = [
  // Orange and La Poste: OFR_506, OFR006_102, LPN007_517, OUK_513, LPN416
  [/\b(?:ofr|lpn|ouk)\d{0,3}[_-]?(\d{3})\b/i, (code) => FRANCE[code]],
  // Spectrum: AUP#1310, AUP#In-1310
  [/\bAUP#(?:[a-z]+-)?(\d{4})\b/i, (code) => inSpan(Number(code), SPECTRUM)],
  // Cox: AUP#CXBL
  [/\bAUP#(\w+)/, (code) => COX.find(([prefix]) => code.startsWith(prefix))?.[1]],
  // GoDaddy: IB607
  [/(?:^|[\s.])IB(\d{3})\b/, (code) => GODADDY[code]],
  // Meta: RCP-P2
  [/\b([A-Z]{3}-[PT]\d)\b/, (code) => META[code]],
  // i.ua: https://mail.i.ua/err/4/
  [/\.i\.ua\/err\/(\d+)/i, (code) => I_UA[code]],
  // Google writes which of its support pages explains the refusal: p=RfcMessageNonCompliant
  [/support\.google\.com\/\S*\?p=(\w+)/i, (code) => GOOGLE[code.toLowerCase()]],
  // Exchange 5.5: MSEXCH:IMS:… 0 (000C05A6) Unknown Recipient
  [/\((00[0-9A-F]{6})\)/i, (code) => EXCHANGE_5[code]],
  // Yahoo: [TSS04], [BL21], [PH01]
  [/\[(TSS|TS|BL|PH)\d\d\]/i, (code) => YAHOO[code]],
];

function inSpan(code: number, spans: readonly Span[]): Reason | undefined {
  return spans.find(([from, to]) => code >= from && code <= to)?.[2];
}

/** Codes of three digits in the last place are Microsoft’s own. */
function ofMicrosoft(status: string | undefined): Reason | undefined {
  const [, kind = '', subject = '', detail = ''] = /^([45])\.(\d)\.(\d{2,3})$/.exec(status ?? '') ?? [];
  const code = Number(detail);
  if (subject === '7' && kind === '4') return inSpan(code, MICROSOFT_LATER);
  return inSpan(code, MICROSOFT[subject] ?? []);
}

const FRANCE: Readonly<Record<string, Reason>> = {
  '101': 'blocked',
  '102': 'blocked',
  '103': 'blocked',
  '104': 'toomanyconn',
  '105': 'blocked',
  '107': 'blocked',
  '108': 'blocked',
  '109': 'blocked',
  '201': 'blocked',
  '305': 'securityerror',
  '401': 'authfailure',
  '402': 'securityerror',
  '403': 'rejected',
  '405': 'rejected',
  '415': 'rejected',
  '416': 'userunknown',
  '417': 'mailboxfull',
  '418': 'userunknown',
  '420': 'suspend',
  '421': 'rejected',
  '423': 'blocked',
  '424': 'blocked',
  '426': 'suspend',
  '505': 'systemerror',
  '506': 'spamdetected',
  '510': 'blocked',
  '513': 'spamdetected',
  '514': 'mesgtoobig',
  '517': 'authfailure',
  '630': 'policyviolation',
  '999': 'blocked',
};

const SPECTRUM: readonly Span[] = [
  [1000, 1000, 'blocked'],
  [1010, 1080, 'rejected'],
  [1090, 1090, 'systemerror'],
  [1100, 1150, 'requireptr'],
  [1160, 1190, 'policyviolation'],
  [1200, 1250, 'blocked'],
  [1260, 1260, 'networkerror'],
  [1300, 1340, 'toomanyconn'],
  [1350, 1490, 'speeding'],
  [1500, 1520, 'rejected'],
  [1530, 1530, 'mesgtoobig'],
  [1540, 1550, 'speeding'],
  [1560, 1560, 'policyviolation'],
  [1580, 1580, 'speeding'],
];

const COX: readonly (readonly [prefix: string, Reason])[] = [
  ['CXBL', 'blocked'],
  ['CXDNS', 'requireptr'],
  ['CXSNDR', 'authfailure'],
  ['CXSMTP', 'rejected'],
  ['CXCNCT', 'toomanyconn'],
  ['CXMXRT', 'toomanyconn'],
  ['CDRBL', 'blocked'],
  ['CXTHRT', 'securityerror'],
  ['CXMJ', 'securityerror'],
  ['IPBL', 'blocked'],
  ['URLBL', 'spamdetected'],
];

const GODADDY: Readonly<Record<string, Reason>> = {
  '007': 'toomanyconn',
  '101': 'speeding',
  '103': 'badreputation',
  '104': 'blocked',
  '105': 'blocked',
  '106': 'blocked',
  '108': 'requireptr',
  '110': 'blocked',
  '111': 'blocked',
  '112': 'blocked',
  '113': 'blocked',
  '212': 'spamdetected',
  '401': 'securityerror',
  '501': 'notcompliantrfc',
  '502': 'notcompliantrfc',
  '504': 'speeding',
  '506': 'rejected',
  '508': 'authfailure',
  '510': 'speeding',
  '605': 'toomanyconn',
  '607': 'speeding',
  '705': 'virusdetected',
};

const META: Readonly<Record<string, Reason>> = {
  'CON-T1': 'toomanyconn',
  'CON-T2': 'toomanyconn',
  'CON-T3': 'toomanyconn',
  'CON-T4': 'toomanyconn',
  'DNS-P1': 'rejected',
  'DNS-P2': 'rejected',
  'DNS-P3': 'requireptr',
  'DNS-T1': 'rejected',
  'DNS-T2': 'requireptr',
  'INT-P1': 'userunknown',
  'INT-P2': 'mesgtoobig',
  'INT-P3': 'userunknown',
  'INT-P4': 'userunknown',
  'INT-P7': 'systemerror',
  'INT-T1': 'systemerror',
  'INT-T4': 'systemerror',
  'MSG-P1': 'mesgtoobig',
  'MSG-P2': 'contenterror',
  'MSG-P3': 'notcompliantrfc',
  'MSG-T1': 'toomanyconn',
  'POL-P1': 'blocked',
  'POL-P2': 'blocked',
  'POL-P3': 'blocked',
  'POL-P4': 'blocked',
  'POL-P6': 'spamdetected',
  'POL-P7': 'authfailure',
  'POL-T1': 'blocked',
  'POL-T2': 'blocked',
  'POL-T3': 'blocked',
  'RCP-P1': 'userunknown',
  'RCP-P2': 'filtered',
  'RCP-P3': 'filtered',
  'RCP-T1': 'systemerror',
  'RCP-T4': 'suspend',
};

const I_UA: Readonly<Record<string, Reason>> = {
  '1': 'norelaying',
  '2': 'userunknown',
  '3': 'suspend',
  '4': 'mailboxfull',
  '5': 'toomanyconn',
  '6': 'norelaying',
  '7': 'blocked',
  '8': 'rejected',
  '9': 'blocked',
  '10': 'filtered',
};

const GOOGLE: Readonly<Record<string, Reason>> = {
  nosuchuser: 'userunknown',
  disableduser: 'suspend',
  inactiveuser: 'suspend',
  overquotaperm: 'mailboxfull',
  overquotatemp: 'mailboxfull',
  overquotainactive: 'mailboxfull',
  rfcmessagenoncompliant: 'notcompliantrfc',
  unsolicitedmessageerror: 'spamdetected',
  unsolicitedratelimiterror: 'speeding',
  unsolicitedipererror: 'blocked',
  ipv6autherror: 'requireptr',
  blockedmessage: 'policyviolation',
  receivingrate: 'speeding',
  receivingratelimit: 'speeding',
  mailloop: 'networkerror',
};

const EXCHANGE_5: Readonly<Record<string, Reason>> = {
  '000C05A6': 'userunknown',
  '000C0595': 'filtered',
  '00010256': 'systemerror',
  '000D06B5': 'systemerror',
  '00120270': 'networkerror',
  '00050311': 'contenterror',
  '000502CC': 'contenterror',
  '000B0981': 'securityerror',
};

const YAHOO: Readonly<Record<string, Reason>> = {
  TSS: 'badreputation',
  TS: 'badreputation',
  BL: 'blocked',
  PH: 'policyviolation',
};

const MICROSOFT: Readonly<Record<string, readonly Span[]>> = {
  '0': [[350, 350, 'policyviolation']],
  '1': [
    [10, 10, 'userunknown'],
    [90, 90, 'speeding'],
    [351, 351, 'userunknown'],
  ],
  '2': [
    [14, 14, 'systemerror'],
    [120, 129, 'speeding'],
  ],
  '3': [[190, 190, 'systemerror']],
  '4': [
    [11, 11, 'contenterror'],
    [14, 14, 'networkerror'],
    [300, 300, 'expired'],
    [310, 310, 'norelaying'],
    [311, 312, 'networkerror'],
    [316, 316, 'expired'],
    [317, 317, 'failedstarttls'],
    [318, 318, 'systemerror'],
  ],
  '6': [[11, 11, 'contenterror']],
  '7': [
    [51, 51, 'failedstarttls'],
    [57, 57, 'securityerror'],
    [64, 64, 'norelaying'],
    [105, 199, 'rejected'],
    [321, 329, 'failedstarttls'],
    [501, 503, 'rejected'],
    [504, 505, 'suspend'],
    [506, 507, 'blocked'],
    [508, 508, 'speeding'],
    [509, 509, 'authfailure'],
    [510, 511, 'blocked'],
    [512, 512, 'rejected'],
    [513, 513, 'blocked'],
    [515, 515, 'securityerror'],
    [606, 649, 'blocked'],
    [700, 749, 'speeding'],
    [750, 750, 'rejected'],
    [900, 999, 'policyviolation'],
  ],
};

const MICROSOFT_LATER: readonly Span[] = [
  [321, 329, 'failedstarttls'],
  [650, 650, 'badreputation'],
  [652, 652, 'toomanyconn'],
  [500, 699, 'blocked'],
  [700, 700, 'systemerror'],
  [850, 899, 'blocked'],
];
