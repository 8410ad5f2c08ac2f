import { z } from 'zod';
import { oauthClient } from '../../channels/index.ts';

const secret = z.string().min(1).max(60);

/** A mailbox that reports come back to, fetched over IMAP. */
export const imapConfig = z.strictObject({
  host: z.string().min(1).max(253),
  port: z.int().min(1).max(65_535).default(993),
  /** `implicit`: encrypted from the first byte. `none`: only on this machine. */
  tls: z.enum(['implicit', 'starttls', 'none']).default('implicit'),
  user: z.string().min(1).max(320),
  /** The name of the secret. */
  password: secret.default('imap-password'),
  /** An access token takes the place of the password (XOAUTH2). */
  oauth: oauthClient.exactOptional(),
  folder: z.string().min(1).max(200).default('INBOX'),
  /** What was read is moved here; left out, it is marked as seen and stays. */
  doneFolder: z.string().min(1).max(200).exactOptional(),
});
export type ImapConfig = z.output<typeof imapConfig>;

/** Reports arrive at a listener of this process, by MX. */
export const listenerConfig = z.strictObject({
  /** The part before the plus sign and the domain of the return path, as the mail server is told: `returns@bounce.example.com`. */
  returnPath: z.email().max(200),
});
export type ListenerConfig = z.output<typeof listenerConfig>;

/** By adapter of the connection `returns`. */
export function returnsConfig(adapter: string): z.ZodType | undefined {
  return { imap: imapConfig, 'smtp-listener': listenerConfig }[adapter];
}
