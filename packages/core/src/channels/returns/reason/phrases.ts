import type { Reason } from '../mail-report.ts';

/**
 * How mail systems say what is wrong. Each pattern is held against one diagnostic text: in lower case, runs of space made one space, addresses
 * made `@`. They are stems rather than sentences, so that the next release of a mail system, or its translation of an RFC, is understood too.
 */
export function says(reason: Reason, text: string): boolean {
  return PATTERNS[reason]?.test(text) ?? false;
}

const one = (...alternatives: readonly string[]): RegExp => new RegExp(alternatives.join('|'));

const BOX =
  '(?:mail ?box|in ?box|mail ?folder|mail ?dir|account|user|recipient|address|e-?mail address|username|mail ?drop)';
const IS = "(?:(?:'s)? (?:is|was|has been|have been|currently|temporarily|permanently|no longer|not|now|being))*";

const PATTERNS: Partial<Readonly<Record<Reason, RegExp>>> = {
  mailboxfull: one(
    `${BOX}(?:'s)?(?: \\S+){0,3} (?:is |was )?(?:(?:currently|temporarily|already|too) )?full\\b`,
    'full mail ?box|mailboxfull|quota full',
    '\\bover ?-?(?:the |its |his |their )?(?:allowed |disk |disc |mail |storage |mailbox |maximum )*quota',
    'quota (?:is |has been |was )?(?:exceeded|exceed|violation|reached|usage exceeded|limit)|quota_exceeded|overquota|exdiskquota',
    'exceed(?:s|ed|ing)? (?:the |his |its |their |your |allowed |allotted |of )*(?:\\w+ )?(?:mailbox |disk ?space |disk |storage |mail )*quota',
    'reached (?:the |its |his |their )?(?:disk |mailbox |storage )?quota|disk ?space quota|user_?disk quota|domain ?disk quota',
    'exceed(?:s|ed|ing)? (?:the |its |their )*(?:max\\w* )?(?:allowed )?(?:storage|mailbox size|disk ?space|space|local limit)|exceeded storage allocation',
    'would exceed m(?:ax\\w*|ailbox)|mailbox size (?:limit )?exceed|mailbox (?:has )?exceed|mailbox exceeds allowed size',
    '(?:not (?:enough|sufficient)|insufficient|no|out of|lack of) (?:disk |storage |mailbox |free |mail box )+space|space not enough',
    'does not have enough space|space has been used up|storage (?:space )?(?:limit|is full)|account storage limit|no space left on device',
    'too much mail (?:data|stored)|too many messages (?:in|on)|maximum number of messages|messages in recipient.{1,3} mailbox exceeded',
    'mail file size exceeds|disabled temporar\\w+ for exceeding|exceeding receiving limits',
    'boite (?:aux lettres )?(?:du destinataire )?(?:est )?pleine|bo[îi]te .{0,30}pleine|postfach .{0,30}voll|speicherplatz .{0,30}(?:ersch[öo]pft|voll)',
    'casella .{0,40}piena|buz[óo]n .{0,40}lleno|skrzynk\\S+ .{0,40}(?:pe[łl]n|przepe[łl]n)|mailbox vol\\b|brievenbus .{0,30}vol',
  ),
  mesgtoobig: one(
    '(?:message|mail|e-?mail|attachment|file)(?: \\w+){0,2} (?:is )?too (?:big|large|long)(?! for this recipient)',
    "(?:message|mail|e-?mail|file|attachment)(?:'s)?(?: \\w+){0,2} (?:size|length)(?: \\S+){0,3} (?:exceed|larger|greater|over|limit)",
    'message(?: \\S+){0,4} exce?ede?(?:s|d)(?: \\S+){0,5} (?:size|limit)|exceed(?:s|ed)(?: \\S+){0,4} (?:message|mail) size|(?:max\\w*|fixed) (?:incoming |inbound )?(?:message|mail|e-?mail) size',
    'size limit|line limit exceeded|taille limite|message length exceeds|exceeds size|nachricht .{0,20}zu gro|too large to|max\\w* (?:allowed )?size',
  ),
  exceedlimit: one(
    'recipsizelimit|message too large|header size exceeds limit|message header size|exceed\\w* the maximum size the user accepts|exceeded google.s message size',
  ),
  suspend: one(
    `${BOX}${IS} (?:disabled|suspended|inactive|deactivated|locked|frozen|terminated|closed|expired|discontinued|archived)`,
    '(?:disabled|suspended|inactive|deactivated|locked|frozen|closed|terminated|dormant|archived) (?:mail ?box|user|recipient|account|e-?mail)|invalid/inactive',
    'temporary locked|temporarily inactive|currently suspended|has been suspended|is a deactivated|suspend the service|user is terminated|user or domain is disabled',
    'tried to reach is (?:disabled|inactive)|mailbox unavailable or access denied|no longer accepts mail|administrativ\\w+ disabled|account limited|temporarily limited|banned recipient',
    'compte du destinataire est bloque|destinataire archivee|mailbox cannot be accessed|konto (?:ist )?(?:gesperrt|deaktiviert)|konto .{0,40}(?:zablokowan|nieaktywn|zawieszon)',
  ),
  hasmoved: one(
    'has been replaced by |has moved|have moved|no forwarding address|recipient no longer on server|address (?:has )?changed|new address is|user has left|moved to ',
  ),
  norelaying: one(
    'relay(?:ing)?(?: access| mail)? (?:is |was )?(?:denied|not (?:permitted|allowed|possible)|prohibited|disallowed|to @|to <)|no relay|(?:unable|not (?:allowed|permitted|authori[sz]ed)) to (?:relay|send mail through)',
    'as a relay|(?:insecure|open) (?:mail )?relay not|insecure mail relay|not an open relay|not configured to relay|cannot relay|can.t relay|relay_?denied|relaying_?denied|to relay through',
    'not a gateway|we do(?:n.t| not) (?:handle|relay) mail for|allowed rcpthosts?|not local host|isn.t in my list of|specified domain is not allowed|domain is not hosted|use of smtp as mail gate|email address is not verified|relaying mail to|no such domain at this location|invalid credentials for relay',
  ),
  authfailure: one(
    '\\bdmarc\\b|\\bspf\\b|sender policy framework|//spf\\.|\\bdkim\\b|authentication checks|not allowed to send mail|unauthenticated sender|must authenticate with|domain authentication fail|pobox\\.com',
  ),
  filtered: one(
    'because the recipient is only accepting|only accept\\w* mail from|message filtered|message was filtered|rejected due to user rules|user rules|recipient.{0,3} preferences|due to recipient preferences',
    'not accepting any mail|refuses? to (?:receive|accept) (?:this |your )?mail|user reject|user refuses|recipient has rejected|blocked by the recipient|account is protected by|restricted sms|resolver\\.rst\\.notauthorized',
    'bounced address|extended inactivity new mail|recipient id refuse|not found recipient account|recipient refuses|privacy settings|not accepting mail (?:with|from)|cannot route mail to user',
  ),
  requireptr: one(
    'reverse[ -]?(?:dns|lookup|name)|\\brdns\\b|\\bptr\\b|missing reverse|cannot (?:find|resolve) your (?:hostname|address|reverse)|can.t (?:find|resolve) your|ip name lookup failed|unresolvable (?:relay )?host|unverifiable sending ip|unverifyable sending ip|mismatches client ip',
    'dns check failure|dns lookup failure: .{0,60}try again|no dns a-?data|hosts? with dynamic ip or generic|forward dns entry|full circle dns|ip reverse lookup|hostname lookup failed|does not resolve',
  ),
  notcompliantrfc: one(
    '(?:not|non-?) ?rfc|rfc ?-?[25][38]22 (?:compliant|section)|not compliant|rfcmessagenoncompliant|duplicate header| multiple (?:\\S+ )?headers?\\b|missing a valid (?:address|message-id)|multiple addresses in from|bare (?:lf|cr|line ?feed)|no resent-from|blank from|mail message is malformed|headers are not',
  ),
  badreputation: one('reputation|user complaints|unexpected volume'),
  contenterror: one(
    'improper use of 8-bit|mime complexity|too many .{0,3}received|invalid mime|improperly[- ]format|base64 encoding|header size exceeds maximum|media error|media not supported|conversion (?:required|failed|prohibited)|unsupported media|8bitmime|invalid characters|contains bare|invalid message content|header size, or recipient list',
  ),
  rejected: one(
    'sender (?:\\S+ )?(?:address )?(?:was |is |has been )?(?:rejected|denied|blocked|invalid|not |verify|verification|unknown|refused|black|does not|empty)|invalid sender|bad sender|(?:unroutable|unrouteable|unverified|unknown) sender|sender(?:.s)? (?:domain|address|email|mail|ip)',
    'mail from(?: address)? (?:not|must|is|owned)|mail from not owned|bogus mail from|null sender|empty envelope|empty sender|returned mail not accepted|batv|bouncedeny|backscatter|third-party dsn|unsigned dsn|valid-address-filter',
    '5\\.1\\.0 address rejected|address rejected|administrative prohibition|not authori[sz]ed,? message refused|not authenticated (?:for|by)|not permitted to send to|allowed to post|not (?:a )?member|members? only|envelope (?:blocked|rejected)|domain is invalid|invalid domain,|mx records for |empty email address|fully qualified email|purported responsible|does not exist e2110|recursive cname|not a registered gateway user|rule imposed mailbox access|different address or alias',
    'spam reporting address|emetteur invalide|list of senders to accept|is in my black ?list|address that has been blacklisted|your (?:email )?address has been blacklisted|senderfilter|this server does not accept mail from|transaction failed unsigned|access denied,? (?:bad outbound|banned) sender|sender not pre-approved|not pre-approved|suspected spam|permanently deferred|you are not allowed to post|may not exist, or you may not have permission',
    '(?:access denied|denied|refused|rejected|not accepted) \\(in reply to mail|all recipient addresses rejected',
  ),
  hostunknown: one(
    '(?:unknown|invalid|no such|bad) (?:destination )?(?:host|domain)|host (?:name )?(?:is )?unknown|domain (?:name )?(?:\\S+ )?(?:does not exist|not found|could ?n.t be found|is not reachable|must exist|doesn.t exist|is unknown|not exist)|domain must exist',
    'host or domain name not found|name or service not known|host (?:name )?(?:\\S+ )?not found(?!, try)|unrout(?:e)?able address|couldn.t find any host|host unreachable|nxdomain|domain mentioned in|account or domain may not exist|non-?existent (?:host|domain|hosts)|no such domain|bad destination system|dns\\.nonexistentdomain|lookups? failed permanently|remote domain does ?n.?t exist|does not resolve to|no mx record|553 \\S+ does not exist|illegal host|domain part',
    'dns[ -]error: (?:domain name not found|dns server returned answer with no data)|non-?existing? domain|domaine inconnu|dom[äa]ne? (?:existiert nicht|unbekannt)',
  ),
  spamdetected: one(
    '\\bspam\\w*|unsolicited|\\bbulk (?:e?mail|advert)|\\bblacklisted (?:url|link)|content (?:filter|reject|denied|matched)|unacceptable content|banned content|rejecting (?:banned|mail) content|junk ?mail|\\bube\\b|mail score|message scored|content judged|recurrent pattern|mass mail|mail content denied|message content rejected|reject, id=|content blocked|uribl|surbl|anti-?spam|looks like|quarantine|our system has detected|reject bulk',
    'greylist|nature of the content|mail rejete\\. mail rejected|temporarily blocked by our filter',
  ),
  speeding: one(
    'rate ?limit|too (?:quickly|fast|frequent)|slow(?:er)? down|try again slower|throttl|rate that prevents|sending (?:limit|rate|quota)|(?:hour|day|daily|minute|hourly)\\w* (?:\\w+ ){0,4}(?:limit|quota|exceeded)|limit (?:\\w+ )?exceeded (?:for|in)|excessive volume|frequency limited|too many messages this|max\\w* emails per hour|message receive limit|daily (?:sending|user|smtp)|submission quota',
  ),
  toomanyconn: one(
    'too many (?:concurrent |simultaneous )?(?:connections|sessions|smtp sessions|smtp connections|errors from|recipients|requests|messages (?:sent|from|per))|connection (?:rate|limit)|maximum connection|trop de connexions|max message per connection|number of connections|daily message quota|maximum sending rate|numerous attempts|message threshold|per-domain connection|thread limit|concurrent connections',
  ),
  blocked: one(
    ' \\(bl\\)|extreme bad ip|(?:refused|blocked) - see http|black ?-?list|block ?-?list|\\brbl\\b|\\bdnsbl\\b|spamhaus|spamcop|abuseat|barracuda|\\bxbl\\b|\\bpbl\\b|\\bsbl\\b|\\bsorbs\\b|cloudmark|proofpoint\\.com/dnsbl|orbs\\b|listed (?:at|in|on|as (?!a best))',
    'blocked (?:using|by|-|for|from|due|because)|is (?:being )?blocked|was blocked|been blocked|:blocked\\)|_is_blocked|550 blocked|said: 5\\d\\d blocked|access from ip|banned sending ip|bad sender ip|sender ip|server ip|your (?:access )?ip|your network|your isp|host network|mail server at|network is',
    'connection (?:refused by|reset by|dropped|was dropped|denied)|go away|no access from|you are not allowed to connect|not accepting connections|connections not accepted|will not be accepted|refused to talk|open proxy|dynamic ip|dynamic/|suspiciously like spammer|too many spams|service not available, closing|esmtp not accepting|initial connection',
    'e-mail system has been rejected|from the following ip|rbl\\b|(?:helo|ehlo) (?:command|argument|name)|bad helo|invalid helo|client host (?:\\S+ )?(?:rejected|blocked)|confirm this mail server|requires confirmation|service (?:refuse|refus[ée])|service unavailable; client|please use the smtp server of your|adresse ip|abus detecte|error: no valid recipients from|invalid ip|mail from .{0,60}refused|unusual rate|smtp not allowed|trusted sender|domain does not exist:|no matches to nameserver query|is not allowed to send mail from|not passed validation|part of their network',
  ),
  virusdetected: one('\\bvirus\\w*|malware|infected|executable attachment|trojan|phishing|worm\\b'),
  policyviolation: one(
    'policy|policies|attachment (?:extension|type)|illegal attachment|header error|headers? (?:\\S+ )?(?:is|are) not accepted|prohibited|organizational settings|organi[sz]ation policy|closed mailing list|non-member|not subscribed|protocol violation|mass mailer|low priority|message not allowed|potential security|do(?:es)? not accept .{0,40}(?:attachments?|images)|executable files|anti-?spoof|multiple addresses|allowable number of posts|because the recipient is not accepting mail with',
  ),
  systemerror: one(
    'mail loop|loops? back|loop(?:ing)? (?:broken|detected|was found)|local (?:configuration )?error|configuration error|system (?:config )?error|internal (?:server )?error|server error|(?:temporary|temporarily) (?:local |system )?problem|service (?:currently )?unavailable|interrupted system call|misconfigured|queue file|can.t create|cannot open|could not load|no mdb|transaction failed|timeout waiting for input|unable to connect .{0,40}daemon|temporary server error|server (?:is )?busy|homedir creator|ldap|delivery to (?:file|pipe) forbidden|local delivery failed|lmtp error|multiple retries, giving up|encountered (?:an )?error|duplicated message-id|several matches found|bad interpreter|file write error|open error|openout',
  ),
  networkerror: one(
    'too many hops|hop count|routing loop|message loop|forwarding loop|loop count|loop detected|looping|malformed (?:or unexpected )?name server|name ?server reply|lookup failure|host not found, try again|no route to host|(?:host|network) (?:is )?unreachable|all routes to destination blocked|listed as a best-preference mx|unable to (?:resolve|route)|unrouteable mail domain|could not connect and send|dns (?:query failed|records)|network error|no relevant answers|nxdomain|could not contact dns|broken pipe|connection refused|invalid arguments',
  ),
  systemfull: one(
    'mail system full|system full|insufficient system (?:resources|storage)|requested mail action aborted: exceeded storage',
  ),
  notaccept: one(
    'null ?mx|no host found for existing|does ?n.?t accept (?:any )?(?:e?-?mail|messages)|not accept(?:ing)? (?:any )?(?:e?-?mail|network messages)|mail receiving disabled|name server: \\.: host not found|no mx record found|no route for current request|permanent error$|no smtp service|inbounds disabled|does not accept mail|couldn.t find a mail exchanger|seem to reject all mails|no mail-?enabled subscriptions|no mx found',
  ),
  expired: one(
    'expired|timed? ?-?out|operation timed|too long (?:in|on)|in the queue too long|queue too long|giving up|retr(?:y|ies) (?:time|timeout)|have been failing|failing for a long|not (?:been )?delivered (?:within|for)|could not (?:be )?deliver\\w* for|has been delayed|is delayed|did(?: not|n.t) respond|not responding|no answer|multiple retries|delivery attempts will|not (?:been )?collected|not reachable within|queue for|connect to .{0,80}(?:timed|refused)|cannot send message for|could not find a gateway|delivery failed \\d+ attempts|did not accept our requests to connect|failed to deliver to domain|host not reachable|frozen|postponed|deferred|will be retried|still being retried',
  ),
  failedstarttls: one(
    '\\btls\\b.{0,60}(?:required|not support|requires|fail|must)|(?:must|require\\w*|issue a?) .{0,30}(?:starttls|tls)|starttls (?:is )?(?:required|not)|mta-sts|certificate-|tlsa-invalid|dnssec-invalid|route requires (?:encryption|tls)|does not support tls',
  ),
  securityerror: one(
    'authenticat|authentification|credentials|not authori[sz]ed|unauthori[sz]ed|security|dead domain|account not subscribed|verification failure|login attempts|username and password|access denied|permission denied',
  ),
  suppressed: one('suppress'),
  mailererror: one(
    '\\|\\| exit |procmail|maildrop|command failed|command died|command output|mailer error|mail(?:er)? program|pipe to \\||x-unix|child status|exit status|unknown mailer error|local mailer|generated by .{0,60}pipe|can.t exec|not executable',
  ),
  syntaxerror: one(
    'syntax|malformed address|bad sequence|unrecogni[sz]ed command|command not|not implemented|angle-brackets|expected word|domain missing in',
  ),
  userunknown: one(
    '\\b(?:user|recipient|mail ?box|e-?mail address|address|alias|account|local part|username|member|person|addressee|subscriber)(?:s|\\(s\\)|\\(es\\)|es)?(?: \\S+){0,2}? (?:is |was |were |are )?(?:currently )?(?:unknown|not known|invalid|not (?:be )?found|non-?existent|unrecogni[sz]ed)\\b',
    '\\b(?:unknown|invalid|no such|bad|non-?exist\\w+|illegal|incorrect|not a valid|not a known|inexistent|unrecogni[sz]ed|not an active|no valid|wrong)(?: or (?:illegal|invalid|unknown))? (?:\\S+ )?(?:user|recipient|mail ?box|address|alias|account|local[ -]?part|e-?mail|username|member|person|addressee|subscriber|final delivery userid|rcpt|here)\\b',
    '(?:user|recipient|mail ?box|address|account|name|@)(?: \\S+){0,6} (?:does|do|did)(?: not|n.t) (?:exist|match|appear|have)|(?:doesn.t|does not) have an? \\S+ account|(?:user|recipient|address|mail ?box) not exist',
    'no (?:mail ?box|account|user|one|mail box)\\b.{0,20}(?:here|by that name|found|at this|this name|exists|available)|no account by|no longer (?:valid|exists|available|active|in use|here)|not (?:a )?(?:local|valid|active) (?:user|recipient|mail ?box|address)|not a valid|not a local|not email addresses|recipient address rejected\\.? \\(in reply to rcpt|recipients? refuses to accept|recipients was undeliverable|name is not found|@ (?:was )?not found|bad \\S* ?recipient|in name directory|rcpt .{0,20}exist|@ does not exist|unknown local|non-?\\S* ?existent user|invalid-recipient|userunknown|not in (?:the |my |our )?(?:directory|name directory|public|validrcptto)|not listed in|not our customer|address not (?:present|in)|not present in directory',
    'no existe|inconnu|desconocid|unbekannt(?:er)? (?:benutzer|empf)|(?:benutzer|empf[äa]nger|adresse|postfach)(?: \\S+){0,3} (?:unbekannt|existiert nicht|nicht gefunden|nicht vorhanden)|sconosciut|onbekend|nieznan|nie istnieje|niet gevonden|nessun utente|no se encuentra en el directorio|pertori.{0,40}annuaire|non r.{1,3}pertori|destinataire invalide|ディレクトリ(?:には見つかりません|のリストにありません)|badrcptto|badrecipientto|validrcptto|recipnotfound|recipientnotfound|adr\\.recipient',
    'recipient (?:address )?(?:not (?:ok|found|exist|accepted|local|recogni[sz]ed)|does not|unknown|is not (?:accepted|local|known|valid))|recipient name is not recogni[sz]ed|mail ?box (?:not (?:present|found|available)|un ?avai\\w+|is unavailable|is inactive)|can.t accept user|no thank you|envelope recipient has been denied|recipient address rejected: access denied|address (?:\\S+ )?(?:could not|couldn.t) be found|address (?:you entered )?couldn.t be found|user .{0,60}was not found|recipient .{0,60}was not found|wasn.t found at|possibly incorrect|rejected recipients|inactive email address|missing home directory|user missing|no such user|please check if address|mailbox invalid|who is not|returned unknown|that.s not a valid|final email delivery point|recipient rejected|000c05a6|users? (?:is )?not active|not a (?:known|valid) user|this spectator|no match(?:es)? to|adres nie|unknown user',
  ),
};
