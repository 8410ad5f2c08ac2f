import type { Failure } from '../outcome.ts';

/**
 * The places of the folder two sides share. `out`: what we write. `out-ack`: what the agency acknowledges of it. `in`: what the agency writes.
 * `in-ack`: what we acknowledge of it. `archive`: what was read of `in`. `sent`: what was written to `out`, and what for. `quarantine`: what could
 * not be read, with the reason beside it.
 */
export const PLACES = ['out', 'out-ack', 'in', 'in-ack', 'archive', 'sent', 'quarantine'] as const;
export type Place = (typeof PLACES)[number];

export interface DropFile {
  readonly name: string;
  readonly bytes: number;
}

/** A folder, wherever it is. Names are plain; a call that fails throws {@link DropFailure}. */
export interface Drop {
  readonly transport: 'file' | 'sftp';
  /** Makes the places inside the folder, never the folder itself: where a share is not mounted, files would go where nobody reads. */
  prepare(): Promise<void>;
  /** Complete files, sorted by name. Names that begin with a dot or end in .tmp or .part are being written. */
  list(place: Place): Promise<readonly DropFile[]>;
  /** `undefined`: it is not there. */
  read(place: Place, name: string): Promise<Uint8Array | undefined>;
  /** The file appears whole or not at all; `false` when one of that name is there. */
  put(place: Place, name: string, content: Uint8Array): Promise<boolean>;
  /** Moves a file; one of that name at the target goes. Nothing happens where it is not there. */
  move(from: Place, name: string, to: Place): Promise<void>;
  remove(place: Place, name: string): Promise<void>;
  close(): Promise<void>;
}

/** A folder cannot be used; `failure` is what that comes to. */
export class DropFailure extends Error {
  override readonly name = 'DropFailure';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.cause.message);
    this.failure = failure;
  }
}

/** Whether a file may be complete, and its name a plain one. */
export function isComplete(name: string): boolean {
  return /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,199}$/.test(name) && !/\.(tmp|part)$/.test(name);
}
