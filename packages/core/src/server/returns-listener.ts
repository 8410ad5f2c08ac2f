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
    onRcptTo: ({ address }, session, done) => void answer(done, () => known(address, session)),
    onData: (stream, session, done) => void answer(done, () => keep(stream, [...(addressees.get(session) ?? [])])),
  });
  // Who brings mail may break off as he likes.
  server.on('error', () => undefined);

  async function known(address: string, session: SMTPServerSession): Promise<Error | undefined> {
    const tenant = await returns.addressee(address);
    if (tenant === undefined) return reply(550, '5.1.1 No such return path');
    addressees.get(session)?.set(address, tenant);
    return undefined;
  }

  async function keep(
    stream: SMTPServerDataStream,
    recipients: readonly (readonly [string, TenantId])[],
  ): Promise<Error | undefined> {
    const raw = await beginningOf(stream);
    if (stream.sizeExceeded) return reply(552, '5.3.4 Too large');
    for (const [recipient, tenant] of recipients) await returns.take(tenant, { raw, source: 'smtp', recipient });
    return undefined;
  }

  /** Whatever fails here, the other side tries again. */
  async function answer(done: (refusal?: Error | null) => void, work: () => Promise<Error | undefined>): Promise<void> {
    let refusal: Error | undefined;
    try {
      refusal = await work();
    } catch (error) {
      log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'a returned mail could not be kept');
      refusal = reply(451, '4.3.0 Try again later');
    }
    done(refusal ?? null);
  }

  server.listen(port, hostname);
  await once(server.server, 'listening');
  const address = server.server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
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
