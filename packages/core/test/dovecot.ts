import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer, connect, type AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const BINARY = '/usr/sbin/dovecot';
/** Dovecot drops its rights when it starts, so it must have some. */
export const dovecotMissing = !existsSync(BINARY)
  ? 'no Dovecot on this machine'
  : userInfo().uid === 0
    ? undefined
    : 'Dovecot starts as root only';

export interface Dovecot {
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** The access token that lets in as well (XOAUTH2). */
  readonly token: string;
  /** Puts a mail into the mailbox. */
  deliver(raw: string): void;
  stop(): Promise<void>;
}

/** It reads no mail as root. */
const NOBODY = 65_534;
let delivered = 0;

/** A real IMAP server on loopback with one mailbox. */
export async function startDovecot(): Promise<Dovecot> {
  const dir = mkdtempSync(join(tmpdir(), 'quittance-dovecot-'));
  chmodSync(dir, 0o755);
  const port = await freePort();
  const mailbox = join(dir, 'mail');
  for (const folder of ['cur', 'new', 'tmp', '']) {
    mkdirSync(join(mailbox, folder), { recursive: true });
    chownSync(join(mailbox, folder), NOBODY, NOBODY);
  }
  const tokens = await startIntrospection();
  writeFileSync(join(dir, 'oauth2.conf'), introspection((tokens.address() as AddressInfo).port));
  writeFileSync(join(dir, 'dovecot.conf'), configuration(dir, port));
  const server = spawn(BINARY, ['-F', '-c', join(dir, 'dovecot.conf')], { stdio: 'ignore' });
  await answers(port, server);
  return {
    port,
    user: 'returns',
    password: 'secret-of-returns',
    token: TOKEN,
    deliver: (raw) => writeFileSync(join(mailbox, 'new', `${(delivered += 1)}.M${process.pid}.test`), raw),
    async stop() {
      const gone = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await gone;
      tokens.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function configuration(dir: string, port: number): string {
  return `
protocols = imap
listen = 127.0.0.1
base_dir = ${dir}/run
state_dir = ${dir}/state
log_path = ${dir}/log
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain xoauth2
mail_location = maildir:${dir}/mail
passdb {
  driver = oauth2
  mechanisms = xoauth2
  args = ${dir}/oauth2.conf
}
passdb {
  driver = static
  mechanisms = plain
  args = password=secret-of-returns
}
userdb {
  driver = static
  args = uid=${NOBODY} gid=${NOBODY} home=${dir}/mail
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`;
}

const TOKEN = 'token-of-returns';

/** Tells Dovecot whose a token is (RFC 7662). */
async function startIntrospection() {
  const server = createHttpServer((request, response) => {
    const active = new URL(request.url ?? '', 'http://127.0.0.1').searchParams.get('token') === TOKEN;
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ active, username: 'returns' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function introspection(port: number): string {
  return `
introspection_url = http://127.0.0.1:${port}/?token=
introspection_mode = get
username_attribute = username
active_attribute = active
active_value = true
`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function answers(port: number, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (server.exitCode !== null) throw new Error(`Dovecot ended with ${server.exitCode}.`);
    if (await greets(port)) return;
    await sleep(50);
  }
  throw new Error('Dovecot does not answer.');
}

function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('data', () => resolve(socket.destroy() !== undefined));
    socket.once('error', () => resolve(false));
  });
}
