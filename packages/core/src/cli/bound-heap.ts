/** Bytes of a file that the heap of a start has room for. */
const SMALL = 64 * 1024;
/** Bytes of a file that is read with a heap of bounded growth. */
const LARGE = 4 * 1024 * 1024;

let bound = false;

/**
 * What a large file is made into stays: V8 would let the garbage beside it grow to a multiple. What is young is kept in as much room as the
 * start took; beside what has stayed of a large file there is room for a seventh more.
 */
export async function boundHeapFor(bytes: number): Promise<void> {
  if (bytes <= SMALL) return;
  const { setFlagsFromString } = await import('node:v8');
  bound = true;
  setFlagsFromString('--semi-space-growth-factor=1');
  if (bytes >= LARGE) setFlagsFromString('--heap-growing-percent=15');
}

/** Whether V8 was told so: code that it compiled before is of no use to a process that it tells nothing. */
export function heapIsBound(): boolean {
  return bound;
}
