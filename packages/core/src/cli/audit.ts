import type { AuditReport, Tenant } from '../flow/index.ts';
import { withInstallation } from './installation.ts';
import { cannotRun, type Outcome } from './outcome.ts';
import type { GlobalOptions } from './options.ts';
import { progress } from './progress.ts';

/** Verifies the chain of one merchant, or of all. */
export async function verifyChains(global: GlobalOptions, onlyOne: boolean): Promise<Outcome> {
  return withInstallation(global, async ({ quittance }) => {
    const all = await quittance.tenants.list();
    const tenants = onlyOne ? all.filter(({ slug }) => slug === global.tenant) : all;
    if (onlyOne && tenants.length === 0)
      throw cannotRun('TENANT_NOT_FOUND', `There is no merchant ${global.tenant}.`, 'See quittance tenant list.');
    const shown = progress('Verifying');
    const reports: VerifiedChain[] = [];
    for (const [index, tenant] of tenants.entries()) {
      shown.at(index / tenants.length, tenant.slug);
      reports.push({ tenant: tenant.slug, ...(await quittance.verifyAudit(tenant.id)) });
    }
    shown.end();
    const ok = reports.every((report) => report.ok);
    return { exit: ok ? 0 : 1, json: { ok, chains: reports }, text: reports.map(sentence).join('\n') };
  });
}

type VerifiedChain = AuditReport & { readonly tenant: Tenant['slug'] };

function sentence({ tenant, ok, links, unsealed, head, brokenAt }: VerifiedChain): string {
  if (ok || brokenAt === undefined)
    return `✓ ${tenant}: ${links} links hold, ${unsealed} events are too young to be sealed. Head ${head ?? ''}`;
  const event = brokenAt.eventId === undefined ? '' : ` (event ${brokenAt.eventId})`;
  return `✗ ${tenant}: link ${brokenAt.link}${event} is broken: ${brokenAt.reason}.`;
}
