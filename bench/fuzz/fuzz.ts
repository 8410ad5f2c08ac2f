import type { Door } from './doors.ts';
import type { Document } from './mutate.ts';

const MEGABYTE = 2 ** 20;

interface Slow {
  readonly seed: number;
  readonly door: string;
  readonly milliseconds: number;
  readonly perMegabyte: number;
}

/** What came of the mutants so far. */
export class Tally {
  mutants = 0;
  failures = 0;
  readonly answers = new Map<string, number>();
  readonly slowest: Slow[] = [];
  readonly #say: (line: string) => void;

  constructor(say: (line: string) => void) {
    this.#say = say;
  }

  count(answer: string): void {
    this.answers.set(answer, (this.answers.get(answer) ?? 0) + 1);
  }

  fail(seed: number, door: string, what: string): void {
    this.failures += 1;
    this.#say(`seed ${seed}, ${door}: ${what}`);
  }

  meet(slow: Slow): void {
    this.slowest.push(slow);
    this.slowest.sort((a, b) => b.milliseconds - a.milliseconds);
    this.slowest.length = Math.min(this.slowest.length, 5);
  }

  report(from: number, to: number): string {
    const answers = [...this.answers].toSorted(([a], [b]) => (a < b ? -1 : 1));
    return [
      `seeds ${from} to ${to}: ${this.mutants} mutants, ${this.failures} failures, ${memory()}`,
      ...answers.map(([answer, count]) => `  ${answer}: ${count}`),
      ...this.slowest.map(
        ({ seed, door, milliseconds, perMegabyte }) =>
          `  slow: seed ${seed}, ${door}: ${milliseconds.toFixed(1)} ms, ${perMegabyte.toFixed(0)} ms per MB`,
      ),
    ].join('\n');
  }
}

const memory = (): string => `${Math.round(process.resourceUsage().maxRSS / 1024)} MB of memory at most`;

/** Opens every door that is open for this mutant. */
export async function meet(seed: number, { kind, name, bytes }: Document, doors: readonly Door[], tally: Tally) {
  tally.mutants += 1;
  for (const door of doors) {
    if (!door.kinds.includes(kind) || seed % door.every !== 0) continue;
    const started = performance.now();
    try {
      tally.count(`${kind}, ${door.name}: ${await door.enter(bytes)}`);
    } catch (error) {
      tally.fail(seed, door.name, `${name}: ${error instanceof Error ? error.stack : String(error)}`);
      continue;
    }
    const limit = door.fixed + (1_000 * bytes.length) / MEGABYTE;
    if (performance.now() - started > limit) await measure(seed, door, bytes, limit, tally);
  }
}

/** The machine may have paused, and the engine compiled: a document is as slow as it is at best. */
async function measure(seed: number, door: Door, bytes: Buffer, limit: number, tally: Tally): Promise<void> {
  let best = Infinity;
  for (let times = 0; times < 8 && best > limit / 2; times += 1) {
    const started = process.cpuUsage();
    await door.enter(bytes);
    const { user, system } = process.cpuUsage(started);
    best = Math.min(best, (user + system) / 1_000);
  }
  const perMegabyte = (best / Math.max(1, bytes.length)) * MEGABYTE;
  tally.meet({ seed, door: door.name, milliseconds: best, perMegabyte });
  if (best > limit) tally.fail(seed, door.name, `${best.toFixed(1)} ms for ${bytes.length} bytes`);
}
