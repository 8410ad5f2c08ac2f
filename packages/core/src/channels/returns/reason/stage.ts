/** At which step of an SMTP session a mail was refused. What is said after DATA is said of the mail; what is said at RCPT, of the recipient. */
export type Stage = 'connect' | 'helo' | 'mail' | 'rcpt' | 'data' | 'starttls';

/** The stage that a text names, where it names one: the last command that was answered. */
export function stageOf(text: string): Stage | undefined {
  return ORDERED.find(([, pattern]) => pattern.test(text))?.[0];
}

const ORDERED: readonly (readonly [Stage, RegExp])[] = [
  [
    'data',
    /in reply to (?:end of )?(?:data|bdat)|after end of data|end of data|failed (?:on data|after i sent)|did not like our (?:final )?data|\(data\)|>>> data|after (?:\w+ )?data\b|step: data|text command|for \. command|\[data/i,
  ],
  ['rcpt', /rcpt to|in reply to rcpt|does not like recipient|\brcpt\b|rejected recipient|\[rcpt|\(rcpt|state 1[34]\b/i],
  ['mail', /mail from|sender was rejected|in reply to mail|\[mail_from|state 12\b/i],
  ['starttls', /in reply to starttls|\bstarttls\b/i],
  ['helo', /in reply to (?:ehlo|helo)|(?:ehlo|helo) command|my name was rejected|\behlo\b|\bhelo\b/i],
  ['connect', /refused to talk to me|initial connection|greeting failed|while performing the initial/i],
];
