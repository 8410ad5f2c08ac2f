import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { ChannelSession, EmailMessage } from '../port.ts';
import { testIo } from '../testing/io.ts';
import { type Behaviour, type MailServer, startMailServer } from '../testing/mail-server.ts';
import { sampleEmail } from '../testing/messages.ts';
import { smtp } from './adapter.ts';
import { smtpConfig } from './config.ts';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function start(behaviour: Behaviour = {}): Promise<MailServer> {
  const server = await startMailServer(behaviour);
  open.push(server.stop);
  return server;
}

async function connect(
  config: Readonly<Record<string, unknown>>,
  secrets: Readonly<Record<string, string>> = {},
): Promise<ChannelSession<EmailMessage>> {
  const session = await smtp.connect(
    smtpConfig.parse({ host: '127.0.0.1', tls: 'none', ...config }),
    testIo({ secrets }),
  );
  open.push(session.close);
  return session;
}

/** The header of a message with its folded lines joined. */
function headerOf(text: string): string {
  return text.slice(0, text.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
}

describe('a message that is taken', () => {
  it('carries its fields, parts and the return path', async () => {
    const server = await start();
    const session = await connect({ port: server.port, returnPath: 'returns@mail.example' });
    const outcome = await session.send(sampleEmail({ copies: [{ address: 'chef@kunde.example' }] }));
    expect(outcome).toMatchObject({
      ok: true,
      accepted: [{ address: 'juergen@kunde.example' }, { address: 'chef@kunde.example' }],
      refused: [],
      evidence: { reply: expect.stringContaining('queued as Q1'), reports: 'requested', queueId: 'Q1' },
    });
    const [{ envelope, text }] = server.received as [MailServer['received'][0]];
    expect(envelope.mailFrom).toMatchObject({ address: 'returns+q1abc-def@mail.example' });
    const header = headerOf(text);
    expect(header).toMatch(/^Message-ID: <0193a5b0\.invoice-f2026-00042@mail\.quittance\.example>$/m);
    expect(header).toMatch(/^Auto-Submitted: auto-generated\r?$/m);
    expect(header).toMatch(/^Reply-To: .*<compta@epicerie\.example>\r?$/m);
    expect(header).toMatch(/^Cc: chef@kunde\.example\r?$/m);
    expect(header).toMatch(/^Content-Language: fr\r?$/m);
    expect(header).toMatch(/^Date: Sat, 05 Dec 2026 09:30:00 \+0000\r?$/m);
    expect(header).not.toMatch(/List-Unsubscribe|X-Mailer/i);
    expect(text).toMatch(/Content-Type: application\/pdf; name="?Facture F2026-00042\.pdf/);
    expect(text).toContain('Content-ID: <logo>');
    expect(text.indexOf('text/plain')).toBeLessThan(text.indexOf('text/html'));
  });

  it.each([
    ['returns@mail.example', 'returns+q1abc-def@mail.example'],
    ['returns.example', 'q1abc-def@returns.example'],
    [undefined, 'factures@epicerie.example'],
  ])('comes back by %s to %s', async (returnPath, address) => {
    const server = await start();
    await (await connect({ port: server.port, returnPath })).send(sampleEmail());
    expect(server.received[0]?.envelope.mailFrom).toMatchObject({ address });
  });

  it.each(['a return path', 'much-too-long-for-a-token@mail.example', '@mail.example', 'a@b@c'])(
    'has no return path like %s',
    (returnPath) => expect(smtpConfig.safeParse({ host: 'mail.example', returnPath }).success).toBe(false),
  );

  it('is the same message when it is sent again', async () => {
    const server = await start();
    const session = await connect({ port: server.port });
    for (let time = 0; time < 2; time += 1) await session.send(sampleEmail());
    const [first, second] = server.received;
    expect(second?.text).toBe(first?.text);
    expect(server.connections()).toBe(1);
  });

  it('asks for reports with the message as the envelope’s id and the one recipient as it was named', async () => {
    const server = await start();
    const session = await connect({ port: server.port });
    await session.send(sampleEmail());
    await session.send(sampleEmail({ copies: [{ address: 'chef@kunde.example' }] }));
    const [alone, together] = server.received.map(({ envelope }) => envelope);
    expect(alone?.dsn).toEqual({ ret: 'HDRS', envid: sampleEmail().messageId });
    expect(alone?.rcptTo[0]?.dsn).toEqual({
      notify: ['SUCCESS', 'FAILURE', 'DELAY'],
      orcpt: 'rfc822;juergen@kunde.example',
    });
    expect(together?.rcptTo.map(({ dsn }) => dsn?.orcpt)).toEqual([undefined, undefined]);
  });

  it('asks a server that offers no reports for none', async () => {
    const server = await start({ hideDSN: true });
    const outcome = await (await connect({ port: server.port })).send(sampleEmail());
    expect(outcome.evidence['reports']).toBe('not offered');
    expect(server.received[0]?.envelope.rcptTo[0]?.args).toBe(false);
  });

  it('can be ended where the reader may end it', async () => {
    const server = await start();
    const session = await connect({ port: server.port });
    await session.send(sampleEmail({ unsubscribe: 'https://pay.example/u/1' }));
    await session.send(sampleEmail({ unsubscribe: 'mailto:stop@epicerie.example' }));
    const [byLink, byMail] = server.received.map(({ text }) => headerOf(text));
    expect(byLink).toMatch(/^List-Unsubscribe: <https:\/\/pay\.example\/u\/1>\r?$/m);
    expect(byLink).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m);
    expect(byMail).not.toMatch(/List-Unsubscribe-Post/);
  });

  it('reaches international addresses', async () => {
    const server = await start();
    const session = await connect({ port: server.port });
    const to = [{ name: 'Müller, "Anna" <x@y>', address: 'anna@müller.example' }, { address: 'jürgen@kunde.example' }];
    const outcome = await session.send(sampleEmail({ to }));
    expect(outcome).toMatchObject({
      accepted: [{ address: 'anna@müller.example' }, { address: 'jürgen@kunde.example' }],
    });
    await session.send(sampleEmail({ to: [{ address: 'anna@müller.example' }] }));
    // Only letters before the @ need a server that knows them (RFC 6531); a domain has an ASCII form.
    expect(server.received.map(({ envelope }) => envelope.smtpUtf8)).toEqual([true, false]);
  });
});

describe('refusals', () => {
  it('tells the recipients apart', async () => {
    const server = await start({
      recipients: {
        'gone@kunde.example': [550, '5.1.1 No such user'],
        'grey@kunde.example': [451, '4.7.1 Greylisted, try again later'],
        'full@kunde.example': [552, '5.2.2 Mailbox full'],
      },
    });
    const session = await connect({ port: server.port });
    const copies = ['gone', 'grey', 'full'].map((name) => ({ address: `${name}@kunde.example` }));
    expect(await session.send(sampleEmail({ copies }))).toMatchObject({
      ok: true,
      accepted: [{ address: 'juergen@kunde.example' }],
      refused: [
        { address: 'gone@kunde.example', status: '5.1.1', permanent: true, cause: { code: 'EMAIL_RECIPIENT_UNKNOWN' } },
        { address: 'grey@kunde.example', status: '4.7.1', permanent: false, cause: { code: 'EMAIL_RECIPIENT_LATER' } },
        { address: 'full@kunde.example', status: '5.2.2', permanent: true, cause: { code: 'EMAIL_MAILBOX_FULL' } },
      ],
    });
  });

  const alone = (code: number, words: string): Behaviour => ({
    recipients: { 'juergen@kunde.example': [code, words] },
  });
  it.each<[string, Behaviour, string, string]>([
    ['no such user', alone(550, '5.1.1 User unknown'), 'rejected', 'EMAIL_RECIPIENT_UNKNOWN'],
    ['greylisting', alone(450, '4.2.0 Greylisted'), 'transient', 'EMAIL_RECIPIENT_LATER'],
    ['policy', alone(550, '5.7.1 Blocked by SPF policy'), 'rejected', 'EMAIL_BLOCKED'],
    ['relaying', alone(554, '5.7.1 <j@k>: Relay access denied'), 'misconfigured', 'SMTP_RELAY_DENIED'],
    ['an odd code', alone(556, '5.1.10 Domain does not accept mail'), 'rejected', 'EMAIL_RECIPIENT_UNKNOWN'],
    ['the sender', { sender: [553, '5.7.1 Sender address rejected'] }, 'misconfigured', 'SMTP_SENDER_REFUSED'],
    ['a busy server', { sender: [452, '4.3.1 Insufficient system storage'] }, 'transient', 'SMTP_LATER'],
    ['the content', { content: [554, '5.7.1 Message looks like spam'] }, 'rejected', 'EMAIL_CONTENT_REFUSED'],
    ['the content for now', { content: [451, '4.3.0 Try again'] }, 'transient', 'SMTP_LATER'],
    ['the size, told late', { content: [552, '5.3.4 Message too big'] }, 'rejected', 'EMAIL_TOO_BIG'],
    ['the size, told at once', { size: 500 }, 'rejected', 'EMAIL_TOO_BIG'],
  ])('%s', async (_, behaviour, kind, code) => {
    const server = await start(behaviour);
    const outcome = await (await connect({ port: server.port })).send(sampleEmail());
    expect(outcome).toMatchObject({ ok: false, kind, cause: { code } });
    expect(server.received).toEqual([]);
  });

  it('goes on with the next message on the same connection', async () => {
    const server = await start({ content: [554, '5.6.0 No'] });
    const session = await connect({ port: server.port, connections: 1 });
    expect((await session.send(sampleEmail())).ok).toBe(false);
    server.behaviour = {};
    expect((await session.send(sampleEmail())).ok).toBe(true);
    expect(server.connections()).toBe(1);
  });

  it('knows the largest size once a server has told it', async () => {
    const server = await start({ size: 30_000 });
    const session = await connect({ port: server.port });
    expect(await session.capabilities()).not.toHaveProperty('maxBytes');
    await session.send(sampleEmail());
    expect(await session.capabilities()).toMatchObject({ maxBytes: 30_000, delivery: 'reports' });
  });
});

describe('lost connections', () => {
  it('are uncertain when the content was sent, and a repeat carries the same Message-ID', async () => {
    const server = await start({ afterContent: 'lose' });
    const session = await connect({ port: server.port });
    expect(await session.send(sampleEmail())).toMatchObject({ kind: 'uncertain', cause: { code: 'SMTP_ANSWER_LOST' } });
    server.behaviour = {};
    expect((await session.send(sampleEmail())).ok).toBe(true);
    const ids = server.received.map(({ text }) => /^Message-ID: .*/m.exec(text)?.[0]);
    expect(ids).toHaveLength(2);
    expect(ids[1]).toBe(ids[0]);
  });

  it('are uncertain when the server falls silent after the content', async () => {
    const server = await start({ afterContent: 'stall' });
    const session = await connect({ port: server.port, timeoutMs: 1_000 });
    expect(await session.send(sampleEmail())).toMatchObject({ kind: 'uncertain' });
  });

  it('are no question when the server falls silent before', async () => {
    const port = await listen((socket) => socket.write('220 slow ESMTP\r\n'));
    const session = await connect({ port, timeoutMs: 1_000 });
    expect(await session.send(sampleEmail())).toMatchObject({ kind: 'transient', cause: { code: 'SMTP_UNREACHABLE' } });
  });

  it('are no question in the middle of the content', async () => {
    const port = await listen((socket) => {
      socket.write('220 short ESMTP\r\n');
      let bytes = 0;
      socket.on('data', (chunk) => {
        bytes += chunk.length;
        const line = chunk.toString();
        if (/^(EHLO|MAIL|RCPT)/.test(line)) socket.write('250 ok\r\n');
        else if (line.startsWith('DATA')) socket.write('354 go\r\n');
        else if (bytes > 200_000) socket.destroy();
      });
    });
    const session = await connect({ port });
    const attachments = [
      { filename: 'a.bin', mediaType: 'application/octet-stream', content: Buffer.alloc(20_000_000) },
    ];
    expect(await session.send(sampleEmail({ attachments }))).toMatchObject({ kind: 'transient' });
  });

  it('are no question when nobody listens', async () => {
    const server = await start();
    await server.stop();
    const session = await connect({ port: server.port });
    expect(await session.send(sampleEmail())).toMatchObject({
      kind: 'transient',
      cause: { code: 'SMTP_UNREACHABLE' },
      evidence: { error: 'ECONNREFUSED' },
    });
  });

  async function listen(serve: (socket: Socket) => void): Promise<number> {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket.on('error', () => undefined));
      serve(socket);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    open.push(() => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(resolve));
    });
    return (server.address() as AddressInfo).port;
  }
});

describe('logging in', () => {
  const login = { user: 'merchant' };

  it('works with the password, and not with another', async () => {
    const server = await start({ password: 'right', allowInsecureAuth: true });
    const right = await connect({ port: server.port, login }, { 'smtp-password': 'right' });
    expect((await right.send(sampleEmail())).ok).toBe(true);
    expect(await right.check()).toMatchObject([{ ok: true }]);
    const wrong = await connect({ port: server.port, login }, { 'smtp-password': 'wrong' });
    expect(await wrong.send(sampleEmail())).toMatchObject({
      kind: 'misconfigured',
      cause: { code: 'SMTP_LOGIN_REFUSED' },
    });
    expect(await wrong.check()).toMatchObject([{ ok: false, advice: expect.stringContaining('password') }]);
  });

  it('is not left out where the server offers none', async () => {
    const server = await start({ disabledCommands: ['AUTH'] });
    const session = await connect({ port: server.port, login }, { 'smtp-password': 'right' });
    expect(await session.send(sampleEmail())).toMatchObject({ kind: 'misconfigured' });
    expect(server.received).toEqual([]);
  });

  it('never sends a password in the clear to another machine', () => {
    const config = { host: 'mail.example', tls: 'none', login };
    expect(smtpConfig.safeParse(config).error?.issues[0]?.path).toEqual(['tls']);
    expect(smtpConfig.safeParse({ ...config, tls: 'starttls' }).success).toBe(true);
  });
});

const hasOpenssl = (() => {
  try {
    return execFileSync('openssl', ['version']).length > 0;
  } catch {
    return false;
  }
})();

describe.skipIf(!hasOpenssl)(`encryption${hasOpenssl ? '' : ' [skipped: no openssl]'}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'quittance-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  if (hasOpenssl)
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-days',
        '2',
        '-subj',
        '/CN=localhost',
        '-addext',
        'subjectAltName=DNS:localhost',
        '-keyout',
        key,
        '-out',
        cert,
      ],
      { stdio: 'ignore' },
    );
  const pems = hasOpenssl
    ? { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
    : { key: '', cert: '' };
  rmSync(folder, { recursive: true });
  const trusting = { host: 'localhost', certificateAuthority: pems.cert };

  it.each(['starttls', 'implicit'])('%s', async (tls) => {
    const server = await start({ ...pems, secure: tls === 'implicit', password: 'right' });
    const login = { user: 'merchant' };
    const session = await connect({ ...trusting, port: server.port, tls, login }, { 'smtp-password': 'right' });
    expect((await session.send(sampleEmail())).ok).toBe(true);
  });

  it('stops at a certificate that nobody vouches for', async () => {
    const server = await start(pems);
    const session = await connect({ host: 'localhost', port: server.port, tls: 'starttls' });
    expect(await session.send(sampleEmail())).toMatchObject({ kind: 'misconfigured', cause: { code: 'SMTP_NO_TLS' } });
  });

  it('stops at a server that offers none', async () => {
    const server = await start({ hideSTARTTLS: true, disabledCommands: ['STARTTLS'] });
    const session = await connect({ ...trusting, port: server.port, tls: 'starttls' });
    expect(await session.send(sampleEmail())).toMatchObject({ kind: 'misconfigured', cause: { code: 'SMTP_NO_TLS' } });
    expect(server.received).toEqual([]);
  });
});

describe('what no server should see', () => {
  const injection = 'Facture\r\nBcc: everybody@evil.example';
  it.each<[string, Partial<EmailMessage>, string]>([
    ['subject', { subject: injection }, 'EMAIL_FIELD'],
    ['a name', { to: [{ name: injection, address: 'a@b.example' }] }, 'EMAIL_FIELD'],
    ['an address', { to: [{ address: 'a@b.example>\r\nRCPT TO:<c@d.example' }] }, 'EMAIL_ADDRESS'],
    ['an address list', { to: [{ address: 'a@b.example, c@d.example' }] }, 'EMAIL_ADDRESS'],
    ['no recipient', { to: [] }, 'EMAIL_ADDRESS'],
    ['a header', { headers: { 'X-Order': injection } }, 'EMAIL_FIELD'],
    ['the name of a header', { headers: { 'X-A\r\nBcc': 'x' } }, 'EMAIL_FIELD'],
    ['a header of the spoke', { headers: { Bcc: 'everybody@evil.example' } }, 'EMAIL_FIELD'],
    ['the message’s id', { messageId: 'a@b>\r\nBcc: c@d.example' }, 'EMAIL_FIELD'],
    ['the way to end it', { unsubscribe: 'https://x/>\r\nBcc: c@d' }, 'EMAIL_FIELD'],
    [
      'a file’s name',
      { attachments: [{ filename: injection, mediaType: 'a/b', content: Buffer.alloc(1) }] },
      'EMAIL_FIELD',
    ],
    [
      'a file’s kind',
      { attachments: [{ filename: 'a', mediaType: 'a/b\r\nX: y', content: Buffer.alloc(1) }] },
      'EMAIL_FIELD',
    ],
    ['the language', { language: 'fr\r\nBcc: c@d' }, 'EMAIL_FIELD'],
  ])('%s', async (_, changes, code) => {
    const server = await start();
    const session = await connect({ port: server.port });
    expect(await session.send(sampleEmail(changes))).toMatchObject({ kind: 'rejected', cause: { code } });
    expect(server.received).toEqual([]);
  });
});
