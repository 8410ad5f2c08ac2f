/**
 * Reads every statement in a folder and says per format what was read and what adds up: `node bench/banking/samples.ts FOLDER...`. Files that
 * do not add up are named with what they miss.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readStatements } from '../../packages/core/src/banking/index.ts';

const verbose = process.argv.includes('--verbose');
const folders = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));

const filesAt = (path: string): readonly string[] =>
  statSync(path).isFile()
    ? [path]
    : readdirSync(path, { recursive: true, encoding: 'utf8' })
        .map((name) => join(path, name))
        .filter((file) => statSync(file).isFile() && !/\.(?:py|json|ya?ml|pydata|md|rst)$|LICENSE/.test(file))
        .toSorted();

for (const folder of folders) {
  const counts = { files: 0, read: 0, statements: 0, entries: 0, addsUp: 0, differs: 0, noBalances: 0, warnings: 0 };
  const named: string[] = [];
  for (const file of filesAt(folder)) {
    counts.files += 1;
    const read = readStatements(new Uint8Array(readFileSync(file)));
    const name = file.slice(folder.length).replace(/^\//, '');
    if (!read.ok) {
      named.push(`${name}: not read: ${read.problems.map(({ code, message }) => `${code} ${message}`).join('; ')}`);
      continue;
    }
    counts.read += 1;
    counts.warnings += read.value.warnings.length;
    for (const { entries, check } of read.value.statements) {
      counts.statements += 1;
      counts.entries += entries.length;
      if (check.kind === 'adds-up') counts.addsUp += 1;
      else if (check.kind === 'differs') counts.differs += 1;
      else counts.noBalances += 1;
    }
    for (const { code, location, message } of read.value.warnings)
      if (verbose || !['NOT_READ'].includes(code)) named.push(`${name}: ${code} at ${location}: ${message}`);
    if (process.argv.includes('--dump')) console.dir(read.value, { depth: 9 });
  }
  console.log(
    `\n${folder}\n${Object.entries(counts)
      .map(([key, count]) => `${key} ${count}`)
      .join(', ')}`,
  );
  for (const line of named) console.log(`  ${line}`);
}
