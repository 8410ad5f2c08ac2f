/**
 * What a document costs: `node bench/formats/run.ts [ROUNDS]`. CPU microseconds per document, one thread, warm; every stage takes its turn in
 * every round beside the baseline of its group, so that all meet the same machine. To measure something more, add a group or a stage.
 */
import { costLine, costsOf } from '../cpu.ts';
import { pdfGroup } from './pdf.ts';
import { textGroup, type Group } from './text.ts';

const rounds = Number(process.argv[2] ?? 30);
const GROUPS: readonly (() => Promise<Group>)[] = [
  () => textGroup('ubl', 10),
  () => textGroup('cii', 10),
  () => textGroup('ubl', 1_000),
  () => textGroup('cii', 1_000),
  () => textGroup('ubl', 10_000),
  () => textGroup('cii', 10_000),
  pdfGroup,
];

for (const make of GROUPS) {
  const { title, stages } = await make();
  const [baseline, ...costs] = await costsOf(stages, rounds);
  if (baseline === undefined) throw new Error('nothing was measured');
  console.log(`\n${title}`);
  console.log(costLine(baseline, baseline));
  for (const cost of costs) console.log(costLine(cost, baseline));
}
