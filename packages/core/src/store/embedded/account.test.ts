import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { NOBODY, reachableBy, runningAsRoot } from './account.ts';
import { EmbeddedPostgresError, startEmbeddedPostgres } from './index.ts';

const base = mkdtempSync(join(tmpdir(), 'quittance-account-'));
afterEach(() => rmSync(base, { recursive: true, force: true }));

// Only root can lend the server to another account; an ordinary user runs this whole suite as themselves already.
describe.skipIf(!runningAsRoot())(
  runningAsRoot() ? 'as root' : 'as root [skipped: not on this platform: not root]',
  () => {
    it.each([
      ['nobody', undefined, '65534'],
      ['the owner of the directory', 1, '1'],
    ])('runs the server as %s', async (_, owner, expected) => {
      mkdirSync(join(base, 'db'), { recursive: true, mode: 0o700 });
      chmodSync(base, 0o711);
      if (owner !== undefined) chownSync(join(base, 'db'), owner, owner);
      const server = await startEmbeddedPostgres({ dir: join(base, 'db') });
      try {
        expect(execFileSync('stat', ['-c', '%u', `/proc/${server.pid}`], { encoding: 'utf8' }).trim()).toBe(expected);
      } finally {
        await server.stop();
      }
    });

    it('refuses a directory that the account cannot reach', async () => {
      mkdirSync(join(base, 'private'), { recursive: true, mode: 0o700 });
      const attempt = startEmbeddedPostgres({ dir: join(base, 'private', 'db') });
      await expect(attempt).rejects.toSatisfy(
        (error) => error instanceof EmbeddedPostgresError && error.problem.code === 'DIRECTORY_UNREACHABLE',
      );
    });

    it('passes through a closed folder that the account owns', () => {
      mkdirSync(join(base, 'home'), { recursive: true, mode: 0o700 });
      chmodSync(base, 0o711);
      const owner = { uid: 4321, gid: 4321 };
      expect(reachableBy(owner, join(base, 'home'))).toBe(false);
      chownSync(join(base, 'home'), 4321, 4321);
      expect(reachableBy(owner, join(base, 'home'))).toBe(true);
    });

    const here = dirname(fileURLToPath(import.meta.url));
    const readable = reachableBy(NOBODY, here) && reachableBy(NOBODY, dirname(process.execPath));
    const title = 'starts, adopts and stops for a user without rights';
    it.skipIf(!readable)(
      readable ? title : `${title} [skipped: not on this platform: the checkout is readable by root alone]`,
      () => {
        mkdirSync(base, { recursive: true });
        chownSync(base, 65534, 65534);
        const script = `
      const { startEmbeddedPostgres } = await import(${JSON.stringify(join(here, 'index.ts'))});
      const dir = ${JSON.stringify(join(base, 'mine'))};
      const server = await startEmbeddedPostgres({ dir });
      const again = await startEmbeddedPostgres({ dir });
      await again.stop();
      console.log(process.getuid(), server.adopted, again.adopted);
    `;
        const env = { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent' };
        const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
          uid: 65534,
          gid: 65534,
          cwd: '/',
          env,
          encoding: 'utf8',
        });
        expect(output.trim()).toBe('65534 false true');
      },
    );
  },
);
