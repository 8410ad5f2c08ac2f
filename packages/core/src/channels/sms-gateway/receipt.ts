import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { isoDateTime, ok, type Problem, refused, type Result } from '../../model/index.ts';

/** What became of a message, as the gateway reports it. */
export const smsReceipt = z.object({
  /** The id we sent it under. */
  messageId: z.string().min(1).max(200),
  /** The gateway's own. */
  id: z.string().min(1).max(200),
  status: z.enum(['delivered', 'failed', 'expired', 'opted_out', 'buffered']),
  at: isoDateTime,
  reason: z.string().max(300).optional(),
});
export type SmsReceipt = z.output<typeof smsReceipt>;

const receipts = z.union([smsReceipt.transform((one) => [one]), z.array(smsReceipt).min(1).max(1_000)]);
/** A body longer than this holds no receipts; it is not read to the end. */
export const LARGEST_RECEIPTS = 1_000_000;
export const RECEIPT_SIGNATURE_HEADER = 'x-signature';

/**
 * Reads the receipts that a gateway posts, one or a list. `signature` is the header `X-Signature`, `sha256=` and the HMAC of the body in
 * hexadecimal; the same receipt may come twice. Refuses `SMS_RECEIPT_FORGED` and `SMS_RECEIPT_UNREADABLE`.
 */
export function readReceipts(
  body: Uint8Array,
  signature: string | undefined,
  secret: string,
): Result<readonly SmsReceipt[]> {
  const given = Buffer.from(signature ?? '');
  const expected = Buffer.from(`sha256=${createHmac('sha256', secret).update(body).digest('hex')}`);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return refused(FORGED);
  const parsed = body.length > LARGEST_RECEIPTS ? undefined : receipts.safeParse(jsonOf(body));
  return parsed?.success === true ? ok(parsed.data) : refused(UNREADABLE);
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}

const FORGED: Problem = {
  code: 'SMS_RECEIPT_FORGED',
  message: 'A receipt carries no signature of the gateway.',
  advice: 'Enter the gateway’s signing secret again, if the receipts are real.',
  retry: 'never',
};
const UNREADABLE: Problem = {
  code: 'SMS_RECEIPT_UNREADABLE',
  message: 'A receipt is not as the contract has it.',
  advice: 'Set the gateway’s receipts up as the documentation says.',
  retry: 'never',
};
