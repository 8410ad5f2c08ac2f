import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { cannotRun } from './outcome.ts';

/** The text of a file, or of standard input for `-`. */
export async function readInput(path: string): Promise<string> {
  try {
    return path === '-' ? await text(process.stdin) : await readFile(path, 'utf8');
  } catch {
    throw cannotRun('FILE_UNREADABLE', `${path} cannot be read.`, 'Check the path and the permissions.');
  }
}

export async function readJsonInput(path: string): Promise<unknown> {
  const content = await readInput(path);
  try {
    return JSON.parse(content);
  } catch {
    throw cannotRun(
      'JSON_MALFORMED',
      `${path === '-' ? 'Standard input' : path} is not JSON.`,
      'Check that the file is complete.',
    );
  }
}
