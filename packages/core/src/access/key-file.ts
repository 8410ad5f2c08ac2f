import {
  closeSync,
  fstatSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { refused, type Result } from '../model/index.ts';
import { keyRing, keyText, newMasterKey, type KeyRing } from './key-ring.ts';

/** Where the key comes from. `QUITTANCE_KEY` wins; else the file, made on the first run. */
export interface KeySource {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly file: string;
}

/**
 * The installation's keys: `QUITTANCE_KEY` (and `QUITTANCE_PREVIOUS_KEYS`, separated by commas, while a rotation is
 * under way), or the key file, one key a line, the current one first. A file that others may read is refused.
 */
export function loadKeyRing(source: KeySource): Result<KeyRing> {
  const current = source.env['QUITTANCE_KEY'];
  if (current !== undefined && current !== '')
    return keyRing([current, ...previousKeys(source.env['QUITTANCE_PREVIOUS_KEYS'])]);
  const existing = readKeyFile(source.file);
  if (existing !== undefined) return existing;
  createKeyFile(source.file);
  return readKeyFile(source.file) ?? refused(unreadable(source.file));
}

/** Puts a fresh key in front of the file's keys; the older ones stay, to open what they sealed. */
export function rotateKeyFile(file: string, ring: KeyRing): KeyRing {
  const rotated: KeyRing = { current: newMasterKey(), previous: [ring.current, ...ring.previous] };
  replaceKeyFile(file, rotated);
  return rotated;
}

/** Leaves only the current key in the file: nothing is sealed with the others any more. */
export function retirePreviousKeys(file: string, ring: KeyRing): void {
  replaceKeyFile(file, { current: ring.current, previous: [] });
}

function previousKeys(text: string | undefined): readonly string[] {
  return text === undefined || text === '' ? [] : text.split(',');
}

function readKeyFile(file: string): Result<KeyRing> | undefined {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    return refused(unreadable(file));
  }
  try {
    if ((fstatSync(handle).mode & 0o077) !== 0) return refused(exposed(file));
    return keyRing(readFileSync(handle, 'utf8').trim().split('\n'));
  } finally {
    closeSync(handle);
  }
}

/** Several processes may start at once: the first to link its draft wins, the others read what it wrote. */
function createKeyFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = writeDraft(file, { current: newMasterKey(), previous: [] });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function replaceKeyFile(file: string, ring: KeyRing): void {
  renameSync(writeDraft(file, ring), file);
}

function writeDraft(file: string, ring: KeyRing): string {
  const draft = `${file}.${process.pid}`;
  const handle = openSync(draft, 'wx', 0o600);
  try {
    writeSync(handle, `${[ring.current, ...ring.previous].map(keyText).join('\n')}\n`);
    // What is sealed with a key that a power cut takes away is lost for good.
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  return draft;
}

function exposed(file: string) {
  return {
    code: 'KEY_FILE_EXPOSED',
    message: `The key file ${file} can be read by other users of this machine.`,
    advice: `Run: chmod 600 '${file}'`,
    retry: 'after-fix',
  } as const;
}

function unreadable(file: string) {
  return {
    code: 'KEY_FILE_UNREADABLE',
    message: `The key file ${file} cannot be read.`,
    advice: `Run as the user who owns it, or set QUITTANCE_KEY instead.`,
    retry: 'after-fix',
  } as const;
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
