import { CommanderError } from 'commander';
import type { Problem } from '../model/index.ts';
import { CannotRun, type ExitCode, type Outcome } from './outcome.ts';
import type { GlobalOptions } from './options.ts';
import { program } from './program.ts';
import { mayBeTerminal, stdout } from './standard-output.ts';
import { problemText } from './text.ts';

export { heapIsBound } from './bound-heap.ts';

/** The command line of this process. */
export async function main(): Promise<void> {
  process.exitCode = await run(process.argv.slice(2));
}

/** Runs one command line; answers the exit code. Never throws. */
export async function run(argv: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = 0;
  const command = program(async (options, load) => {
    code = print(await act(options, load), options);
  }, argv);
  try {
    await command.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
}

async function act({ debug }: GlobalOptions, load: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await load();
  } catch (error) {
    if (debug === true) console.error(error);
    const problem = problemOf(error);
    return { exit: 2, json: { ok: false, problems: [problem] }, text: '', problems: [problem] };
  }
}

function print({ exit, json, text, problems = [] }: Outcome, options: GlobalOptions): ExitCode {
  if (options.json === true) {
    if (json !== undefined) stdout.line(JSON.stringify(json, undefined, mayBeTerminal ? 2 : undefined));
  } else {
    if (text !== '') stdout.line(text);
    for (const problem of problems) console.error(problemText(problem));
  }
  return exit;
}

/** What stopped a command, in one sentence: expected failures carry their own, a database's are told by their code. */
function problemOf(error: unknown): Problem {
  if (error instanceof CannotRun) return error.problem;
  if (hasProblem(error)) return error.problem;
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  const known = KNOWN[code];
  if (known !== undefined) return { ...known, retry: 'after-fix' };
  const message =
    error instanceof Error ? `Unexpected: ${error.message.split('\n')[0] ?? error.name}` : 'Unexpected failure.';
  return {
    code: code === '' ? 'UNEXPECTED' : code,
    message,
    advice: 'Run it again with --debug for the details.',
    retry: 'later',
  };
}

function hasProblem(error: unknown): error is { readonly problem: Problem } {
  return (
    error instanceof Error &&
    'problem' in error &&
    typeof error.problem === 'object' &&
    error.problem !== null &&
    'advice' in error.problem
  );
}

const URL_ADVICE =
  'Check DATABASE_URL (postgresql://user:password@host/database), or unset it to use the built-in database.';
const UNREACHABLE = {
  code: 'DATABASE_UNREACHABLE',
  message: 'The database server does not answer.',
  advice: URL_ADVICE,
};
const KNOWN: Readonly<Record<string, Omit<Problem, 'retry'>>> = {
  ECONNREFUSED: UNREACHABLE,
  ENOTFOUND: UNREACHABLE,
  EAI_AGAIN: UNREACHABLE,
  ETIMEDOUT: UNREACHABLE,
  '28P01': {
    code: 'DATABASE_LOGIN_REFUSED',
    message: 'The database refuses the user or the password.',
    advice: URL_ADVICE,
  },
  '28000': { code: 'DATABASE_LOGIN_REFUSED', message: 'The database refuses the user.', advice: URL_ADVICE },
  '3D000': {
    code: 'DATABASE_MISSING',
    message: 'There is no such database.',
    advice: 'Create it first: createdb <name>.',
  },
  '42501': {
    code: 'DATABASE_RIGHTS_MISSING',
    message: 'The database user may not do that.',
    advice: 'Let it own the database: alter database <name> owner to <user>.',
  },
  EADDRINUSE: {
    code: 'PORT_TAKEN',
    message: 'Another program listens on this port.',
    advice: 'Choose another one with --port, or 0 for any free one.',
  },
  EACCES: {
    code: 'ACCESS_DENIED',
    message: 'A file or port may not be used by this user.',
    advice: 'Choose another path or port, or another user.',
  },
};
