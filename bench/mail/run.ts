/**
 * How well mails that come back are understood: `node bench/mail/run.ts [CORPUS] [--misses]`. CORPUS is a folder with `labels.jsonl` (of each message its
 * class, and of its recipients address and reason) and the messages. Prints every figure per folder and overall, the confusion of classes, what is
 * understood of generated out-of-office texts, and the milliseconds a message, warm. With `--misses` also what was not understood.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { classifyMail } from '../../packages/core/src/channels/returns/index.ts';
import { answers } from '../../packages/core/src/channels/returns/testing/answers.ts';
import { figures, misses, type Judged, type Label } from '../../packages/core/src/channels/returns/testing/figures.ts';
import { answerLines, figureLines } from './print.ts';

const ROUNDS = 5;

const [folder = join(import.meta.dirname, '../../../shared/corpus/bounces')] = process.argv
  .slice(2)
  .filter((argument) => !argument.startsWith('--'));

const messages = readFileSync(join(folder, 'labels.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Label)
  .map((label) => ({ label, raw: readFileSync(join(folder, label.path)) }));
const judged: readonly Judged[] = messages.map(({ label, raw }) => ({ label, report: classifyMail(raw) }));

for (const line of figureLines(judged, figures)) console.log(line);
for (const line of answerLines(answers())) console.log(line);
if (process.argv.includes('--misses')) for (const line of misses(judged)) console.log(line);

const start = process.cpuUsage();
for (let round = 0; round < ROUNDS; round += 1) for (const { raw } of messages) classifyMail(raw);
const { user, system } = process.cpuUsage(start);
console.log(`\n${((user + system) / 1000 / ROUNDS / messages.length).toFixed(3)} ms CPU a message, warm`);
