import { anyOf } from '../any-of.ts';
import type { Mail } from '../mime/read-mail.ts';
import { firstOf } from '../mime/fields.ts';

/** Whether a service that does nothing else asks the sender to prove that a person wrote the mail. */
export function isOfChallenger({ fields }: Mail, text: string): boolean {
  return FILTERS.test(firstOf(fields, 'from')) && isOfMail(text.slice(0, 6144));
}

/** Whether a filter asks the sender to prove that a person wrote the mail: it was neither delivered nor refused yet. */
export function isChallenge({ fields }: Mail, text: string): boolean {
  const said = text.slice(0, 6144);
  if (fields.has('x-challenge') || fields.has('x-tmda-confirm') || /tmda/i.test(firstOf(fields, 'x-delivery-agent')))
    return isOfMail(said);
  return ASKS.test(said) && (FILTERS.test(said) || (HELD.test(said) && isOfMail(said)));
}

const isOfMail = (text: string): boolean =>
  /your (?:e-?mail|message|mail)|the message you sent|ihre (?:e-?mail|nachricht)|votre (?:e-?mail|message|courriel|courrier)/i.test(
    text,
  );

const FILTERS = anyOf(
  String.raw`boxbe\.com|bluebottle\.com|spamarrest\.com|spam arrest|mailblocks|choicemail|sendio|spamlion|vanquish`,
  String.raw`uol antispam|mailinblack|mail ?in ?black|earthlink spamblocker|spamblocker|qurb|antispam\.uol`,
);
const ASKS = anyOf(
  'click (?:on )?(?:the |this )?(?:following |below )?(?:link|button|here)|click(?:ing)? (?:the )?link',
  'reply to this (?:e-?mail|message|request)|confirm (?:that you|your|you are)',
  'verify (?:that you|your|yourself)|approve (?:your|this)',
  'complete (?:this|the) (?:verification|form|request)|request to be (?:added|allowed)|action required',
  'klicken sie|best[äa]tigen sie|cliquez|confirmez|haga clic|cliccare|klik op',
);
const HELD = anyOf(
  '(?:allowed|guest|approved|safe|white|accept|contact)[ -]?(?:senders? )?list|protected by',
  'to ensure (?:the )?delivery|is being held|has been held|held (?:in|for|until)|waiting (?:for|to be)',
  'on hold|pending|awaiting (?:your|verification|approval|confirmation)|quarantine|anti-?spam',
  'spam filter|unknown senders?|before (?:it|your (?:message|e-?mail)) (?:can|will) be delivered',
  'challenge|not (?:yet )?(?:been )?delivered',
);
