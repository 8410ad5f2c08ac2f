import { sql } from 'kysely';
import type { TenantTransaction } from './connect.ts';

export interface LetterTemplateRow {
  readonly id: string;
  readonly language: string;
  readonly subject: string;
  readonly body: string;
}

export async function writeLetterTemplate(
  trx: TenantTransaction,
  { id, language, subject, body }: LetterTemplateRow,
): Promise<void> {
  await sql`
    insert into quittance.letter_template (tenant_id, id, language, subject, body)
    values (${trx.tenant}::uuid, ${id}, ${language}, ${subject}, ${body})
    on conflict (tenant_id, id, language) do update set subject = excluded.subject, body = excluded.body, updated_at = now()`.execute(
    trx,
  );
}

/** The product's own letter is used again. */
export async function forgetLetterTemplate(trx: TenantTransaction, id: string, language: string): Promise<void> {
  await sql`
    delete from quittance.letter_template where tenant_id = ${trx.tenant}::uuid and id = ${id} and language = ${language}`.execute(
    trx,
  );
}

export async function letterTemplatesOf(trx: TenantTransaction): Promise<readonly LetterTemplateRow[]> {
  const { rows } = await sql<LetterTemplateRow>`
    select id, language, subject, body from quittance.letter_template where tenant_id = ${trx.tenant}::uuid order by id, language`.execute(
    trx,
  );
  return rows;
}
