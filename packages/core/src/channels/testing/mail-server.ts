import { buffer } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerEnvelope, type SMTPServerOptions } from 'smtp-server';

/** A message that the server took. */
export interface Received {
  readonly envelope: SMTPServerEnvelope;
  readonly raw: Buffer;
  readonly text: string;
}

/** How the server answers; by default it takes everything. */
export interface Behaviour extends SMTPServerOptions {
  /** Answers to recipients: code and words by address. */
  readonly recipients?: Readonly<Record<string, readonly [code: number, words: string]>>;
  /** Answer to the sender. */
  readonly sender?: readonly [code: number, words: string];
  /** Answer to the content. */
  readonly content?: readonly [code: number, words: string];
  /** What happens when the whole content is there: `lose` cuts the line before the answer, `stall` never answers. */
  readonly afterContent?: 'lose' | 'stall';
  readonly password?: string;
  /** The access token that lets in (XOAUTH2). */
  readonly token?: string;
}

export interface MailServer {
  readonly port: number;
  readonly received: Received[];
  /** What is still to go wrong may be changed while it runs. */
  behaviour: Behaviour;
  connections(): number;
  stop(): Promise<void>;
}

/** A real SMTP server on loopback that misbehaves as told. */
export async function startMailServer(start: Behaviour = {}): Promise<MailServer> {
  const { recipients: _, sender: __, content: ___, afterContent: ____, password, token, ...options } = start;
  const received: Received[] = [];
  let connections = 0;
  const server = new SMTPServer({
    authOptional: password === undefined && token === undefined,
    hideDSN: false,
    disableReverseLookup: true,
    closeTimeout: 100,
    ...options,
    onConnect: (_session, done) => {
      connections += 1;
      done();
    },
    onAuth: ({ password: given, accessToken }, _session, done) =>
      (token === undefined ? given === password : accessToken === token)
        ? done(null, { user: 'merchant' })
        : done(answer([535, '5.7.8 Authentication failed'])),
    onMailFrom: (_address, _session, done) => done(answer(running.behaviour.sender)),
    onRcptTo: ({ address }, _session, done) => done(answer(running.behaviour.recipients?.[address])),
    onData: (stream, session, done) => void take(stream, session.envelope, done),
  });
  // A client that is cut off resets the connection; that is what such a test wants.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  async function take(
    stream: NodeJS.ReadableStream,
    envelope: SMTPServerEnvelope,
    done: (error?: Error | null, message?: string) => void,
  ): Promise<void> {
    const raw = await buffer(stream);
    const { afterContent, content } = running.behaviour;
    if (afterContent === 'stall') return;
    if (content !== undefined) return done(answer(content));
    received.push({ envelope, raw, text: raw.toString() });
    if (afterContent !== 'lose') return done(null, `queued as Q${received.length}`);
    for (const { _socket: socket } of server.connections as Iterable<{ _socket: { destroy(): void } }>)
      socket.destroy();
  }

  const running: MailServer = {
    port: (server.server.address() as AddressInfo).port,
    received,
    behaviour: start,
    connections: () => connections,
    stop: () => new Promise<void>((resolve) => server.close(resolve)),
  };
  return running;
}

function answer(reply: readonly [code: number, words: string] | undefined): Error | null {
  return reply === undefined ? null : Object.assign(new Error(reply[1]), { responseCode: reply[0] });
}
