import pg from 'pg';
import { loadKeyRing } from '../access/index.ts';
import type { Diagnosis } from '../erp/index.ts';
import type { DatabaseServer } from '../store/index.ts';
import { databaseServerOf, keyFileOf, withInstallation, type Installation } from './installation.ts';
import { CannotRun, type Outcome } from './outcome.ts';
import type { GlobalOptions } from './options.ts';

/** Looks at everything from the ground up, and stops where the rest cannot be looked at. */
export async function doctor(global: GlobalOptions): Promise<Outcome> {
  const findings: Diagnosis[] = [nodeVersion(), keys(global)];
  const database = await databaseFindings(global);
  findings.push(...database);
  const answers = findings.some(({ check, ok }) => check === DATABASE && ok);
  if (answers && !isBroken(findings, KEY)) findings.push(...(await merchantFindings(global)));
  const ok = findings.every((finding) => finding.ok);
  return { exit: ok ? 0 : 1, json: { ok, findings }, text: findings.map(line).join('\n') };
}

const DATABASE = 'Database';
const KEY = 'Encryption key';

function isBroken(findings: readonly Diagnosis[], check: string): boolean {
  return findings.some((finding) => finding.check === check && !finding.ok);
}

function line({ ok, check, message, advice }: Diagnosis): string {
  return `${ok ? '✓' : '✗'} ${check}: ${message}${advice === undefined ? '' : `\n    ${advice}`}`;
}

function nodeVersion(): Diagnosis {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const ok = major > 22 || (major === 22 && minor >= 12);
  return { check: 'Node', ok, message: process.versions.node, ...(!ok && { advice: 'Install Node 22.12 or later.' }) };
}

function keys(global: GlobalOptions): Diagnosis {
  const ring = loadKeyRing({ env: process.env, file: keyFileOf(global) });
  const check = KEY;
  if (ring.ok)
    return { check, ok: true, message: `${ring.value.current.id}, and ${ring.value.previous.length} older ones` };
  const [problem] = ring.problems;
  return {
    check,
    ok: false,
    message: problem?.message ?? 'unreadable',
    ...(problem !== undefined && { advice: problem.advice }),
  };
}

const OLDEST_POSTGRESQL = 150_000;

async function databaseFindings(global: GlobalOptions): Promise<readonly Diagnosis[]> {
  const check = DATABASE;
  let server: DatabaseServer | undefined;
  const client = { end: () => Promise.resolve() };
  try {
    server = await databaseServerOf(global);
    const connected = new pg.Client({ connectionString: server.url, connectionTimeoutMillis: 10_000 });
    Object.assign(client, { end: () => connected.end() });
    await connected.connect();
    const { rows } = await connected.query<{ number: number; version: string; fsync: string }>(
      `select current_setting('server_version_num')::int as number, current_setting('server_version') as version, current_setting('fsync') as fsync`,
    );
    const [{ number, version, fsync } = { number: 0, version: 'unknown', fsync: 'off' }] = rows;
    return [
      {
        check,
        ok: number >= OLDEST_POSTGRESQL,
        message: `PostgreSQL ${version}, ${server.embedded ? 'built in' : 'DATABASE_URL'}`,
        ...(number < OLDEST_POSTGRESQL && { advice: 'Use PostgreSQL 15 or later.' }),
      },
      {
        check: 'Durability',
        ok: fsync === 'on',
        message: `fsync is ${fsync}`,
        ...(fsync !== 'on' && { advice: 'Turn fsync on: without it a power cut loses orders.' }),
      },
    ];
  } catch (error) {
    const problem = error instanceof CannotRun ? error.problem : undefined;
    const message =
      problem?.message ?? (error instanceof Error ? (error.message.split('\n')[0] ?? error.name) : 'does not answer');
    return [
      {
        check,
        ok: false,
        message,
        advice: problem?.advice ?? 'Check DATABASE_URL, or unset it to use the built-in database.',
      },
    ];
  } finally {
    await client.end().catch(() => undefined);
    await server?.release().catch(() => undefined);
  }
}

/** What merchants lack; asked only when the ground holds. */
async function merchantFindings(global: GlobalOptions): Promise<readonly Diagnosis[]> {
  const findings: Diagnosis[] = [];
  await withInstallation(global, async ({ quittance }) => {
    findings.push({ check: 'Schema and queue', ok: true, message: 'up to date' });
    for (const { slug, id } of await quittance.tenants.list())
      findings.push(...(await merchantFinding(quittance, slug, id)));
    return { exit: 0, json: {}, text: '' };
  });
  return findings;
}

async function merchantFinding(
  quittance: Installation['quittance'],
  slug: string,
  id: Parameters<Installation['quittance']['stats']>[0],
): Promise<readonly Diagnosis[]> {
  const check = `Merchant ${slug}`;
  const settings = await quittance.settings.get(id);
  if (settings === undefined)
    return [
      { check, ok: false, message: 'has no settings', advice: `quittance --tenant ${slug} settings set settings.json` },
    ];
  const paused = (await quittance.connections.list(id)).find((connection) => connection.paused !== undefined);
  if (paused?.paused !== undefined)
    return [
      {
        check,
        ok: false,
        message: `the connection ${paused.id} is paused: ${paused.paused.message}`,
        advice: paused.paused.advice,
      },
    ];
  const { stopped } = await quittance.stats(id);
  const waits =
    stopped === 0
      ? 'no order is stuck'
      : `${stopped} orders are stuck: quittance --tenant ${slug} orders list --stopped`;
  return [{ check, ok: true, message: waits }];
}
