import { sql, type RawBuilder } from 'kysely';

/**
 * True of every row with a key, and it makes the planner expect a single one. It guesses how many rows a tenant has from statistics that
 * are minutes old: a tenant that has grown since seems tiny, and it would read all of that tenant for every batch rather than look up the
 * batch's keys. For a single row it takes the index of the key, whatever the statistics say.
 */
export function isKey(column: string): RawBuilder<boolean> {
  return sql<boolean>`num_nulls(${sql.ref(column)}) = 0`;
}

/** The keys of a batch as rows `wanted(key)` to join with: each is looked up in the index that begins with it. */
export function wanted(keys: readonly string[], type: 'uuid' | 'text' = 'uuid'): RawBuilder<unknown> {
  return sql`(select key from unnest(${[...new Set(keys)]}::${sql.raw(type)}[]) as given(key) where ${isKey('key')}) as wanted`;
}
