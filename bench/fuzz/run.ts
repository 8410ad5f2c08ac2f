/**
 * Robustness: documents of the corpus, changed at random, enter by every door that strangers' bytes come in by. Whatever they are, the answer
 * is a result, a finding or a typed problem; never an exception, never more than a second for a megabyte.
 *
 *     node bench/fuzz/run.ts [--corpus DIR] [--from SEED] [--count N]   mutants; SEED gives the same mutant again
 *     node bench/fuzz/run.ts --save FILE --from SEED                    writes that mutant down
 *     node bench/fuzz/run.ts --control                                  planted faults are found
 *     node bench/fuzz/run.ts --large [--only NAME]                      large and hostile files, each in a process of its own
 *
 * Exit code 1 when something failed.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findsPlantedFaults } from './control.ts';
import { documentsOf } from './documents.ts';
import { DOORS } from './doors.ts';
import { meet, Tally } from './fuzz.ts';
import { runLarge } from './large/run.ts';
import { mutant } from './mutate.ts';

const { values } = parseArgs({
  options: {
    corpus: { type: 'string', default: '../shared/corpus' },
    from: { type: 'string', default: '1' },
    count: { type: 'string', default: '1000000' },
    save: { type: 'string' },
    control: { type: 'boolean', default: false },
    large: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});
const REPORT_EVERY = 50_000;

if (values.large) process.exit((await runLarge(values.only)) ? 0 : 1);
if (!existsSync(values.corpus)) {
  console.log(`skipped: no corpus at ${values.corpus}`);
  process.exit(0);
}
const documents = documentsOf(values.corpus);
const from = Number(values.from);
if (values.save !== undefined) {
  const { name, kind, bytes } = mutant(documents, from);
  writeFileSync(values.save, bytes);
  console.log(`seed ${from}: ${kind}, ${bytes.length} bytes, from ${name}`);
} else if (values.control) process.exitCode = (await findsPlantedFaults(documents)) ? 0 : 1;
else await fuzz(from, from + Number(values.count));

async function fuzz(start: number, end: number): Promise<void> {
  const kinds = Object.entries(documents).map(([kind, { length }]) => `${length} ${kind}`);
  console.log(`mutants of ${kinds.join(', ')} documents`);
  const tally = new Tally(console.log);
  for (let seed = start; seed < end; seed += 1) {
    await meet(seed, mutant(documents, seed), DOORS, tally);
    if ((seed - start + 1) % REPORT_EVERY === 0 && seed + 1 < end) console.log(tally.report(start, seed));
  }
  console.log(tally.report(start, end - 1));
  process.exitCode = tally.failures === 0 ? 0 : 1;
}
