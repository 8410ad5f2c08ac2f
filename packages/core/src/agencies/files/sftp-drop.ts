import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { connect } from 'node:net';
import type SftpClient from 'ssh2-sftp-client';
import { misconfigured, transient, type Failure } from '../outcome.ts';
import type { AgencyIo } from '../port.ts';
import type { SftpLocation } from './config.ts';
import { DropFailure, isComplete, PLACES, type Drop, type Place } from './drop.ts';

const READY_WITHIN_MS = 20_000;

/** A folder on an SFTP server. The connection is opened by the first call, and again after it broke. */
export function sftpDrop(location: SftpLocation, io: Pick<AgencyIo, 'secret' | 'signal'>): Drop {
  let opened: Promise<SftpClient> | undefined;
  let prepared: SftpClient | undefined;
  const path = (place: Place, name?: string) =>
    [location.folder, place, ...(name === undefined ? [] : [name])].join('/');

  const call = async <T>(work: (client: SftpClient) => Promise<T>): Promise<T> => {
    opened ??= open(location, io);
    try {
      return await work(await opened);
    } catch (error) {
      if (isSettled(error)) throw asFailure(error);
      const broken = opened;
      opened = undefined;
      void broken.then((client) => client.end()).catch(() => undefined);
      throw asFailure(error);
    }
  };
  return {
    transport: 'sftp',
    prepare: () =>
      call(async (client) => {
        // Once per connection; a folder that goes later fails the calls that name it.
        if (client === prepared) return;
        if ((await client.exists(location.folder)) !== 'd') throw new DropFailure(GONE);
        for (const place of PLACES) if ((await client.exists(path(place))) === false) await client.mkdir(path(place));
        prepared = client;
      }),
    list: (place) =>
      call(async (client) => {
        const files = await client.list(path(place));
        return files
          .filter(({ type, name }) => type === '-' && isComplete(name))
          .map(({ name, size }) => ({ name, bytes: size }))
          .toSorted((a, b) => (a.name < b.name ? -1 : 1));
      }),
    read: (place, name) =>
      call(async (client) => {
        const content = await client.get(path(place, name)).catch(unlessGone);
        return content instanceof Uint8Array ? content : undefined;
      }),
    put: (place, name, content) => call((client) => appear(client, path(place), name, content)),
    move: (from, name, to) =>
      call(async (client) => {
        await client.posixRename(path(from, name), path(to, name)).catch(unlessGone);
      }),
    remove: (place, name) =>
      call(async (client) => {
        await client.delete(path(place, name), true);
      }),
    close: async () => {
      const client = await opened?.catch(() => undefined);
      opened = undefined;
      await client?.end().catch(() => undefined);
    },
  };
}

/** Written under a temporary name, then renamed: in SFTP a rename fails where the name exists, so of two writers one wins. */
async function appear(client: SftpClient, folder: string, name: string, content: Uint8Array): Promise<boolean> {
  const temporary = `${folder}/.${name}.${randomBytes(6).toString('hex')}.tmp`;
  await client.put(Buffer.from(content), temporary);
  try {
    await client.rename(temporary, `${folder}/${name}`);
    return true;
  } catch (error) {
    if ((await client.exists(`${folder}/${name}`)) === false) throw error;
    return false;
  } finally {
    await client.delete(temporary, true);
  }
}

async function open(
  location: SftpLocation,
  { secret, signal }: Pick<AgencyIo, 'secret' | 'signal'>,
): Promise<SftpClient> {
  const { default: Client } = await import('ssh2-sftp-client');
  const { host, port, user, hostKey, password, privateKey } = location;
  const quiet = () => undefined;
  const client = new Client('quittance', { error: quiet, end: quiet, close: quiet });
  let otherServer = false;
  // Every request is a small packet that waits for its answer: with Nagle's algorithm each would take 40 ms.
  const sock = connect({ host, port, noDelay: true, ...(signal && { signal }) });
  try {
    await client.connect({
      sock,
      username: user,
      readyTimeout: READY_WITHIN_MS,
      ...(password !== undefined && { password: await secret(password) }),
      ...(privateKey !== undefined && { privateKey: await secret(privateKey) }),
      hostVerifier: (key: Buffer) => {
        otherServer = !isKey(key, hostKey);
        return !otherServer;
      },
    });
    return client;
  } catch (error) {
    sock.destroy();
    throw otherServer ? new DropFailure(OTHER_SERVER) : error;
  }
}

function isKey(key: Buffer, fingerprint: string): boolean {
  const own = createHash('sha256').update(key).digest();
  const wanted = Buffer.from(fingerprint.replace(/^SHA256:/, ''), 'base64');
  return own.length === wanted.length && timingSafeEqual(own, wanted);
}

const OTHER_SERVER = misconfigured({
  code: 'SFTP_HOST_KEY',
  message: 'The server shows another host key than the settings name.',
  advice: 'Ask the agency whether its server changed its key; if so, put the new fingerprint into the settings.',
});
const GONE = transient({
  code: 'FOLDER_GONE',
  message: 'The folder is not on the server.',
  advice: 'Check the folder in the connection settings, and with the agency that it is there.',
});

/** Codes of SFTP (draft-ietf-secsh-filexfer-02 §7) and of the library, after which the connection is still good. */
const NO_SUCH_FILE: readonly unknown[] = [2, 'ENOENT'];
const NO_RIGHTS: readonly unknown[] = [3, 'EACCES'];

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function unlessGone(error: unknown): undefined {
  if (!NO_SUCH_FILE.includes(codeOf(error))) throw error;
  return undefined;
}

function isSettled(error: unknown): boolean {
  const code = codeOf(error);
  return (
    (error instanceof DropFailure && error.failure === GONE) || NO_SUCH_FILE.includes(code) || NO_RIGHTS.includes(code)
  );
}

function asFailure(error: unknown): Error {
  if (error instanceof DropFailure || !(error instanceof Error))
    return error instanceof Error ? error : new Error(String(error));
  return new DropFailure(failureOf(error));
}

function failureOf(error: Error): Failure {
  const code = codeOf(error);
  if (NO_RIGHTS.includes(code))
    return misconfigured({
      code: 'FOLDER_NO_RIGHTS',
      message: 'The server refuses to let us use the folder.',
      advice: 'Ask the agency to let the user read and write the folder.',
    });
  if (NO_SUCH_FILE.includes(code)) return GONE;
  if (/authentication|privateKey|Cannot parse/i.test(error.message))
    return misconfigured({
      code: 'SFTP_LOGIN',
      message: 'The server refuses the login.',
      advice: 'Check the user, and the password or key, of the connection.',
    });
  return transient({
    code: 'SFTP_UNREACHABLE',
    message: `The server cannot be reached, or the connection broke${typeof code === 'string' ? ` (${code})` : ''}.`,
    advice: 'Check the address, the network, and with the agency that its server runs.',
  });
}
