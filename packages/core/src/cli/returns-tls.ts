import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import type { ServeOptions } from './options.ts';
import { cannotRun } from './outcome.ts';

/** The key and certificate of who takes what comes back. Without them no encryption is offered: with a key that everybody knows it would be none. */
export async function returnsTls({
  returnsKey,
  returnsCert,
}: Pick<ServeOptions, 'returnsKey' | 'returnsCert'>): Promise<{
  readonly tls?: { readonly key: string; readonly cert: string };
}> {
  if (returnsKey === undefined && returnsCert === undefined) return {};
  if (returnsKey === undefined || returnsCert === undefined)
    throw cannotRun('OPTION_INVALID', 'A key needs its certificate.', 'Give both --returns-key and --returns-cert.');
  const tls = { key: await read(returnsKey), cert: await read(returnsCert) };
  try {
    createSecureContext(tls);
  } catch {
    throw cannotRun(
      'OPTION_INVALID',
      `${returnsKey} and ${returnsCert} are no key with its certificate.`,
      'Give both as PEM, the certificate made for this key.',
    );
  }
  return { tls };
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw cannotRun('FILE_UNREADABLE', `${path} cannot be read.`, 'Give a PEM file that this process may read.');
  }
}
