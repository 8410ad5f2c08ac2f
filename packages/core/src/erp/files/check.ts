import type { Diagnosis } from '../port.ts';
import { classify } from './classify.ts';
import type { DropFolder } from './folder.ts';

interface Readable {
  unreadable(): Promise<readonly string[]>;
}

/** Can we write, and can we read what lies there? */
export async function checkFiles(folder: DropFolder, statusFiles: readonly Readable[]): Promise<readonly Diagnosis[]> {
  try {
    await folder.prepare();
    await folder.probe();
    const bad = (await Promise.all(statusFiles.map((files) => files.unreadable()))).flat();
    return [
      { check: 'folder', ok: true, message: 'The drop folder can be read and written.' },
      bad.length === 0
        ? { check: 'status files', ok: true, message: 'Every status file can be read.' }
        : {
            check: 'status files',
            ok: false,
            message: `Not readable: ${bad.slice(0, 5).join(', ')}${bad.length > 5 ? ` and ${bad.length - 5} more` : ''}.`,
            advice: 'Compare them with the published schema.',
          },
    ];
  } catch (error) {
    const failure = classify(error);
    if (failure === undefined) throw error;
    const { message, advice } = failure.cause;
    return [{ check: 'folder', ok: false, message, ...(advice !== undefined && { advice }) }];
  }
}
