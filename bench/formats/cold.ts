/**
 * The wait for one answer: `node bench/formats/cold.ts [RUNS]`, after `npm run build`. Wall milliseconds of whole processes, `quittance validate
 * FILE` beside Node's own start, in turns.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileOf, invoiceOf } from './documents.ts';

const runs = Number(process.argv[2] ?? 20);
const folder = mkdtempSync(join(tmpdir(), 'quittance-cold-'));
const cli = join(import.meta.dirname, '..', '..', 'packages', 'core', 'dist', 'cli', 'main.js');
const files = (['ubl', 'cii'] as const).map((syntax) => {
  const file = join(folder, `${syntax}.xml`);
  writeFileSync(file, fileOf(invoiceOf(10), syntax));
  return file;
});
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  'node -e 0': ['-e', '0'],
  'validate UBL': [cli, 'validate', files[0]!],
  'validate CII': [cli, 'validate', files[1]!],
};

const waits = new Map(Object.keys(COMMANDS).map((name) => [name, [] as number[]]));
for (let round = 0; round < runs; round += 1) {
  for (const [name, args] of Object.entries(COMMANDS)) {
    const started = performance.now();
    execFileSync(process.execPath, args, { stdio: 'ignore' });
    waits.get(name)?.push(performance.now() - started);
  }
}
for (const [name, each] of waits) {
  const sorted = each.toSorted((a, b) => a - b);
  const at = (share: number) => `${(sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(0)} ms`;
  console.log(`${name.padEnd(14)} least ${at(0)}, middle ${at(0.5)}, most ${at(1)}`);
}
rmSync(folder, { recursive: true, force: true });
