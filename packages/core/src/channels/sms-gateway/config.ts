import { z } from 'zod';

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

function isSafe(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));
}

export const smsConfig = z.strictObject({
  /** Where messages are posted, `https://sms.example.com/v1/messages`. */
  url: z.url().refine(isSafe, 'must be https, unless the gateway is on this machine'),
  /** The header that lets us in; its value is `prefix` and the secret. */
  authorization: z
    .strictObject({
      header: z
        .string()
        .regex(/^[A-Za-z\d-]{1,60}$/)
        .default('Authorization'),
      prefix: z
        .string()
        .regex(/^[ -~]{0,40}$/)
        .default('Bearer '),
      secret: z.string().min(1).max(60).default('sms-token'),
    })
    .prefault({}),
  /** Who it is from: a number in E.164, or a name of at most 11 letters and digits where the country allows one. */
  sender: z.string().regex(/^(?:\+[1-9]\d{6,14}|[A-Za-z\d ]{1,11})$/),
  /** Longest text that is sent, in parts that are paid for one by one. */
  mostSegments: z.int().min(1).max(10).default(3),
  /** Where the gateway reports what became of a message. */
  receiptsUrl: z.url({ protocol: /^https$/ }).optional(),
  /** The secret that the gateway signs those reports with. */
  receiptsSecret: z.string().min(1).max(60).default('sms-receipts'),
  timeoutMs: z.int().min(1_000).max(120_000).default(30_000),
});
export type SmsConfig = z.output<typeof smsConfig>;
