import { readFile } from 'node:fs/promises';
import { cannotRun } from './outcome.ts';

/** Where the command line says that secrets are: never on it, where others could read them. */
export interface SecretOptions {
  readonly secretEnv: readonly string[];
  readonly secretFile: readonly string[];
}

/** The secrets by name, out of variables and files. */
export async function givenSecrets({ secretEnv, secretFile }: SecretOptions): Promise<Record<string, string>> {
  return { ...secretsFromEnvironment(secretEnv), ...(await secretsFromFiles(secretFile)) };
}

function secretsFromEnvironment(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name, variable] = split(pair, '--secret-env name=VARIABLE');
      const value = process.env[variable];
      if (value === undefined)
        throw cannotRun(
          'SECRET_MISSING',
          `The environment variable ${variable} is not set.`,
          `Set it to the secret ${name}.`,
        );
      return [name, value];
    }),
  );
}

async function secretsFromFiles(pairs: readonly string[]): Promise<Record<string, string>> {
  const secrets: Record<string, string> = {};
  for (const pair of pairs) {
    const [name, path] = split(pair, '--secret-file name=path');
    try {
      secrets[name] = (await readFile(path, 'utf8')).replace(/\r?\n$/, '');
    } catch {
      throw cannotRun('FILE_UNREADABLE', `${path} cannot be read.`, `Put the secret ${name} into it.`);
    }
  }
  return secrets;
}

function split(pair: string, form: string): readonly [name: string, rest: string] {
  const at = pair.indexOf('=');
  if (at < 1) throw cannotRun('OPTION_INVALID', `${pair.slice(0, 40)} has no name.`, `Write ${form}.`);
  return [pair.slice(0, at), pair.slice(at + 1)];
}
