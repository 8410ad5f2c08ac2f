import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Bytes of a file that is read with a heap of bounded growth. */
const LARGE = 4 * 1024 * 1024;

let isBounded = false;

/**
 * What a large file is made into stays: V8 would let the garbage beside it grow to as much again, and keep room for more. What is young is
 * kept apart in as much room as starting took, for files of any size; before a large one that room is given back.
 */
export function boundHeapFor(bytes: number): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  if (bytes < LARGE || isBounded) return;
  isBounded = true;
  setFlagsFromString('--heap-growing-percent=20');
  giveBack();
}

/** Nothing else makes V8 take back room for the young: it never collects so thoroughly by itself before memory has run out. */
function giveBack(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  setFlagsFromString('--no-expose-gc');
  if (typeof collect === 'function') collect({ type: 'major', flavor: 'last-resort' });
}
