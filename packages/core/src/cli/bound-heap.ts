import { setFlagsFromString } from 'node:v8';

/** Bytes of a file that is read with a heap of bounded growth. */
const LARGE = 4 * 1024 * 1024;

/**
 * What a large file is made into stays: V8 would let the garbage beside it grow to a multiple. What is young is kept in as much room as the
 * start took, for files of any size; beside what has stayed of a large one there is room for a seventh more.
 */
export function boundHeapFor(bytes: number): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  if (bytes >= LARGE) setFlagsFromString('--heap-growing-percent=15');
}
