import type { GlobalOptions } from './options.ts';
import type { Outcome } from './outcome.ts';

/** Runs an action and prints what it came to. */
export type Runner = (options: GlobalOptions, load: () => Promise<Outcome>) => Promise<void>;

/** Wraps what a command does for commander: the options of every command come first, then the command's own. */
export type Act = <Args extends readonly unknown[]>(
  load: (global: GlobalOptions, ...args: Args) => Promise<Outcome>,
) => (...args: Args) => Promise<void>;

/** The last lines of a command's help. */
export function examples(...lines: readonly (readonly [command: string, what: string])[]): string {
  return `\nExamples:\n${lines.map(([command, what]) => `  $ ${command}\n      ${what}`).join('\n')}`;
}
