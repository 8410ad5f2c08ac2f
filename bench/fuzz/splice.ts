import type { Dice } from './chance.ts';

export interface Means {
  readonly dice: Dice;
  /** Another document of the same kind. */
  readonly other: Buffer;
  readonly traps: readonly Buffer[];
}

/** A change of a document that is not empty. */
export type Mutation = (bytes: Buffer, means: Means) => Buffer;

export const spliced = (bytes: Buffer, at: number, removed: number, added: Uint8Array): Buffer =>
  Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at + removed)]);

/** Some bytes out of it. */
export function piece(bytes: Buffer, dice: Dice, longest: number): Buffer {
  const at = dice(bytes.length);
  return bytes.subarray(at, at + 1 + dice(longest));
}
