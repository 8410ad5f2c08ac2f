import type { Problem } from '../model/index.ts';

/** 0: fine. 1: refused, with reasons. 2: it could not run. */
export type ExitCode = 0 | 1 | 2;

/** What a command came to: printed as JSON with `--json`, as text without. */
export interface Outcome {
  readonly exit: ExitCode;
  /** `undefined`: the command wrote its answer itself, bit by bit. */
  readonly json: unknown;
  /** For standard output. */
  readonly text: string;
  /** For standard error, after the text. */
  readonly problems?: readonly Problem[];
}

export function done(json: unknown, text: string): Outcome {
  return { exit: 0, json, text };
}

export function refusedBecause(problems: readonly Problem[]): Outcome {
  return { exit: 1, json: { ok: false, problems }, text: '', problems };
}

/** A command that cannot run: its problem is all there is to say. */
export class CannotRun extends Error {
  override readonly name = 'CannotRun';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

export function cannotRun(code: string, message: string, advice: string): CannotRun {
  return new CannotRun({ code, message, advice, retry: 'after-fix' });
}
