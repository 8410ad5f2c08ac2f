import { anyOf } from '../../any-of.ts';
import type { Phrases } from './phrases.ts';

/** The mail itself is at fault. */
export const CONTENT: Phrases = {
  mesgtoobig: anyOf(
    String.raw`(?:message|mail|e-?mail|attachment|file)(?: \w+){0,2} (?:is )?too (?:big|large|long)(?! for this recipient)`,
    String.raw`(?:message|mail|e-?mail|file|attachment)(?:'s)?(?: \w+){0,2} (?:size|length)(?: \S+){0,3} (?:exceed|larger|greater|over|limit)`,
    String.raw`message(?: \S+){0,4} exce?ede?(?:s|d)(?: \S+){0,5} (?:size|limit)`,
    String.raw`exceed(?:s|ed)(?: \S+){0,4} (?:message|mail) size`,
    String.raw`(?:max\w*|fixed) (?:incoming |inbound )?(?:message|mail|e-?mail) size|size limit`,
    'line limit exceeded|taille limite|message length exceeds|exceeds size|nachricht .{0,20}zu gro',
    String.raw`too large to|max\w* (?:allowed )?size`,
  ),
  exceedlimit: anyOf(
    'recipsizelimit|message too large|header size exceeds limit|message header size',
    String.raw`exceed\w* the maximum size the user accepts|exceeded google.s message size`,
  ),
  contenterror: anyOf(
    'improper use of 8-bit|mime complexity|too many .{0,3}received|invalid mime|improperly[- ]format',
    'base64 encoding|header size exceeds maximum|media error|media not supported',
    'conversion (?:required|failed|prohibited)|unsupported media|8bitmime|invalid characters',
    'contains bare|invalid message content|header size, or recipient list',
  ),
  syntaxerror: anyOf(
    'syntax|malformed address|bad sequence|unrecogni[sz]ed command|command not|not implemented',
    'angle-brackets|expected word|domain missing in',
  ),
};
