import { sql } from 'kysely';
import { wanted } from './by-key.ts';
import type { TenantTransaction } from './connect.ts';

export interface PortalLinkRow {
  readonly id: string;
  readonly documentId: string;
  readonly messageId: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

const LINK = sql`l.id, l.document_id as "documentId", l.message_id as "messageId", l.created_at as "createdAt", l.expires_at as "expiresAt", l.revoked_at as "revokedAt"`;

/** Makes the link of a message, or finds it: a message that is sent again holds the same link. */
export async function ensurePortalLink(
  trx: TenantTransaction,
  link: {
    readonly id: string;
    readonly documentId: string;
    readonly messageId: string | null;
    readonly expiresAt: string;
  },
): Promise<PortalLinkRow> {
  const { rows } = await sql<PortalLinkRow>`
    insert into quittance.portal_link as l (tenant_id, id, document_id, message_id, expires_at)
    values (${trx.tenant}::uuid, ${link.id}::uuid, ${link.documentId}::uuid, ${link.messageId}::uuid, ${link.expiresAt}::timestamptz)
    on conflict (tenant_id, message_id) where message_id is not null do update set expires_at = greatest(l.expires_at, excluded.expires_at)
    returning ${LINK}`.execute(trx);
  const [row] = rows;
  if (row === undefined) throw new Error('A portal link was not written.');
  return row;
}

export async function readPortalLink(trx: TenantTransaction, id: string): Promise<PortalLinkRow | undefined> {
  const { rows } = await sql<PortalLinkRow>`
    select ${LINK} from quittance.portal_link l where l.tenant_id = ${trx.tenant}::uuid and l.id = ${id}::uuid`.execute(
    trx,
  );
  return rows[0];
}

export async function portalLinksOf(
  trx: TenantTransaction,
  documentIds: readonly string[],
): Promise<readonly PortalLinkRow[]> {
  const { rows } = await sql<PortalLinkRow>`
    select ${LINK} from ${wanted(documentIds)} join quittance.portal_link l on l.document_id = wanted.key
    where l.tenant_id = ${trx.tenant}::uuid order by l.id`.execute(trx);
  return rows;
}

/** Closes every link of a document; answers how many were open. */
export async function revokePortalLinks(trx: TenantTransaction, documentId: string, at: string): Promise<number> {
  const { rows } = await sql`
    update quittance.portal_link set revoked_at = ${at}::timestamptz
    where tenant_id = ${trx.tenant}::uuid and document_id = ${documentId}::uuid and revoked_at is null returning id`.execute(
    trx,
  );
  return rows.length;
}
