import type { ExtId } from '../model/index.ts';
import type { ChangeKind, Cursor, Kind, Outcome, Readable, Ref, Writable, WriteKind } from './port.ts';

/** One page of changes. */
export interface Page<K extends ChangeKind> {
  readonly items: readonly Readable[K][];
  readonly next: Cursor;
  readonly more: boolean;
}

/** What a session does, kind by kind: `writers[kind](ext, document)` keeps kind and document together. */
export type Writers = { readonly [K in WriteKind]: (ext: ExtId, document: Writable[K]) => Promise<Outcome<Ref>> };
export type Batches = {
  readonly [K in WriteKind]: (
    records: readonly { readonly ext: ExtId; readonly document: Writable[K] }[],
  ) => Promise<readonly Outcome<Ref>[]>;
};
export type Finders = { readonly [K in Kind]: (ext: ExtId) => Promise<Outcome<Readable[K] | null>> };
export type Readers = { readonly [K in Kind]: (ref: Ref) => Promise<Outcome<Readable[K]>> };
export type Changes = {
  readonly [K in ChangeKind]: (cursor: Cursor | null, limit: number) => Promise<Outcome<Page<K>>>;
};

/** One after the other, for what the other side does not take in batches. */
export async function oneByOne<K extends WriteKind>(
  put: Writers[K],
  records: readonly { readonly ext: ExtId; readonly document: Writable[K] }[],
): Promise<readonly Outcome<Ref>[]> {
  const outcomes: Outcome<Ref>[] = [];
  for (const { ext, document } of records) outcomes.push(await put(ext, document));
  return outcomes;
}
