import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const DAEMONS = '/usr/lib/postfix/sbin';

/** Why Postfix cannot run here, or nothing. Its master wants to be root. */
export const postfixMissing =
  process.getuid?.() !== 0 ? ' [skipped: not root]' : existsSync(`${DAEMONS}/master`) ? '' : ' [skipped: no postfix]';

export interface Postfix {
  readonly port: number;
  /** Messages in a mailbox, once there are so many. */
  mail(mailbox: string, count: number): Promise<string[]>;
  stop(): void;
}

const SERVICES = `
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
`;

/** A Postfix of its own, with mailboxes for `kunde.example` and for our returns. */
export async function startPostfix(): Promise<Postfix> {
  const [uid, gid] = [idOf('-u'), idOf('-g')];
  const home = mkdtempSync(join(tmpdir(), 'quittance-postfix-'));
  chmodSync(home, 0o755);
  const port = await freePort();
  for (const folder of ['queue', 'data', 'mail', 'etc']) mkdirSync(join(home, folder));
  for (const folder of ['data', 'mail']) chownSync(join(home, folder), uid, gid);
  writeFileSync(join(home, 'etc/master.cf'), `127.0.0.1:${port} inet n - n - - smtpd${SERVICES}`);
  writeFileSync(join(home, 'etc/main.cf'), mainOf(home, uid, gid));
  const postfix = (...words: string[]) =>
    execFileSync('postfix', ['-c', join(home, 'etc'), ...words], { stdio: 'ignore' });
  postfix('start');
  return {
    port,
    mail: (mailbox, count) => mailOf(join(home, 'mail', mailbox, 'new'), count),
    stop: () => {
      postfix('stop');
      rmSync(home, { recursive: true, force: true });
    },
  };
}

const mainOf = (home: string, uid: number, gid: number): string => `
compatibility_level = 3.6
queue_directory = ${home}/queue
data_directory = ${home}/data
command_directory = /usr/sbin
daemon_directory = ${DAEMONS}
maillog_file = ${home}/log
maillog_file_prefixes = ${home}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mail.kunde.example
mydestination =
alias_maps =
recipient_delimiter = +
message_size_limit = 100000
virtual_mailbox_domains = kunde.example returns.example
virtual_mailbox_maps = inline:{ { juergen@kunde.example = juergen/ } { returns@returns.example = returns/ } }
virtual_mailbox_base = ${home}/mail
virtual_minimum_uid = 1
virtual_uid_maps = static:${uid}
virtual_gid_maps = static:${gid}
smtpd_relay_restrictions = reject_unauth_destination
smtputf8_enable = no
`;

const idOf = (flag: string): number => Number(execFileSync('id', [flag, 'postfix'], { encoding: 'utf8' }));

async function mailOf(folder: string, count: number): Promise<string[]> {
  for (let turn = 0; turn < 100; turn += 1) {
    const files = existsSync(folder) ? readdirSync(folder) : [];
    if (files.length >= count) return files.sort().map((file) => readFileSync(join(folder, file), 'latin1'));
    await setTimeout(100);
  }
  throw new Error(`Fewer than ${count} messages in ${folder}.`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
