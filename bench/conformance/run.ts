// Agreement with the official rules: per corpus and layer, how many documents get the same rule ids, severity by severity.
// node bench/conformance/run.ts [--corpus DIR] [--sets mutants,peppol-unit] [--layer cen] [--syntax ubl] [--rule BR-CO-10] [--show 5]
// Exit code 1 when a document differs.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  judge,
  judgeOf,
  type LayerId,
  RULE_SETS,
  type TreeSyntax,
  UNJUDGEABLE,
} from '../../packages/core/src/rules/index.ts';
import { parseXml } from '../../packages/core/src/xml/index.ts';
import { samples, type Sample, type Verdict } from './corpus.ts';

const { values } = parseArgs({
  options: {
    corpus: { type: 'string', default: '../shared/corpus' },
    sets: { type: 'string' },
    layer: { type: 'string' },
    syntax: { type: 'string' },
    rule: { type: 'string' },
    show: { type: 'string', default: '3' },
  },
});
if (!existsSync(values.corpus)) {
  console.log(`skipped: no corpus at ${values.corpus}`);
  process.exit(0);
}

interface Tally {
  files: number;
  equal: number;
  stopped: number;
  /** Of the stopped ones: those we report as invalid. */
  stoppedInvalid: number;
}
const tallies = new Map<string, Tally>();
/** `+ BR-1`: fires here and not there; `- BR-1`: the other way round. */
const differing = new Map<string, string[]>();
let malformedMissed = 0;

for (const sample of samples(values.corpus, values.sets)) await compare(sample);
report();

async function compare(sample: Sample): Promise<void> {
  if (values.syntax !== undefined && sample.syntax !== values.syntax) return;
  const layers = [...new Set([...Object.keys(sample.oracle), ...Object.keys(sample.stopped)])] as LayerId[];
  const wanted = layers.filter((layer) => RULE_SETS[layer] !== undefined && (values.layer ?? layer) === layer);
  if (wanted.length === 0 && !sample.malformed) return;
  const parsed = parseXml(sample.bytes());
  if (sample.malformed) {
    if (parsed.ok) malformedMissed += 1;
    return;
  }
  for (const layer of wanted) {
    const judgeHere = await judgeOf(layer, sample.syntax as TreeSyntax);
    if (judgeHere === undefined) continue;
    const tally = tallyOf(`${layer.padEnd(12)} ${sample.syntax.padEnd(4)} ${sample.corpus}`);
    const findings = parsed.ok ? judge(parsed.value, [judgeHere]) : [];
    if (layer in sample.stopped) {
      tally.stopped += 1;
      if (findings.some(({ severity }) => severity === 'fatal')) tally.stoppedInvalid += 1;
      else note(`? ${layer} ${sample.syntax} nothing fatal where the official rules stop`, sample.name);
      continue;
    }
    tally.files += 1;
    const ours = new Set(findings.map(({ severity, rule }) => `${severity} ${rule}`));
    if (!parsed.ok) ours.add(`fatal ${parsed.problems[0]?.code} ${parsed.problems[0]?.message}`);
    const theirs = new Set(told(sample.oracle[layer] ?? {}));
    const wrong = [...ours].filter((one) => !theirs.has(one)).map((one) => `+ ${layer} ${sample.syntax} ${one}`);
    const missing = [...theirs].filter((one) => !ours.has(one)).map((one) => `- ${layer} ${sample.syntax} ${one}`);
    if (wrong.length + missing.length === 0) tally.equal += 1;
    for (const difference of [...wrong, ...missing]) note(difference, sample.name);
  }
}

function told(verdict: Verdict): string[] {
  return Object.entries(verdict).flatMap(([severity, rules]) =>
    Object.keys(rules).map((rule) => `${severity} ${rule}`),
  );
}

function tallyOf(key: string): Tally {
  let tally = tallies.get(key);
  if (tally === undefined) tallies.set(key, (tally = { files: 0, equal: 0, stopped: 0, stoppedInvalid: 0 }));
  return tally;
}

function note(difference: string, name: string): void {
  const files = differing.get(difference);
  if (files === undefined) differing.set(difference, [name]);
  else files.push(name);
}

function report(): void {
  const wanted = [...differing].filter(
    ([difference]) => values.rule === undefined || difference.split(' ').includes(values.rule),
  );
  for (const [difference, files] of wanted.toSorted(([, a], [, b]) => b.length - a.length)) {
    console.log(`${difference}: ${files.length}`);
    for (const file of files.slice(0, Number(values.show))) console.log(`    ${file}`);
  }
  console.log('\nlayer        in   corpus: files / equal (stopped officially / of these invalid here)');
  let unequal = 0;
  for (const [key, { files, equal, stopped, stoppedInvalid }] of tallies) {
    unequal += files - equal + (stopped - stoppedInvalid);
    console.log(`${key}: ${files} / ${equal}${stopped > 0 ? ` (${stopped} / ${stoppedInvalid})` : ''}`);
  }
  if (malformedMissed > 0) console.log(`not well-formed, and read all the same: ${malformedMissed}`);
  console.log(
    `\n${unequal + malformedMissed === 0 ? 'All equal' : `${unequal + malformedMissed} differ`}; a value nothing can be asked of is ${UNJUDGEABLE}.`,
  );
  process.exitCode = unequal + malformedMissed === 0 ? 0 : 1;
}
