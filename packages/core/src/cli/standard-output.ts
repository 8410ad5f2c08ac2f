import { fstatSync, statSync, writeSync } from 'node:fs';
import { devNull } from 'node:os';
import { styleText } from 'node:util';

const STDOUT = 1;
const output = fstatSync(STDOUT);
/** A character device is a terminal, but for the one that nobody reads. */
export const mayBeTerminal = output.isCharacterDevice() && output.rdev !== statSync(devNull).rdev;

/**
 * Standard output, written at once: Node's own stream for it takes a short command longer than judging a document. An object, so that
 * who runs a command in a process of their own can listen.
 */
export const stdout = {
  line: (text: string): void => stdout.bytes(Buffer.from(`${text}\n`)),
  bytes(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length;) at += written(bytes.subarray(at));
  },
};

function written(bytes: Uint8Array): number {
  try {
    return writeSync(STDOUT, bytes);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    // `quittance … | head` closes the pipe early: that is the reader's right and no failure. On Windows it is EOF.
    if (code === 'EPIPE' || code === 'EOF') process.exit(0);
    if (code !== 'EAGAIN') throw error;
    // The pipe is full: its reader is slower than we.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    return 0;
  }
}

/** Styled where a person may be looking, or wants it so (`FORCE_COLOR`); elsewhere Node, which asks the stream, is not asked. */
export const styled: (format: Parameters<typeof styleText>[0], text: string) => string =
  mayBeTerminal || process.env['FORCE_COLOR'] !== undefined
    ? (format, text) => styleText(format, text)
    : (_, text) => text;
