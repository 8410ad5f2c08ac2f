import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sshdUnavailable, startSshd, type TestSshd } from '../../../test/sshd.ts';
import { recordingLog } from '../../erp/contract/recording-log.ts';
import { systemClock } from '../../model/index.ts';
import { describeAgencyContract, type AgencySystem } from '../contract.ts';
import { simulatedAgency } from '../simulated/agency.ts';
import { simulatedOffice } from '../simulated/office.ts';
import { files } from './adapter.ts';
import { sftpDrop } from './sftp-drop.ts';

const unavailable = sshdUnavailable();
const NO_ANSWER = 'a folder has no answer on the same call';

async function sftpSystem(): Promise<AgencySystem> {
  const sshd = await startSshd();
  const folder = await mkdtemp(join(tmpdir(), 'quittance-sftp-'));
  const agency = simulatedAgency({ seed: 1, mode: 'test', clock: systemClock });
  const office = simulatedOffice({ agency, folder, format: 'xml' });
  const log = recordingLog();
  const { port, user, hostKey } = sshd;
  const sftp = { host: '127.0.0.1', port, user, folder, hostKey, privateKey: 'key' };
  const config = files.config.parse({ format: 'xml', test: { sftp }, acknowledgeWithinMinutes: 0 });
  const opened: { close(): Promise<void> }[] = [];
  let key = sshd.privateKey;
  return {
    async connect({ signal } = {}) {
      const session = await files.connect(config, 'test', {
        fetch,
        clock: systemClock,
        secret: () => Promise.resolve(key),
        log,
        ...(signal && { signal }),
      });
      opened.push(session);
      return session;
    },
    agency,
    elapse: () => office.work(),
    async arrange(fault) {
      if (fault === 'wrong-password') key = sshd.otherKey;
      else await sshd.down();
    },
    async mend() {
      key = sshd.privateKey;
      await sshd.down();
      await sshd.up();
    },
    secrets: [sshd.privateKey, sshd.otherKey],
    logged: log.text,
    async stop() {
      for (const session of opened) await session.close();
      await sshd.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const title = unavailable === undefined ? '' : ` [skipped: ${unavailable}]`;
describe.skipIf(unavailable !== undefined)(`files over SFTP, with a real OpenSSH server${title}`, () => {
  describeAgencyContract('files, sftp', {
    start: sftpSystem,
    timeoutMs: 120_000,
    without: {
      'answer-lost': 'played by the scenario of the acceptance run: no acknowledgement is left',
      busy: NO_ANSWER,
      html: NO_ANSWER,
      malformed: NO_ANSWER,
      silent: NO_ANSWER,
    },
  });

  describe('a folder on the server', () => {
    let sshd: TestSshd;
    let folder: string;
    beforeAll(async () => {
      sshd = await startSshd();
      folder = await mkdtemp(join(tmpdir(), 'quittance-sftp-'));
    });
    afterAll(async () => {
      await sshd.stop();
      await rm(folder, { recursive: true, force: true });
    });
    const drop = (more: { readonly hostKey?: string; readonly folder?: string } = {}) =>
      sftpDrop(
        {
          host: '127.0.0.1',
          port: sshd.port,
          user: sshd.user,
          folder,
          hostKey: sshd.hostKey,
          privateKey: 'key',
          ...more,
        },
        { secret: () => Promise.resolve(sshd.privateKey) },
      );
    const bytes = (text: string) => new TextEncoder().encode(text);

    it('makes files appear whole, once, and of two writers one wins', async () => {
      const [one, two] = [drop(), drop()];
      await one.prepare();
      const large = new Uint8Array(3_000_000).fill(65);
      const wins = await Promise.all([one.put('out', 'a.csv', large), two.put('out', 'a.csv', bytes('other'))]);
      expect(wins.filter(Boolean)).toHaveLength(1);
      expect((await readdir(join(folder, 'out'))).toSorted()).toEqual(['a.csv']);
      expect([3_000_000, 5]).toContain((await one.read('out', 'a.csv'))?.length);
      await one.close();
      await two.close();
    });

    it('sees no file that is being written, reads what is there, moves and removes', async () => {
      const at = drop();
      await at.prepare();
      await writeFile(join(folder, 'in', 'events-1.csv.part'), 'half');
      await writeFile(join(folder, 'in', '.events-1.csv.tmp'), 'half');
      await writeFile(join(folder, 'in', 'events-2.csv'), 'whole');
      expect(await at.list('in')).toEqual([{ name: 'events-2.csv', bytes: 5 }]);
      expect(await at.read('in', 'events-3.csv')).toBeUndefined();
      await at.move('in', 'events-2.csv', 'archive');
      await at.move('in', 'events-2.csv', 'archive');
      expect(await at.read('archive', 'events-2.csv')).toEqual(Buffer.from('whole'));
      await at.remove('archive', 'events-2.csv');
      await at.remove('archive', 'events-2.csv');
      expect(await at.list('archive')).toEqual([]);
      await at.close();
    });

    it('connects again after the connection broke', async () => {
      const at = drop();
      await at.prepare();
      await sshd.down();
      await expect(at.list('in')).rejects.toMatchObject({ failure: { kind: 'transient' } });
      await sshd.up();
      expect(await at.put('out', 'b.csv', bytes('b'))).toBe(true);
      await at.close();
    });

    it('does not talk to a server with another host key', async () => {
      const other = drop({ hostKey: `SHA256:${'A'.repeat(43)}` });
      await expect(other.prepare()).rejects.toMatchObject({
        failure: { kind: 'misconfigured', cause: { code: 'SFTP_HOST_KEY' } },
      });
      await other.close();
    });

    it('makes no folder of its own where the agreed one is not there', async () => {
      const nowhere = drop({ folder: join(folder, 'nowhere') });
      await expect(nowhere.prepare()).rejects.toMatchObject({
        failure: { kind: 'transient', cause: { code: 'FOLDER_GONE' } },
      });
      await nowhere.close();
    });
  });
});
