import { setFlagsFromString } from 'node:v8';

/** Bytes of a file that is read with a heap of bounded growth. */
const LARGE = 4 * 1024 * 1024;

/**
 * What a large file is made into stays: V8 would let the garbage beside it grow to as much again, and keep room for more. Small files are
 * read before it collects at all.
 */
export function boundHeapFor(bytes: number): void {
  if (bytes < LARGE) return;
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=30');
}
