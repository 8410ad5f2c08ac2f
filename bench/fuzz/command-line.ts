import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../packages/core/src/cli/run.ts';
import { stdout } from '../../packages/core/src/cli/standard-output.ts';
import { insist } from './insist.ts';

const dir = mkdtempSync(join(tmpdir(), 'fuzz-'));
process.on('exit', () => rmSync(dir, { recursive: true, force: true }));

/** The bytes as a file that a person validates, inspects and converts. */
export async function commandLine(bytes: Uint8Array): Promise<string> {
  const file = join(dir, 'mutant');
  writeFileSync(file, bytes);
  const said = await silently([
    ['validate', '--json', file],
    ['validate', file],
    ['inspect', file],
    ['convert', file, '--to', 'cii', '-o', join(dir, 'out')],
  ]);
  insist(!/UNEXPECTED|Unexpected/.test(said), said.slice(0, 500));
  return 'answered';
}

/** Runs the commands one after another; all that they print. */
async function silently(commands: readonly (readonly string[])[]): Promise<string> {
  const { error } = console;
  const { line } = stdout;
  let said = '';
  console.error = stdout.line = (text: string) => void (said += `${text}\n`);
  try {
    for (const command of commands) {
      const exit = await run(command);
      said += exit === 0 || exit === 1 || exit === 2 ? '' : `UNEXPECTED exit ${String(exit)}`;
    }
  } finally {
    console.error = error;
    stdout.line = line;
  }
  return said;
}
