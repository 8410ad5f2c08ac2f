import { z } from 'zod';
import { sent, unsent } from '../outcome.ts';
import type { Cause, SendOutcome, TextMessage } from '../port.ts';

const taken = z.object({ id: z.string().min(1).max(200), status: z.string().max(60).optional() });
const refusal = z.object({ code: z.string().max(60), message: z.string().max(500).optional() });

/** What the gateway answered, as one of the five outcomes. The contract is docs/channels.md. */
export function outcomeOf(message: TextMessage, status: number, body: unknown, retryAfter: string | null): SendOutcome {
  const answer = taken.safeParse(body);
  if (status >= 200 && status < 300) {
    if (!answer.success) return unsent('uncertain', ANSWER_UNREADABLE, { evidence: { status: String(status) } });
    const { id, status: state = 'accepted' } = answer.data;
    return sent([{ address: message.to, reply: state }], [], { gatewayId: id, status: String(status) });
  }
  const { code = '', message: words = '' } = refusal.safeParse(body).data ?? {};
  const evidence = { status: String(status), ...(code !== '' && { code }), ...(words !== '' && { reply: words }) };
  if (status === 429 || status === 503) return unsent('transient', BUSY, { evidence, ...waitOf(retryAfter) });
  if (status === 401 || status === 403) return unsent('misconfigured', NOT_LET_IN, { evidence });
  if (status === 402) return unsent('misconfigured', NO_CREDIT, { evidence });
  if (status === 404 || status === 405 || (status >= 300 && status < 400))
    return unsent('misconfigured', WRONG_URL, { evidence });
  if (status >= 500) return unsent('uncertain', ANSWER_LOST, { evidence });
  const cause = REFUSALS[code] ?? REFUSED;
  const refused = [{ address: message.to, reply: words === '' ? code : words, permanent: true, cause }];
  return unsent('rejected', cause, { evidence, refused });
}

function waitOf(retryAfter: string | null): { retryAfterMs?: number } {
  const seconds = Number(retryAfter ?? Number.NaN);
  return seconds >= 0 ? { retryAfterMs: Math.min(seconds, 86_400) * 1_000 } : {};
}

export const INVALID_NUMBER: Cause = {
  code: 'SMS_NUMBER',
  message: 'The telephone number cannot get text messages.',
  advice: 'Enter a mobile number with its country code, such as +33612345678.',
};
export const TOO_LONG: Cause = {
  code: 'SMS_TOO_LONG',
  message: 'The text is longer than the parts that are allowed.',
  advice: 'Shorten the text, or allow more parts in the settings of the channel.',
};
const OPTED_OUT: Cause = {
  code: 'SMS_OPTED_OUT',
  message: 'The recipient wants no text messages.',
  advice: 'Choose another channel for this contact.',
};
const REFUSED: Cause = {
  code: 'SMS_REFUSED',
  message: 'The gateway refuses the message.',
  advice: 'Read what the gateway answered, and choose another channel if it stays so.',
};
const REFUSALS: Readonly<Record<string, Cause>> = {
  invalid_number: INVALID_NUMBER,
  landline: INVALID_NUMBER,
  too_long: TOO_LONG,
  opted_out: OPTED_OUT,
};
const BUSY: Cause = {
  code: 'SMS_BUSY',
  message: 'The gateway is busy or asks us to send more slowly.',
  advice: 'Nothing has to be done: it is tried again.',
};
export const UNREACHABLE: Cause = {
  code: 'SMS_UNREACHABLE',
  message: 'The gateway cannot be reached.',
  advice: 'It is tried again; if it stays so, check the address of the gateway.',
};
export const ANSWER_LOST: Cause = {
  code: 'SMS_ANSWER_LOST',
  message: 'The message was sent, and no answer told whether the gateway has it.',
  advice: 'It is sent again under the same key, by which the gateway knows a repeat.',
};
const ANSWER_UNREADABLE: Cause = {
  ...ANSWER_LOST,
  code: 'SMS_ANSWER_UNREADABLE',
  message: 'The gateway’s answer is not the one of its contract.',
};
const NOT_LET_IN: Cause = {
  code: 'SMS_NOT_LET_IN',
  message: 'The gateway does not let us in.',
  advice: 'Enter the gateway’s key again, and look whether it may send messages.',
};
const NO_CREDIT: Cause = {
  code: 'SMS_NO_CREDIT',
  message: 'The account at the gateway has no credit left.',
  advice: 'Top up the account at the gateway.',
};
const WRONG_URL: Cause = {
  code: 'SMS_WRONG_URL',
  message: 'Nothing takes messages at the address of the gateway.',
  advice: 'Check the address of the gateway.',
};
