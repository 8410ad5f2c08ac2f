import { sql } from 'kysely';
import type { TenantTransaction } from './connect.ts';
import { storedJson } from './stored-json.ts';

/** What a person decided on what an agency left open. */
export interface CaseDecisionRow {
  readonly decision: 'chase' | 'write-off';
  readonly by: string;
  readonly at: string;
  readonly reason: string;
}

/** A locked case is over, and what is left open waits for a person. */
export async function leaveUndecided(trx: TenantTransaction, id: string): Promise<void> {
  await sql`
    update quittance.agency_case set undecided = true where tenant_id = ${trx.tenant}::uuid and id = ${id}::uuid`.execute(
    trx,
  );
}

/** Keeps the decision on a locked case. */
export async function writeDecision(trx: TenantTransaction, id: string, decision: CaseDecisionRow): Promise<void> {
  await sql`
    update quittance.agency_case set undecided = false, decision = ${storedJson(decision)}::jsonb
    where tenant_id = ${trx.tenant}::uuid and id = ${id}::uuid`.execute(trx);
}
