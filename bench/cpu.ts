/** Something to be measured, and how many times it is done in one `run`. */
export interface Stage {
  readonly name: string;
  readonly times: number;
  run(): unknown;
}

/** What one `times` of a stage costs. */
export interface Cost {
  readonly name: string;
  /** CPU microseconds at best: whoever shares the machine only ever adds. */
  readonly least: number;
  /** How many times the baseline, in the middle of all rounds: a machine that slows down slows both. */
  readonly ratio: number;
}

/** What each stage costs, warm, the baseline first. The stages take turns in every round, so that all of them meet the same machine. */
export async function costsOf(stages: readonly [Stage, ...Stage[]], rounds: number): Promise<readonly Cost[]> {
  const measured = stages.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1)
    for (const [index, { times, run }] of stages.entries()) {
      const start = process.cpuUsage();
      await run();
      const { user, system } = process.cpuUsage(start);
      measured[index]?.push((user + system) / times);
    }
  const baseline = measured[0] ?? [];
  return stages.map(({ name }, index) => {
    const own = measured[index] ?? [];
    return { name, least: Math.min(...own), ratio: median(own.map((cost, round) => cost / (baseline[round] ?? NaN))) };
  });
}

/** One line of a table. */
export function costLine({ name, least, ratio }: Cost, baseline: Cost): string {
  return `${name.padEnd(34)} ${least.toFixed(1).padStart(10)} µs CPU at best   ${ratio.toFixed(2).padStart(7)} x ${baseline.name} (${baseline.least.toFixed(1)} µs)`;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
