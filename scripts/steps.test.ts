import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { duration, run, signalRunning, step, StepError } from './steps.mjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quittance steps '));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const options = () => ({ cwd: folder, log: join(folder, 'logs', 'step.log') });
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('run', () => {
  it('keeps what was said, for the log and for the caller', async () => {
    const notes: string[] = [];
    const output = await run('sh', ['-c', 'echo one; echo two >&2'], {
      ...options(),
      note: (text) => notes.push(text),
    });
    expect(output.split('\n').toSorted()).toEqual(['one', 'two']);
    expect(notes.toSorted()).toEqual(['one', 'two']);
    expect(readFileSync(options().log, 'utf8')).toContain('two');
  });

  it('fails with the last words, or with what mends it', async () => {
    await expect(run('sh', ['-c', 'echo no room; exit 3'], options())).rejects.toThrow(/ended with 3:\n {4}no room/);
    const mend = (output: string) => new StepError(`because: ${output}`, 'make room');
    await expect(run('sh', ['-c', 'echo no room; exit 3'], { ...options(), mend })).rejects.toMatchObject({
      message: 'because: no room',
      mend: 'make room',
    });
    await expect(run('there-is-no-such-command', [], options())).rejects.toThrow(/ENOENT/);
  });

  it('passes a signal to the children of children', async () => {
    let grandchild = 0;
    const running = run('sh', ['-c', 'sleep 60 & echo $!; wait'], {
      ...options(),
      note: (text) => (grandchild = Number(text)),
    });
    const outcome = running.catch((error: unknown) => error);
    await expect.poll(() => grandchild).toBeGreaterThan(0);
    expect(isAlive(grandchild)).toBe(true);
    signalRunning('SIGTERM');
    expect(await outcome).toBeInstanceOf(StepError);
    await expect.poll(() => isAlive(grandchild)).toBe(false);
  });
});

describe('step', () => {
  it('says how long it usually takes, how far it is, and how long it took', async () => {
    vi.useFakeTimers();
    const lines: string[] = [];
    vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
    const work = step('Baking', 15, async (note) => {
      note('kneading');
      await new Promise((resolve) => setTimeout(resolve, 25_000));
      return 'bread';
    });
    await vi.advanceTimersByTimeAsync(25_000);
    expect(await work).toBe('bread');
    expect(lines).toEqual([
      '▸ Baking (usually 15 s)',
      '  … 10 s, about 5.0 s to go: kneading',
      '  … 20 s, longer than usual: kneading',
      '✓ Baking: 25 s',
    ]);
  });

  it('lets a failure through', async () => {
    vi.spyOn(console, 'log').mockImplementation(() => undefined);
    await expect(step('Baking', 1, () => sleep(1).then(() => Promise.reject(new StepError('burnt'))))).rejects.toThrow(
      'burnt',
    );
  });
});

it('durations read as people say them', () => {
  expect([0.42, 9.96, 10, 119, 120, 3601].map(duration)).toEqual([
    '0.4 s',
    '10.0 s',
    '10 s',
    '119 s',
    '2 min 00 s',
    '60 min 01 s',
  ]);
});
