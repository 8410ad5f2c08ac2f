import { anyOf } from '../../any-of.ts';
import type { Phrases } from './phrases.ts';

const BOX =
  '(?:mail ?box|in ?box|mail ?folder|mail ?dir|account|user|recipient|address|e-?mail address|username|mail ?drop)';

/** No room for one more mail. */
export const FULL: Phrases = {
  mailboxfull: anyOf(
    String.raw`${BOX}(?:'s)?(?: \S+){0,3} (?:is |was )?(?:(?:currently|temporarily|already|too) )?full\b`,
    'full mail ?box|mailboxfull|quota full',
    String.raw`\bover ?-?(?:the |its |his |their )?(?:allowed |disk |disc |mail |storage |mailbox |maximum )*quota`,
    'quota (?:is |has been |was )?(?:exceeded|exceed|violation|reached|usage exceeded|limit)',
    'quota_exceeded|overquota|exdiskquota',
    String.raw`exceed(?:s|ed|ing)? (?:the |his |its |their |your |allowed |allotted |of )*(?:\w+ )?(?:mailbox |disk ?space |disk |storage |mail )*quota`,
    'reached (?:the |its |his |their )?(?:disk |mailbox |storage )?quota|disk ?space quota',
    'user_?disk quota|domain ?disk quota',
    String.raw`exceed(?:s|ed|ing)? (?:the |its |their )*(?:max\w* )?(?:allowed )?(?:storage|mailbox size|disk ?space|space|local limit)`,
    String.raw`exceeded storage allocation|would exceed m(?:ax\w*|ailbox)|mailbox size (?:limit )?exceed`,
    'mailbox (?:has )?exceed|mailbox exceeds allowed size',
    '(?:not (?:enough|sufficient)|insufficient|no|out of|lack of) (?:disk |storage |mailbox |free |mail box )+space',
    'space not enough|does not have enough space|space has been used up',
    'storage (?:space )?(?:limit|is full)|account storage limit|no space left on device',
    'too much mail (?:data|stored)|too many messages (?:in|on)|maximum number of messages',
    'messages in recipient.{1,3} mailbox exceeded|mail file size exceeds',
    String.raw`disabled temporar\w+ for exceeding|exceeding receiving limits`,
    'boite (?:aux lettres )?(?:du destinataire )?(?:est )?pleine|bo[îi]te .{0,30}pleine',
    'postfach .{0,30}voll|speicherplatz .{0,30}(?:ersch[öo]pft|voll)|casella .{0,40}piena',
    String.raw`buz[óo]n .{0,40}lleno|skrzynk\S+ .{0,40}(?:pe[łl]n|przepe[łl]n)|mailbox vol\b`,
    'brievenbus .{0,30}vol',
  ),
};
