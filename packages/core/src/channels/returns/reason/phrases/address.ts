import { anyOf } from '../../any-of.ts';
import type { Phrases } from './phrases.ts';

const BOX =
  '(?:mail ?box|in ?box|mail ?folder|mail ?dir|account|user|recipient|address|e-?mail address|username|mail ?drop)';
const IS = "(?:(?:'s)? (?:is|was|has been|have been|currently|temporarily|permanently|no longer|not|now|being))*";

/** The address will not do: nobody there, no such domain, closed, moved. */
export const ADDRESS: Phrases = {
  suspend: anyOf(
    String.raw`${BOX}${IS} (?:disabled|suspended|inactive|deactivated|locked|frozen|terminated|closed|expired|discontinued|archived)`,
    '(?:disabled|suspended|inactive|deactivated|locked|frozen|closed|terminated|dormant|archived) (?:mail ?box|user|recipient|account|e-?mail)',
    'invalid/inactive|temporary locked|temporarily inactive|currently suspended|has been suspended',
    'is a deactivated|suspend the service|user is terminated|user or domain is disabled',
    'tried to reach is (?:disabled|inactive)|mailbox unavailable or access denied',
    String.raw`no longer accepts mail|administrativ\w+ disabled|account limited|temporarily limited`,
    'banned recipient|compte du destinataire est bloque|destinataire archivee',
    'mailbox cannot be accessed|konto (?:ist )?(?:gesperrt|deaktiviert)',
    'konto .{0,40}(?:zablokowan|nieaktywn|zawieszon)',
  ),
  hasmoved: anyOf(
    'has been replaced by |has moved|have moved|no forwarding address|recipient no longer on server',
    'address (?:has )?changed|new address is|user has left|moved to ',
  ),
  hostunknown: anyOf(
    '(?:unknown|invalid|no such|bad) (?:destination )?(?:host|domain)|host (?:name )?(?:is )?unknown',
    String.raw`domain (?:name )?(?:\S+ )?(?:does not exist|not found|could ?n.t be found|is not reachable|must exist|doesn.t exist|is unknown|not exist)`,
    'domain must exist|host or domain name not found|name or service not known',
    String.raw`host (?:name )?(?:\S+ )?not found(?!, try)|unrout(?:e)?able address|couldn.t find any host`,
    'host unreachable|nxdomain|domain mentioned in|account or domain may not exist',
    String.raw`non-?existent (?:host|domain|hosts)|no such domain|bad destination system|dns\.nonexistentdomain`,
    'lookups? failed permanently|remote domain does ?n.?t exist|does not resolve to|no mx record',
    String.raw`553 \S+ does not exist|illegal host|domain part`,
    'dns[ -]error: (?:domain name not found|dns server returned answer with no data)',
    'non-?existing? domain|domaine inconnu|dom[äa]ne? (?:existiert nicht|unbekannt)',
  ),
  notaccept: anyOf(
    'null ?mx|no host found for existing|does ?n.?t accept (?:any )?(?:e?-?mail|messages)',
    'not accept(?:ing)? (?:any )?(?:e?-?mail|network messages)|mail receiving disabled',
    String.raw`name server: \.: host not found|no mx record found|no route for current request|permanent error$`,
    'no smtp service|inbounds disabled|does not accept mail|couldn.t find a mail exchanger',
    'seem to reject all mails|no mail-?enabled subscriptions|no mx found',
  ),
  userunknown: anyOf(
    String.raw`\b(?:user|recipient|mail ?box|e-?mail address|address|alias|account|local part|username|member|person|addressee|subscriber)(?:s|\(s\)|\(es\)|es)?(?: \S+){0,2}? (?:is |was |were |are )?(?:currently )?(?:unknown|not known|invalid|not (?:be )?found|non-?existent|unrecogni[sz]ed)\b`,
    String.raw`\b(?:unknown|invalid|no such|bad|non-?exist\w+|illegal|incorrect|not a valid|not a known|inexistent|unrecogni[sz]ed|not an active|no valid|wrong)(?: or (?:illegal|invalid|unknown))? (?:\S+ )?(?:user|recipient|mail ?box|address|alias|account|local[ -]?part|e-?mail|username|member|person|addressee|subscriber|final delivery userid|rcpt|here)\b`,
    String.raw`(?:user|recipient|mail ?box|address|account|name|@)(?: \S+){0,6} (?:does|do|did)(?: not|n.t) (?:exist|match|appear|have)`,
    String.raw`(?:doesn.t|does not) have an? \S+ account|(?:user|recipient|address|mail ?box) not exist`,
    String.raw`no (?:mail ?box|account|user|one|mail box)\b.{0,20}(?:here|by that name|found|at this|this name|exists|available)`,
    'no account by|no longer (?:valid|exists|available|active|in use|here)',
    'not (?:a )?(?:local|valid|active) (?:user|recipient|mail ?box|address)|not a valid|not a local',
    String.raw`not email addresses|recipient address rejected\.? \(in reply to rcpt`,
    'recipients? refuses to accept|recipients was undeliverable|name is not found|@ (?:was )?not found',
    String.raw`bad \S* ?recipient|in name directory|rcpt .{0,20}exist|@ does not exist|unknown local`,
    String.raw`non-?\S* ?existent user|invalid-recipient|userunknown`,
    'not in (?:the |my |our )?(?:directory|name directory|public|validrcptto)|not listed in',
    'not our customer|address not (?:present|in)|not present in directory|no existe|inconnu|desconocid',
    'unbekannt(?:er)? (?:benutzer|empf)',
    String.raw`(?:benutzer|empf[äa]nger|adresse|postfach)(?: \S+){0,3} (?:unbekannt|existiert nicht|nicht gefunden|nicht vorhanden)`,
    'sconosciut|onbekend|nieznan|nie istnieje|niet gevonden|nessun utente',
    'no se encuentra en el directorio|pertori.{0,40}annuaire|non r.{1,3}pertori|destinataire invalide',
    'ディレクトリ(?:には見つかりません|のリストにありません)|badrcptto|badrecipientto|validrcptto|recipnotfound',
    String.raw`recipientnotfound|adr\.recipient`,
    'recipient (?:address )?(?:not (?:ok|found|exist|accepted|local|recogni[sz]ed)|does not|unknown|is not (?:accepted|local|known|valid))',
    'recipient name is not recogni[sz]ed',
    String.raw`mail ?box (?:not (?:present|found|available)|un ?avai\w+|is unavailable|is inactive)`,
    'can.t accept user|no thank you|envelope recipient has been denied',
    String.raw`recipient address rejected: access denied|address (?:\S+ )?(?:could not|couldn.t) be found`,
    'address (?:you entered )?couldn.t be found|user .{0,60}was not found',
    'recipient .{0,60}was not found|wasn.t found at|possibly incorrect|rejected recipients',
    'inactive email address|missing home directory|user missing|no such user|please check if address',
    'mailbox invalid|who is not|returned unknown|that.s not a valid|final email delivery point',
    'recipient rejected|000c05a6|users? (?:is )?not active|not a (?:known|valid) user|this spectator',
    'no match(?:es)? to|adres nie|unknown user',
  ),
};
