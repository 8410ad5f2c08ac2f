import type { ConnectionView } from '../flow/index.ts';
import type { ConnectionId } from '../model/index.ts';
import { givenSecrets } from './given-secrets.ts';
import { withTenant } from './installation.ts';
import { wholeNumber } from './option.ts';
import { done, refusedBecause, type Outcome } from './outcome.ts';
import type { ConnectionOptions, GlobalOptions } from './options.ts';
import { readJsonInput } from './read-input.ts';
import { table } from './text.ts';

export async function listConnections(global: GlobalOptions): Promise<Outcome> {
  return withTenant(global, async ({ quittance }, tenant) => {
    const connections = await quittance.connections.list(tenant);
    const rows = connections.map(({ id, adapter, secrets, concurrency, paused }) => [
      id,
      adapter,
      secrets.join(', '),
      String(concurrency),
      paused?.code ?? '',
    ]);
    return done({ ok: true, connections }, table(['id', 'adapter', 'secrets', 'at once', 'paused'], rows));
  });
}

export async function setConnection(global: GlobalOptions, id: string, options: ConnectionOptions): Promise<Outcome> {
  const config = options.config === undefined ? {} : await readJsonInput(options.config);
  const secrets = await givenSecrets(options);
  const concurrency =
    options.concurrency === undefined
      ? {}
      : { concurrency: wholeNumber('--concurrency', options.concurrency, 1, 1_000) };
  return withTenant(global, async ({ quittance }, tenant) => {
    const stored = await quittance.connections.put(tenant, {
      id: id as ConnectionId,
      adapter: options.adapter,
      config,
      secrets,
      ...concurrency,
    });
    return stored.ok
      ? done(stored.value, `Stored: ${describe(stored.value)}. Try it: quittance erp check ${id}`)
      : refusedBecause(stored.problems);
  });
}

export async function checkConnection(global: GlobalOptions, given: string | undefined): Promise<Outcome> {
  const id = given ?? 'erp';
  return withTenant(global, async ({ quittance }, tenant) => {
    const known = await quittance.connections.list(tenant);
    if (given === undefined && !known.some((connection) => connection.id === id))
      return done({ ok: true, diagnoses: [] }, NO_ERP);
    const checked = await quittance.connections.check(tenant, id as ConnectionId);
    if (!checked.ok) return refusedBecause(checked.problems);
    const { ok, diagnoses } = checked.value;
    const lines = diagnoses.map(
      (found) =>
        `${found.ok ? '✓' : '✗'} ${found.check}: ${found.message}${found.advice === undefined ? '' : `\n    ${found.advice}`}`,
    );
    return { exit: ok ? 0 : 1, json: checked.value, text: lines.join('\n') };
  });
}

const NO_ERP =
  'No ERP is connected: orders go to the built-in ledger. To connect one: quittance connection set erp --help';

function describe({ id, adapter, secrets }: ConnectionView): string {
  return `${id} by ${adapter}${secrets.length === 0 ? '' : `, secrets ${secrets.join(', ')}`}`;
}
