import type { Database } from './connect.ts';

/** Remembers that some process writes back to this host, so that the road makes jobs for it. */
export async function rememberHost({ directory }: Database, id: string): Promise<void> {
  await directory
    .insertInto('host')
    .values({ id })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ seen_at: new Date() }))
    .execute();
}

export async function knownHosts({ directory }: Database): Promise<ReadonlySet<string>> {
  const rows = await directory.selectFrom('host').select('id').execute();
  return new Set(rows.map(({ id }) => id));
}
