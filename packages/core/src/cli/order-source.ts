import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { ok, refused, type Problem, type Result } from '../model/index.ts';
import { cannotRun } from './outcome.ts';
import { readJsonInput } from './read-input.ts';

export interface PostedOrder {
  /** Counted from 1: the line of a file with one order a line, the place in an array. */
  readonly position: number;
  readonly order: Result<unknown>;
  /** How much of the input was read, 0 to 1, when its size is known. */
  readonly part: number | undefined;
}

/** The orders of a file or of standard input (`-`). With `lines`, one a line and read bit by bit: a file of any size. */
export async function* ordersIn(file: string, lines: boolean): AsyncGenerator<PostedOrder> {
  if (lines || /\.(?:ndjson|jsonl)$/.test(file)) return yield* ordersByLine(file);
  const json = await readJsonInput(file);
  const orders = Array.isArray(json) ? json : [json];
  for (const [index, order] of orders.entries())
    yield { position: index + 1, order: ok(order), part: index / orders.length };
}

async function* ordersByLine(file: string): AsyncGenerator<PostedOrder> {
  const size = file === '-' ? undefined : await sizeOf(file);
  const input = file === '-' ? process.stdin : createReadStream(file, 'utf8');
  let position = 0;
  let read = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    position += 1;
    read += Buffer.byteLength(line) + 1;
    if (line.trim() !== '')
      yield { position, order: orderOf(line), part: size === undefined ? undefined : read / size };
  }
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch {
    throw cannotRun('FILE_UNREADABLE', `${file} cannot be read.`, 'Check the path and the permissions.');
  }
}

function orderOf(line: string): Result<unknown> {
  try {
    return ok(JSON.parse(line));
  } catch {
    return refused(MALFORMED);
  }
}

const MALFORMED: Problem = {
  code: 'JSON_MALFORMED',
  message: 'The line is not JSON.',
  advice: 'Put one whole order on each line.',
  retry: 'after-fix',
};
