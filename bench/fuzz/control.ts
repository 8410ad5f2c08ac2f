import type { Door } from './doors.ts';
import { meet, Tally } from './fuzz.ts';
import { refusalSaysWhy } from './insist.ts';
import { type Document, type Kind, mutant } from './mutate.ts';

const MUTANTS = 300;

/** Doors with a fault that the fuzzing must find. */
const FAULTY: readonly Door[] = [
  door('that throws at a truncated document', (bytes) => {
    const last = bytes.at(-1) ?? 0;
    if (last !== 0x3e && last !== 0x0a && last !== 0x7d && last !== 0x27) throw new RangeError('planted');
    return 'read';
  }),
  door('that refuses without a reason', () => refusalSaysWhy([])),
  door('that tries a pattern everywhere', (bytes) => {
    let steps = 0;
    for (let start = 0; start < bytes.length * 200; start += 1)
      for (let at = 0; at < 100; at += 1) steps += bytes.length & at;
    return steps < 0 ? 'never' : 'read';
  }),
];

function door(name: string, enter: Door['enter']): Door {
  return { name, kinds: ['xml', 'edifact', 'json', 'pdf'], every: 30, fixed: 10, enter };
}

/** Whether each planted fault is found. */
export async function findsPlantedFaults(documents: Readonly<Record<Kind, readonly Document[]>>): Promise<boolean> {
  let found = 0;
  for (const faulty of FAULTY) {
    const tally = new Tally(() => {});
    for (let seed = 30; seed <= MUTANTS; seed += 30) await meet(seed, mutant(documents, seed), [faulty], tally);
    console.log(`a door ${faulty.name}: ${tally.failures === 0 ? 'NOT FOUND' : `found ${tally.failures} times`}`);
    if (tally.failures > 0) found += 1;
  }
  return found === FAULTY.length;
}
