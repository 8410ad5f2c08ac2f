import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadKeyRing, retirePreviousKeys, rotateKeyFile } from './key-file.ts';
import { keyText, newMasterKey, type KeyRing } from './key-ring.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'quittance-key-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function load(env: Record<string, string> = {}): KeyRing {
  const ring = loadKeyRing({ env, file: join(dir, 'state', 'key') });
  if (!ring.ok) throw new Error(JSON.stringify(ring.problems));
  return ring.value;
}

describe('the key file', () => {
  it('is made on the first run for its owner alone, and read on the next', () => {
    const first = load();
    expect(statSync(join(dir, 'state', 'key')).mode & 0o777).toBe(0o600);
    expect(load()).toEqual(first);
  });

  it.each([0o640, 0o604, 0o666])('is refused when others may read it (%o), with the command that mends it', (mode) => {
    load();
    const file = join(dir, 'state', 'key');
    chmodSync(file, mode);
    const refusal = loadKeyRing({ env: {}, file });
    expect(refusal).toMatchObject({
      ok: false,
      problems: [{ code: 'KEY_FILE_EXPOSED', advice: `Run: chmod 600 '${file}'` }],
    });
    chmodSync(file, 0o600);
    expect(loadKeyRing({ env: {}, file }).ok).toBe(true);
  });

  it('is refused, and never replaced, when it holds no key', () => {
    load();
    writeFileSync(join(dir, 'state', 'key'), 'no key\n');
    expect(loadKeyRing({ env: {}, file: join(dir, 'state', 'key') })).toMatchObject({
      ok: false,
      problems: [{ code: 'KEY_MALFORMED' }],
    });
    expect(readFileSync(join(dir, 'state', 'key'), 'utf8')).toBe('no key\n');
  });

  it('keeps older keys through a rotation until they are retired', () => {
    const first = load();
    const rotated = rotateKeyFile(join(dir, 'state', 'key'), first);
    expect(load()).toEqual(rotated);
    expect(rotated.previous).toEqual([first.current]);
    expect(rotated.current.id).not.toBe(first.current.id);
    retirePreviousKeys(join(dir, 'state', 'key'), rotated);
    expect(load()).toEqual({ current: rotated.current, previous: [] });
    expect(statSync(join(dir, 'state', 'key')).mode & 0o777).toBe(0o600);
  });

  it('yields to the environment', () => {
    const [now, before] = [newMasterKey(), newMasterKey()];
    expect(load({ QUITTANCE_KEY: keyText(now) })).toEqual({ current: now, previous: [] });
    expect(load({ QUITTANCE_KEY: keyText(now), QUITTANCE_PREVIOUS_KEYS: before.bytes.toString('hex') })).toEqual({
      current: now,
      previous: [before],
    });
    expect(() => statSync(join(dir, 'state', 'key'))).toThrow('ENOENT');
  });
});
