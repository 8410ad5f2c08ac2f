import { checkHead, openSecret, sealingKeyId, sealSecret, signHead, type KeyRing } from '../../access/index.ts';
import { ok, refused, type Problem, type Result, type TenantId } from '../../model/index.ts';
import {
  listConnections,
  listInstallations,
  listTenants,
  lockConnection,
  lockInstallation,
  lockSealHead,
  resealConnection,
  writeInstallation,
  writeSeal,
  type Database,
  type TenantTransaction,
} from '../../store/index.ts';
import { secretName } from '../connection-secret.ts';
import { installationSecret } from '../shops/installations.ts';
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
    const shops = await database.inTenant(id, listInstallations);
    for (const { host, shop } of shops) {
      const result = await database.inTenant(id, (trx) => resealInstallation(trx, ring, host, shop));
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
  const fresh = resealed(trx.tenant, ring, row.secrets, (name) => secretName(connection, name));
  if (!fresh.ok) return fresh;
  const count = Object.keys(fresh.value).length;
  if (count > 0) await resealConnection(trx, connection, { ...row.secrets, ...fresh.value });
  return ok(count);
}

async function resealInstallation(
  trx: TenantTransaction,
  ring: KeyRing,
  host: string,
  shop: string,
): Promise<Result<number>> {
  const row = await lockInstallation(trx, host, shop);
  if (row === undefined) return ok(0);
  const fresh = resealed(trx.tenant, ring, row.secrets, (name) => installationSecret(host, shop, name));
  if (!fresh.ok) return fresh;
  const count = Object.keys(fresh.value).length;
  if (count > 0) await writeInstallation(trx, host, shop, { ...row, secrets: { ...row.secrets, ...fresh.value } });
  return ok(count);
}

/** Those of the secrets that an older key had sealed, sealed with the current one. */
function resealed(
  tenantId: TenantId,
  ring: KeyRing,
  secrets: Readonly<Record<string, string>>,
  nameOf: (name: string) => string,
): Result<Readonly<Record<string, string>>> {
  const fresh: Record<string, string> = {};
  for (const [name, sealed] of Object.entries(secrets)) {
    if (sealingKeyId(sealed) === ring.current.id) continue;
    const owner = { tenantId, name: nameOf(name) };
    const opened = openSecret(ring, owner, sealed);
    if (!opened.ok) return opened;
    fresh[name] = sealSecret(ring, owner, opened.value);
  }
  return ok(fresh);
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
