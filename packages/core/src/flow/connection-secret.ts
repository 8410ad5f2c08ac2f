import { openSecret } from '../access/index.ts';
import type { TenantId } from '../model/index.ts';
import type { ConnectionRow } from '../store/index.ts';
import type { Road } from './road.ts';

/** The name of the secret of a connection, to which its sealed text is bound. */
export function secretName(connection: string, name: string): string {
  return `erp/${connection}/${name}`;
}

/** A secret of a connection, opened. Rejects when it is not there or does not open: whoever connects without it would be refused. */
export async function connectionSecret(
  { keys }: Pick<Road, 'keys'>,
  tenant: TenantId,
  { id, secrets }: ConnectionRow,
  name: string,
): Promise<string> {
  const sealed = secrets[name];
  if (sealed === undefined) throw new Error(`The connection ${id} has no secret ${name}.`);
  const opened = openSecret(keys, { tenantId: tenant, name: secretName(id, name) }, sealed);
  if (!opened.ok) throw new Error(opened.problems[0]?.message ?? `The secret ${name} does not open.`);
  return opened.value;
}
