import { z } from 'zod';
import { oauthClient } from '../oauth/config.ts';
import { isReturnPath } from './address.ts';

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '::1']);
const PORTS = { starttls: 587, implicit: 465, none: 25 } as const;

const hostName = z.string().regex(/^[A-Za-z\d.:-]{1,253}$/, 'must be a host name or an address');
const secretName = z.string().min(1).max(60);

export const smtpConfig = z
  .strictObject({
    host: hostName,
    /** 587 with `starttls`, 465 with `implicit`, 25 with `none`. */
    port: z.int().min(1).max(65_535).optional(),
    /** `starttls`: the connection is encrypted before anything is said, or nothing is sent. `none`: a relay that is trusted without. */
    tls: z.enum(['starttls', 'implicit', 'none']).default('starttls'),
    /** PEM of the authority that signed the server's certificate, where it is not a public one. */
    certificateAuthority: z.string().optional(),
    /** Absent for a relay that knows us by our address. With `oauth` an access token takes the place of the password (XOAUTH2). */
    login: z
      .strictObject({
        user: z.string().min(1),
        password: secretName.default('smtp-password'),
        oauth: oauthClient.exactOptional(),
      })
      .optional(),
    /** Messages are signed here; leave it out where the relay signs. */
    dkim: z
      .strictObject({
        domain: hostName,
        selector: z.string().regex(/^[A-Za-z\d._-]{1,63}$/),
        /** Name of the secret that holds the private key (PEM). */
        privateKey: secretName.default('dkim-private-key'),
      })
      .optional(),
    /**
     * Where reports go: a mailbox whose address takes a tag (`returns@example.com` becomes `returns+<token>@example.com`), or a domain of
     * which every address is ours (`<token>@returns.example.com`). Else reports go to the sender.
     */
    returnPath: z
      .string()
      .refine(isReturnPath, 'must be a domain, or an address with at most 17 characters before the @')
      .optional(),
    /** What is asked of servers that can report (RFC 3461). */
    reports: z.array(z.enum(['success', 'failure', 'delay'])).default(['success', 'failure', 'delay']),
    /** What we call ourselves in EHLO. */
    ownName: hostName.optional(),
    connections: z.int().min(1).max(50).default(5),
    messagesPerMinute: z.int().min(1).optional(),
    /** Silence after which a connection counts as lost; RFC 5321 (4.5.3.2.6) asks for 10 minutes behind the last byte. */
    timeoutMs: z.int().min(1_000).max(900_000).default(600_000),
  })
  .refine(({ tls, login, host }) => tls !== 'none' || login === undefined || LOOPBACK.has(host), {
    path: ['tls'],
    message: 'a password only travels encrypted, unless the server is on this machine',
  })
  .transform((config) => ({ ...config, port: config.port ?? PORTS[config.tls] }));
export type SmtpConfig = z.output<typeof smtpConfig>;
