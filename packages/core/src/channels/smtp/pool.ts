import { Readable } from 'node:stream';
import { createTransport, type Transporter } from 'nodemailer';
import type { SMTPPoolOptions, SMTPPoolSentMessageInfo } from 'nodemailer/lib/smtp-pool';
import type { AccessTokens } from '../oauth/access-tokens.ts';
import type { SmtpConfig } from './config.ts';
import type { Envelope, ReportRequest } from './envelope.ts';

/** One message on its way. */
export interface Consignment {
  readonly raw: Buffer;
  readonly envelope: Envelope;
  readonly reports: ReportRequest;
  readonly signal?: AbortSignal;
}

export interface Posted {
  readonly info: SMTPPoolSentMessageInfo;
}

/** The message went, or did not; then `contentSent` tells whether its last byte had been written. */
export type PostResult = Posted | { readonly error: unknown; readonly contentSent: boolean };

/** Connections that are kept and used again. */
export interface Pool {
  post(consignment: Consignment): Promise<PostResult>;
  /** Connects and logs in; throws what went wrong. */
  verify(): Promise<void>;
  close(): void;
}

/** Milliseconds until a connection counts as not coming about; the server's silence later is `timeoutMs`. */
const CONNECT_TIMEOUT = 30_000;

/** Logs in with the password, or with access tokens, if there is a login at all. */
export function openPool(config: SmtpConfig, proof: string | AccessTokens | undefined): Pool {
  const transport = createTransport(optionsOf(config, proof));
  const contents = trackContents(transport);
  return {
    async post({ raw, envelope, reports, signal }) {
      try {
        const size = raw.length;
        const info = await transport.sendMail({
          raw,
          envelope: { ...envelope, size },
          dsn: reports,
          ...(signal && { signal }),
        });
        return { info };
      } catch (error) {
        return { error, contentSent: contents.get(raw)?.readableEnded === true };
      }
    },
    verify: async () => void (await transport.verify()),
    close: () => transport.close(),
  };
}

function optionsOf(config: SmtpConfig, proof: string | AccessTokens | undefined): SMTPPoolOptions & { pool: true } {
  const { host, port, tls, certificateAuthority, login, ownName, timeoutMs, messagesPerMinute } = config;
  const connecting = Math.min(CONNECT_TIMEOUT, timeoutMs);
  return {
    pool: true,
    host,
    port,
    secure: tls === 'implicit',
    requireTLS: tls === 'starttls',
    ignoreTLS: tls === 'none',
    tls: { minVersion: 'TLSv1.2', ...(certificateAuthority !== undefined && { ca: certificateAuthority }) },
    // A server that offers no login although one is set up is a wrong set-up, and no reason to go on without.
    ...(login && proof !== undefined && { auth: authOf(login.user, proof), forceAuth: true }),
    ...(ownName !== undefined && { name: ownName }),
    ...(messagesPerMinute !== undefined && { rateLimit: messagesPerMinute, rateDelta: 60_000 }),
    maxConnections: config.connections,
    connectionTimeout: connecting,
    greetingTimeout: connecting,
    dnsTimeout: connecting,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function authOf(user: string, proof: string | AccessTokens): SMTPPoolOptions['auth'] {
  if (typeof proof === 'string') return { user, pass: proof };
  return {
    type: 'OAuth2',
    user,
    // Asked when a connection has no token, and once more (`renew`) when the server refuses the one it was given.
    provisionCallback: (_user, renew, done) => void provide(proof, renew, done),
  };
}

async function provide(
  tokens: AccessTokens,
  renew: boolean,
  done: (error: Error | null, token?: string, expires?: number) => void,
): Promise<void> {
  const outcome = await tokens.token(renew);
  if (outcome.ok) done(null, outcome.token.value, outcome.token.expiresAt.getTime());
  else done(new Error(outcome.cause.code));
}

/**
 * The stream that the client reads once the server is ready for the content, by the bytes it carries. It hands them out in pieces, so that
 * it ends when the last one is on its way: then the answer is all that is missing.
 */
function trackContents(transport: Transporter<SMTPPoolSentMessageInfo>): WeakMap<object, Readable> {
  const contents = new WeakMap<object, Readable>();
  transport.use('stream', (mail, done) => {
    const { raw } = mail.data;
    if (Buffer.isBuffer(raw))
      mail.message.processFunc((input) => {
        input.resume();
        const content = Readable.from(pieces(raw));
        contents.set(raw, content);
        return content;
      });
    done();
  });
  return contents;
}

const PIECE = 64 * 1024;

function* pieces(bytes: Buffer): Generator<Buffer> {
  for (let start = 0; start < bytes.length; start += PIECE) yield bytes.subarray(start, start + PIECE);
}
