import { once } from 'node:events';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Logger } from 'pino';
import type { Quittance } from '../flow/index.ts';
import type { TenantId } from '../model/index.ts';

export interface ReturnsListenerOptions {
  readonly quittance: Quittance;
  readonly log: Logger;
  /** 25 where an MX record leads here; 0 takes a free one. */
  readonly port: number;
  readonly hostname?: string;
  /** PEM; with both, servers may encrypt what they bring. */
  readonly tls?: { readonly key: string; readonly cert: string };
}

export interface RunningListener {
  readonly port: number;
  stop(): Promise<void>;
}

/** A report is small; a mail that quotes ours with its attachment is not. */
const LARGEST = 10 * 1024 * 1024;
/** Of a mail this much is kept: what says why it came back stands at its beginning. */
const KEPT = 2 * 1024 * 1024;
const CLIENTS = 50;

/**
 * Takes what comes back by SMTP, and nothing else: only an address that is the signed return path of a message of ours is known here, so that it relays nothing
 * and nobody can fill it. It says that it has a mail when the mail is stored.
 */
export async function listenForReturns({
  quittance,
  log,
  port,
  hostname = '127.0.0.1',
  tls,
}: ReturnsListenerOptions): Promise<RunningListener> {
  const { returns } = quittance.delivery;
  const addressees = new WeakMap<SMTPServerSession, Map<string, TenantId>>();
  const server = new SMTPServer({
    size: LARGEST,
    maxClients: CLIENTS,
    socketTimeout: 60_000,
    closeTimeout: 5_000,
    disableReverseLookup: true,
    disabledCommands: tls === undefined ? ['AUTH', 'STARTTLS'] : ['AUTH'],
    banner: 'returns only',
    ...tls,
    onMailFrom: (_address, session, done) => {
      addressees.set(session, new Map());
      done();
    },
    onRcptTo: ({ address }, session, done) =>
      void returns.addressee(address).then(
        (tenant) => {
          if (tenant === undefined) return done(reply(550, '5.1.1 No such return path'));
          addressees.get(session)?.set(address, tenant);
          done();
        },
        () => done(reply(451, '4.3.0 Try again later')),
      ),
    onData: (stream, session, done) =>
      void keep(stream, [...(addressees.get(session) ?? [])]).then(
        (isTooLarge) => done(isTooLarge ? reply(552, '5.3.4 Too large') : null),
        (error: unknown) => {
          log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'a returned mail could not be kept');
          done(reply(451, '4.3.0 Try again later'));
        },
      ),
  });
  // Who brings mail may break off as he likes.
  server.on('error', () => undefined);

  async function keep(stream: SMTPServerDataStream, known: readonly (readonly [string, TenantId])[]): Promise<boolean> {
    const raw = await beginningOf(stream);
    if (stream.sizeExceeded) return true;
    for (const [recipient, tenant] of known) await returns.take(tenant, { raw, source: 'smtp', recipient });
    return false;
  }

  server.listen(port, hostname);
  await once(server.server, 'listening');
  const address = server.server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    stop: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}

async function beginningOf(stream: SMTPServerDataStream): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk as Uint8Array);
    if (size < KEPT) chunks.push(bytes.subarray(0, KEPT - size));
    size += bytes.length;
  }
  return Buffer.concat(chunks);
}

function reply(code: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode: code });
}
