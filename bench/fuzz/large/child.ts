/** Gives a file to the command line as a person does, and says what that took: `node child.ts FILE validate|convert TARGET`. */
import { readFileSync } from 'node:fs';
import { run } from '../../../packages/core/src/cli/run.ts';
import { stdout } from '../../../packages/core/src/cli/standard-output.ts';

const [file = '', command = '', to = ''] = process.argv.slice(2);
const said: string[] = [];
console.error = stdout.line = (text: string) => void said.push(text.slice(0, 50_000));

const started = process.cpuUsage();
const exit = await run(
  command === 'validate' ? ['validate', '--json', file] : ['convert', '--json', file, '--to', to, '-o', `${file}.out`],
);
const { user, system } = process.cpuUsage(started);
process.stdout.write(
  JSON.stringify({
    exit,
    milliseconds: (user + system) / 1_000,
    peak: peak(),
    lines: said.length,
    said: said.slice(0, 3).join('\n'),
  }),
);

/** Bytes. What `resourceUsage` says may be the peak of the process that started this one. */
function peak(): number {
  const found = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'));
  return Number(found?.[1] ?? NaN) * 1_024;
}
