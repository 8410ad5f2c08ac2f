import { sql } from 'kysely';
import type { TenantTransaction } from './connect.ts';
import { claims } from './case-positions.ts';
import { storedJson } from './stored-json.ts';

export interface EndedCase {
  readonly id: string;
  readonly content: unknown;
}

/** With no agency: drafts, ended ones, and those that only played a test. */
const ENDED = sql<boolean>`(k.mode = 'test' or not k.is_out)`;

/** Cases of these customers that are with no agency. Locked. */
export async function lockEndedCases(
  trx: TenantTransaction,
  customerIds: readonly string[],
): Promise<readonly EndedCase[]> {
  const { rows } = await sql<EndedCase>`
    select k.id, k.content from quittance.agency_case k
    where k.tenant_id = ${trx.tenant}::uuid and k.customer_id = any(${[...customerIds]}::uuid[]) and ${ENDED}
    order by k.id for update`.execute(trx);
  return rows;
}

/** The same of those that claim what these contacts ordered. */
export async function lockEndedCasesNaming(
  trx: TenantTransaction,
  contactIds: readonly string[],
): Promise<readonly EndedCase[]> {
  const { rows } = await sql<EndedCase>`
    select k.id, k.content from quittance.agency_case k
    where k.tenant_id = ${trx.tenant}::uuid and ${ENDED}
      and k.customer_id in (select customer_id from quittance.contact where tenant_id = ${trx.tenant}::uuid and id = any(${[...contactIds]}::uuid[]))
      and exists (
        select from quittance.document d
        where d.tenant_id = k.tenant_id and d.customer_id = k.customer_id and d.contact_id = any(${[...contactIds]}::uuid[]) and ${claims('k', 'd')})
    order by k.id for update`.execute(trx);
  return rows;
}

/** What is left of cases, of what we said and of what was told, once the person is forgotten. */
export interface ForgottenCases {
  readonly cases: readonly { readonly id: string; readonly content: unknown }[];
  readonly commands: readonly { readonly id: string; readonly command: unknown }[];
  readonly events: readonly { readonly id: bigint; readonly event: unknown }[];
}

export async function writeForgottenCases(
  trx: TenantTransaction,
  { cases, commands, events }: ForgottenCases,
): Promise<void> {
  await sql`
    update quittance.agency_case k set content = x.content
    from json_to_recordset(${storedJson(cases)}::json) as x(id uuid, content jsonb)
    where k.tenant_id = ${trx.tenant}::uuid and k.id = x.id`.execute(trx);
  await sql`
    update quittance.agency_command c set command = x.command
    from json_to_recordset(${storedJson(commands)}::json) as x(id text, command jsonb)
    where c.tenant_id = ${trx.tenant}::uuid and c.id = x.id`.execute(trx);
  const told = events.map(({ id, event }) => ({ id: String(id), event }));
  await sql`
    update quittance.agency_event e set event = x.event, erased = true
    from json_to_recordset(${storedJson(told)}::json) as x(id bigint, event jsonb)
    where e.tenant_id = ${trx.tenant}::uuid and e.id = x.id`.execute(trx);
}
