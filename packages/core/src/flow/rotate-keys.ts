import { checkHead, openSecret, sealingKeyId, sealSecret, signHead, type KeyRing } from '../access/index.ts';
import { ok, refused, type Problem, type Result, type TenantId } from '../model/index.ts';
import {
  listConnections,
  listTenants,
  lockConnection,
  lockSealHead,
  resealConnection,
  writeSeal,
  type Database,
  type TenantTransaction,
} from '../store/index.ts';
import { secretName } from './erp-session.ts';
import { chainHeadOf } from './seal-events.ts';

export interface Rotation {
  /** Secrets that are sealed with the current key now and were not before. */
  readonly resealed: number;
  /** Heads of audit chains that are signed with the current key now and were not before. */
  readonly resigned: number;
  /** What stayed with an older key, and why. */
  readonly problems: readonly Problem[];
}

/** Seals every stored secret and signs every chain's head with the ring's current key. Running it again does nothing more. */
export async function rotateKeys(database: Database, ring: KeyRing): Promise<Rotation> {
  let resealed = 0;
  let resigned = 0;
  const problems: Problem[] = [];
  for (const { id } of await listTenants(database)) {
    const connections = await database.inTenant(id, listConnections);
    for (const connection of connections) {
      const result = await database.inTenant(id, (trx) => resealSecrets(trx, ring, connection.id));
      if (result.ok) resealed += result.value;
      else problems.push(...result.problems);
    }
    const head = await database.inTenant(id, (trx) => resignHead(trx, ring));
    if (head.ok) resigned += head.value;
    else problems.push(...head.problems);
  }
  return { resealed, resigned, problems };
}

async function resealSecrets(trx: TenantTransaction, ring: KeyRing, connection: string): Promise<Result<number>> {
  const row = await lockConnection(trx, connection);
  if (row === undefined) return ok(0);
  const stale = Object.entries(row.secrets).filter(([, sealed]) => sealingKeyId(sealed) !== ring.current.id);
  const fresh: Record<string, string> = {};
  for (const [name, sealed] of stale) {
    const owner = { tenantId: trx.tenant, name: secretName(connection, name) };
    const opened = openSecret(ring, owner, sealed);
    if (!opened.ok) return opened;
    fresh[name] = sealSecret(ring, owner, opened.value);
  }
  if (stale.length > 0) await resealConnection(trx, connection, { ...row.secrets, ...fresh });
  return ok(stale.length);
}

async function resignHead(trx: TenantTransaction, ring: KeyRing): Promise<Result<number>> {
  const head = await lockSealHead(trx);
  // Either nothing was ever sealed, or a sealer that has the head now signs it with its own current key.
  if (head === undefined) return ok(0);
  const chainHead = chainHeadOf(head);
  if (chainHead.signature.startsWith(`${ring.current.id}.`)) return ok(0);
  if (checkHead(ring, trx.tenant, chainHead) !== 'signed') return refused(headUnsigned(trx.tenant));
  const { signature } = signHead(ring, trx.tenant, chainHead);
  await writeSeal(trx, undefined, { ...head, signature });
  return ok(1);
}

function headUnsigned(tenant: TenantId): Problem {
  return {
    code: 'AUDIT_HEAD_FORGED',
    message: `The head of the audit chain of tenant ${tenant} is not signed with a key of this installation.`,
    advice: 'Run quittance audit verify; keep the older key until the head is mended.',
    retry: 'after-fix',
  };
}
