import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { get } from '../api/client.ts';
import type { Failure } from '../api/failure.ts';

/** What the screen knows of one address of the API. `value` stays while it is read anew. */
export interface Resource<T> {
  readonly value: T | undefined;
  readonly failure: Failure | undefined;
  readonly loading: boolean;
}

const NOTHING: Resource<never> = { value: undefined, failure: undefined, loading: true };
const STALE_MS = 5_000;

interface Entry {
  known: Resource<unknown>;
  readAt: number;
  underWay: Promise<void> | undefined;
  /** Something changed while it was being read: what comes may be of before. */
  again: boolean;
  readonly watchers: Set<() => void>;
}
const entries = new Map<string, Entry>();

function entryOf(path: string): Entry {
  let entry = entries.get(path);
  if (entry === undefined) {
    entry = { known: NOTHING, readAt: 0, underWay: undefined, again: false, watchers: new Set() };
    entries.set(path, entry);
  }
  return entry;
}

function tell(entry: Entry, known: Resource<unknown>): void {
  entry.known = known;
  for (const watcher of entry.watchers) watcher();
}

async function read(path: string, entry: Entry): Promise<void> {
  tell(entry, { ...entry.known, loading: true });
  entry.again = false;
  const answer = await get<unknown>(path);
  if (entry.again) return read(path, entry);
  entry.readAt = Date.now();
  entry.underWay = undefined;
  tell(
    entry,
    answer.ok
      ? { value: answer.value, failure: undefined, loading: false }
      : { value: entry.known.value, failure: answer.failure, loading: false },
  );
}

/** Reads an address now, once for all who ask meanwhile. */
export function refresh(path: string): Promise<void> {
  const entry = entryOf(path);
  entry.underWay ??= read(path, entry);
  return entry.underWay;
}

/** What was done may have changed these: those on screen are read again, the others when they are next shown. */
export function invalidate(prefix: string): void {
  for (const [path, entry] of entries) {
    if (!path.startsWith(prefix)) continue;
    entry.readAt = 0;
    entry.again = true;
    if (entry.watchers.size > 0) void refresh(path);
  }
}

/** Puts an answer that came by another way, e.g. from saving. */
export function keep(path: string, value: unknown): void {
  const entry = entryOf(path);
  entry.readAt = Date.now();
  tell(entry, { value, failure: undefined, loading: false });
}

/**
 * One address of the API, from memory at once and read again when older than five seconds. `path` undefined asks nothing.
 * `pollAgain` tells the milliseconds until it is read again, `false` when it stands still.
 */
export function useResource<T>(
  path: string | undefined,
  pollAgain?: (value: T | undefined) => number | false,
): Resource<T> & { readonly reload: () => void } {
  const watch = useCallback(
    (watcher: () => void) => {
      if (path === undefined) return () => undefined;
      const { watchers } = entryOf(path);
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    [path],
  );
  const known = useSyncExternalStore(watch, () => (path === undefined ? NOTHING : entryOf(path).known)) as Resource<T>;
  useEffect(() => {
    if (path !== undefined && Date.now() - entryOf(path).readAt > STALE_MS) void refresh(path);
  }, [path]);
  useEffect(() => {
    const wait = pollAgain?.(known.value) ?? false;
    if (path === undefined || wait === false || known.loading) return undefined;
    const timer = setTimeout(() => void refresh(path), wait);
    return () => clearTimeout(timer);
  }, [path, known, pollAgain]);
  const reload = useCallback(() => void (path !== undefined && refresh(path)), [path]);
  return { ...known, reload };
}
