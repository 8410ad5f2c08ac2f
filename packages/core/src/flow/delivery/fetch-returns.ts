import { ImapFlow } from 'imapflow';
import type { Diagnosis } from '../../channels/index.ts';
import type { Problem, TenantId } from '../../model/index.ts';
import { listTenants, pauseConnection, readConnection, type ConnectionRow } from '../../store/index.ts';
import { imapConfig, listenerConfig, type ImapConfig } from './returns-config.ts';
import { connectionSecret } from '../connection-secret.ts';
import { inTenant, type Road } from '../road.ts';
import { LARGEST_RETURN, takeReturn } from './take-returns.ts';

/** Mails of one mailbox taken at once; the next round brings the others. */
const AT_ONCE = 200;
const TIMEOUTS = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 };

/** Fetches what came back to the mailboxes of all merchants. One mailbox's trouble does not keep the others. */
export async function fetchAllReturns(road: Road): Promise<void> {
  for (const { id } of await listTenants(road.database)) {
    const started = performance.now();
    try {
      const taken = await fetchReturns(road, id);
      if (taken > 0) road.metrics.step('fetch-returns', 'done', taken, performance.now() - started);
    } catch (error) {
      road.metrics.step('fetch-returns', 'failed', 0, performance.now() - started);
      road.log.warn({ tenant: id, error: nameOf(error) }, 'a mailbox could not be read');
    }
  }
}

/** How many mails were taken. A mail counts as read when it is kept: what a process that dies has read is read again, and known again. */
export async function fetchReturns(road: Road, tenant: TenantId): Promise<number> {
  const row = await inTenant(road, tenant, (trx) => readConnection(trx, 'returns'));
  if (row?.adapter !== 'imap' || row.paused !== null) return 0;
  const config = imapConfig.parse(row.config);
  const client = await connected(road, tenant, row, config);
  if ('problem' in client) {
    await inTenant(road, tenant, (trx) => pauseConnection(trx, row.id, client.problem));
    return 0;
  }
  try {
    return await emptied(road, tenant, client.imap, config);
  } finally {
    await client.imap.logout().catch(() => client.imap.close());
  }
}

async function emptied(
  road: Road,
  tenant: TenantId,
  imap: ImapFlow,
  { folder, doneFolder }: ImapConfig,
): Promise<number> {
  const lock = await imap.getMailboxLock(folder);
  try {
    const found = await imap.search({ seen: false }, { uid: true });
    let taken = 0;
    for (const uid of (found || []).slice(0, AT_ONCE)) {
      const mail = await imap.fetchOne(String(uid), { source: { maxLength: LARGEST_RETURN } }, { uid: true });
      if (!mail || mail.source === undefined || !(await tryToTake(road, tenant, mail.source))) continue;
      await imap.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });
      if (doneFolder !== undefined) await imap.messageMove(String(uid), doneFolder, { uid: true });
      taken += 1;
    }
    return taken;
  } finally {
    lock.release();
  }
}

/** Answers whether it was taken: a mail that cannot be stays unread in the mailbox, and does not keep those behind it. */
async function tryToTake(road: Road, tenant: TenantId, raw: Uint8Array): Promise<boolean> {
  try {
    await takeReturn(road, tenant, { raw, source: 'imap' });
    return true;
  } catch (error) {
    road.log.warn({ tenant, error: nameOf(error) }, 'a mail of a mailbox could not be taken');
    return false;
  }
}

type Connected = { readonly imap: ImapFlow } | { readonly problem: Problem };

/** A login that is refused is a person's business; a server that is away is tried again. `renew`: no token that was kept will do. */
async function connected(
  road: Road,
  tenant: TenantId,
  row: ConnectionRow,
  config: ImapConfig,
  renew = false,
): Promise<Connected> {
  const login = await loginOf(road, tenant, row, config, renew);
  if ('problem' in login) return login;
  const opened = await open(config, login);
  // A token can be withdrawn before its time.
  const mayHaveEnded = 'problem' in opened && 'accessToken' in login && !renew;
  return mayHaveEnded ? connected(road, tenant, row, config, true) : opened;
}

async function open({ host, port, tls }: ImapConfig, login: Login): Promise<Connected> {
  const imap = new ImapFlow({
    host,
    port,
    secure: tls === 'implicit',
    doSTARTTLS: tls === 'starttls',
    auth: login,
    logger: false,
    ...TIMEOUTS,
  });
  // A connection that breaks tells so by an event, too; unheard, it would end the process.
  imap.on('error', () => undefined);
  try {
    await imap.connect();
    return { imap };
  } catch (error) {
    imap.close();
    if (isRefused(error)) return { problem: LOGIN_REFUSED };
    throw error;
  }
}

type Login = { readonly user: string } & ({ readonly pass: string } | { readonly accessToken: string });

async function loginOf(
  road: Road,
  tenant: TenantId,
  row: ConnectionRow,
  { user, password, oauth }: ImapConfig,
  renew: boolean,
): Promise<Login | { readonly problem: Problem }> {
  if (oauth === undefined) {
    const pass = await connectionSecret(road, tenant, row, password).catch(() => undefined);
    return pass === undefined ? { problem: PASSWORD_MISSING } : { user, pass };
  }
  const granted = await road.mailboxTokens(tenant, row, oauth).token(renew);
  if (granted.ok) return { user, accessToken: granted.token.value };
  if (granted.kind === 'misconfigured') return { problem: { ...granted.cause, retry: 'after-fix' } };
  throw Object.assign(new Error(granted.cause.message), { code: granted.cause.code });
}

function isRefused(error: unknown): boolean {
  return error instanceof Error && 'authenticationFailed' in error && error.authenticationFailed === true;
}

/** Looks whether the mailbox can be read now, or whether the listener knows its return path. */
export async function checkReturns(road: Road, tenant: TenantId, row: ConnectionRow): Promise<readonly Diagnosis[]> {
  if (row.adapter !== 'imap') {
    const fits = listenerConfig.safeParse(row.config).success;
    return [
      {
        check: 'return path',
        ok: fits,
        message: fits ? 'Reports to the return path are taken.' : 'There is no return path.',
      },
    ];
  }
  try {
    const config = imapConfig.parse(row.config);
    // A check is asked for after a change, often of what was granted.
    const client = await connected(road, tenant, row, config, true);
    if ('problem' in client)
      return [{ check: 'login', ok: false, message: client.problem.message, advice: client.problem.advice }];
    const status = await client.imap.status(config.folder, { messages: true });
    const messages = status === false ? 0 : (status.messages ?? 0);
    await client.imap.logout();
    return [{ check: 'mailbox', ok: true, message: `The mailbox can be read; it holds ${messages} mails.` }];
  } catch (error) {
    road.log.warn({ tenant, connection: row.id, error: nameOf(error) }, 'the mailbox could not be checked');
    return [
      {
        check: 'reachable',
        ok: false,
        message: 'The mail server or the folder could not be reached.',
        advice: 'Check host, port, encryption and the name of the folder.',
      },
    ];
  }
}

/** Servers quote addresses in their words. */
function nameOf(error: unknown): string {
  return error instanceof Error ? ('code' in error ? String(error.code) : error.name) : 'unknown';
}

const PASSWORD_MISSING: Problem = {
  code: 'IMAP_PASSWORD_MISSING',
  message: 'The password of the mailbox is not known.',
  advice: 'Enter the password of the mailbox for returns.',
  retry: 'after-fix',
};
const LOGIN_REFUSED: Problem = {
  code: 'IMAP_LOGIN_REFUSED',
  message: 'The mail server refuses the user or the password of the mailbox for returns.',
  advice: 'Enter them again, and look whether the server asks for an app password.',
  retry: 'after-fix',
};
