/**
 * Robustness: documents of the corpus, changed at random, are parsed, judged by every layer of their syntax and read. Whatever they are, the
 * answer is a tree with findings or a problem; never an exception, never more than a second for a megabyte.
 *
 *     node bench/fuzz/run.ts [--corpus DIR] [--from SEED] [--count N]
 *
 * A seed gives the same mutant again: `--from SEED --count 1` repeats a failure, `--from` where the last run ended goes on.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { INVOICE_SYNTAXES } from '../../packages/core/src/formats/index.ts';
import { judge, judgeOf, RULE_SETS, type LayerId, type TreeSyntax } from '../../packages/core/src/rules/index.ts';
import { parseXml } from '../../packages/core/src/xml/index.ts';
import { samples } from '../conformance/corpus.ts';
import { mutant } from './mutate.ts';

const { values } = parseArgs({
  options: {
    corpus: { type: 'string', default: '../shared/corpus' },
    from: { type: 'string', default: '1' },
    count: { type: 'string', default: '1000000' },
  },
});
if (!existsSync(values.corpus)) {
  console.log(`skipped: no corpus at ${values.corpus}`);
  process.exit(0);
}

/** Bytes: many small documents meet more rules than few large ones. */
const LARGEST = 8_000;
const MEGABYTE = 2 ** 20;
const SYNTAX_OF_PREFIX: Readonly<Record<string, TreeSyntax>> = { ubl: 'ubl', cn: 'ubl', rsm: 'cii', cdar: 'cdar' };

/** Seconds for a document of no bytes; a second for each megabyte comes on top. */
const FIXED_COST = 0.01;

type Judges = Parameters<typeof judge>[1];

async function judgesOf(syntax: TreeSyntax): Promise<Judges> {
  const layers = [...(Object.keys(RULE_SETS) as LayerId[]), 'structure' as const];
  const judges = await Promise.all(layers.map((layer) => judgeOf(layer, syntax)));
  return judges.filter((one) => one !== undefined);
}

const documents = [...samples(values.corpus)]
  .filter(({ name, syntax }) => !name.includes('[') && ['ubl', 'cii', 'cdar'].includes(syntax))
  .map((sample) => Buffer.from(sample.bytes()))
  .filter(({ length }) => length <= LARGEST);
const judges = { ubl: await judgesOf('ubl'), cii: await judgesOf('cii'), cdar: await judgesOf('cdar') };

const answers = new Map<string, number>();
const slowest: { seed: number; seconds: number; perMegabyte: number }[] = [];
let failures = 0;

/** Parses, judges and reads; says what came of it. */
function answerTo(bytes: Uint8Array): string {
  const parsed = parseXml(bytes);
  for (const { read } of INVOICE_SYNTAXES) if (parsed.ok || bytes.length % 8 === 0) read(bytes);
  if (!parsed.ok) return parsed.problems[0]?.code ?? 'refused without a reason';
  const syntax = SYNTAX_OF_PREFIX[parsed.value.name.split(':')[0] ?? ''];
  if (syntax === undefined) return 'well-formed, and none of an invoice';
  const findings = judge(parsed.value, judges[syntax]);
  return findings.some(({ severity }) => severity === 'fatal') ? 'judged invalid' : 'judged valid';
}

/** CPU seconds: whoever shares the machine does not count. */
function secondsOf(bytes: Uint8Array): number {
  const started = process.cpuUsage();
  answerTo(bytes);
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1e6;
}

function runOne(seed: number): void {
  const bytes = mutant(documents, seed);
  const started = performance.now();
  try {
    const answer = answerTo(bytes);
    answers.set(answer, (answers.get(answer) ?? 0) + 1);
  } catch (error) {
    failures += 1;
    console.log(`seed ${seed}: ${error instanceof Error ? error.stack : String(error)}`);
    return;
  }
  const seconds = (performance.now() - started) / 1000;
  const limit = FIXED_COST + bytes.length / MEGABYTE;
  if (seconds <= limit) return;
  // The machine may have paused, and the engine compiled: a document is as slow as it is at best.
  const best = Math.min(...Array.from({ length: 8 }, () => secondsOf(bytes)));
  slowest.push({ seed, seconds: best, perMegabyte: (best / Math.max(1, bytes.length)) * MEGABYTE });
  slowest.sort((a, b) => b.perMegabyte - a.perMegabyte);
  slowest.length = Math.min(slowest.length, 5);
  if (best > limit) {
    failures += 1;
    console.log(`seed ${seed}: ${best.toFixed(4)} s for ${bytes.length} bytes`);
  }
}

function report(from: number, to: number): void {
  console.log(
    `seeds ${from} to ${to}: ${to - from + 1} mutants of ${documents.length} documents, ${failures} failures`,
  );
  for (const [answer, count] of [...answers].toSorted(([, a], [, b]) => b - a)) console.log(`  ${answer}: ${count}`);
  for (const { seed, seconds, perMegabyte } of slowest)
    console.log(
      `  slow: seed ${seed}, ${(seconds * 1000).toFixed(2)} ms, ${(perMegabyte * 1000).toFixed(0)} ms per MB`,
    );
  console.log(`  memory: ${Math.round(process.memoryUsage.rss() / MEGABYTE)} MB resident`);
}

const from = Number(values.from);
const count = Number(values.count);
for (let seed = from; seed < from + count; seed += 1) {
  runOne(seed);
  if ((seed - from + 1) % 50_000 === 0 && seed + 1 < from + count) report(from, seed);
}
report(from, from + count - 1);
process.exitCode = failures === 0 ? 0 : 1;
