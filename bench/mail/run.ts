/**
 * How well mails that come back are understood: `node bench/mail/run.ts [CORPUS] [--misses]`. CORPUS is a folder with `labels.jsonl` (class, and per
 * recipient address and reason) and the messages it names. Prints every figure per folder and overall, the confusion of classes, and the milliseconds
 * a message, warm. With `--misses` also what was not understood.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { classifyMail } from '../../packages/core/src/channels/returns/index.ts';
import { figures, type Judged, type Label, misses } from '../../packages/core/src/channels/returns/testing/figures.ts';
import { figureLines } from './print.ts';

const [folder = join(import.meta.dirname, '../../../shared/corpus/bounces')] = process.argv
  .slice(2)
  .filter((argument) => !argument.startsWith('--'));

const labels = readFileSync(join(folder, 'labels.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Label);
const messages = labels.map((label) => ({ label, raw: readFileSync(join(folder, label.path)) }));
const judged: readonly Judged[] = messages.map(({ label, raw }) => ({ label, report: classifyMail(raw) }));

for (const line of figureLines(judged, figures)) console.log(line);
if (process.argv.includes('--misses')) for (const line of misses(judged)) console.log(line);

const ROUNDS = 3;
const start = process.cpuUsage();
for (let round = 0; round < ROUNDS; round += 1) for (const { raw } of messages) classifyMail(raw);
const { user, system } = process.cpuUsage(start);
console.log(`\n${((user + system) / 1000 / ROUNDS / messages.length).toFixed(3)} ms CPU a message, warm`);
