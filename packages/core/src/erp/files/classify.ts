import { misconfigured, transient, type Failure } from '../outcome.ts';
import { codeOf } from './folder.ts';

const NO_RIGHTS: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS']);

/** What a failed file operation comes to, or `undefined` when it was not one. */
export function classify(error: unknown): Failure | undefined {
  const code = codeOf(error);
  if (code === 'UNKNOWN') return undefined;
  if (NO_RIGHTS.has(code))
    return misconfigured({
      code: 'FILES_NO_RIGHTS',
      message: `The drop folder may not be written (${code}).`,
      advice: 'Give the user that runs Quittance the right to write into the folder.',
    });
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return transient({
      code: 'FILES_FOLDER_GONE',
      message: 'The drop folder is not there.',
      advice: 'Check that the share is mounted and the path in the connection settings is right.',
    });
  return transient({
    code: 'FILES_BUSY',
    message: `The drop folder cannot be used now (${code}).`,
    advice: 'Check the disk or share: it may be full or disconnected.',
  });
}
