import type { Installation, InstallationChange, InstallationData, Installations } from '@quittance/core/flow';
import type { TenantId } from '@quittance/core/model';

interface Row {
  installation: Installation;
  data: InstallationData;
  turn: Promise<unknown>;
}

/** Core's installations as several processes see them, without a database: one `change` of a shop at a time. */
export function memoryInstallations(tenantOf: (shop: string) => TenantId | undefined = () => undefined): Installations {
  const rows = new Map<string, Row>();
  const key = (host: string, shop: string) => `${host} ${shop}`;
  return {
    ensure(host, shop) {
      const known = rows.get(key(host, shop));
      const { uninstalledAt: _, ...installation } = known?.installation ?? {
        host,
        shop,
        tenant: tenantOf(shop) ?? (`tenant-of-${shop}` as TenantId),
        installedAt: '2026-11-01T00:00:00.000Z',
      };
      rows.set(key(host, shop), {
        installation,
        data: known?.data ?? { secrets: {}, state: {} },
        turn: known?.turn ?? Promise.resolve(),
      });
      return Promise.resolve(installation);
    },
    find: (host, shop) => Promise.resolve(rows.get(key(host, shop))?.installation),
    list: (host) =>
      Promise.resolve(
        [...rows.values()]
          .map(({ installation }) => installation)
          .filter((each) => each.host === host && each.uninstalledAt === undefined),
      ),
    async change<T>(host: string, shop: string, work: (stored: InstallationData) => Promise<InstallationChange<T>>) {
      const row = rows.get(key(host, shop));
      if (row === undefined) throw new Error('There is no such installation.');
      const mine = row.turn.then(async () => {
        const { answer, secrets, state } = await work(row.data);
        row.data = { secrets: secrets ?? row.data.secrets, state: state ?? row.data.state };
        return answer;
      });
      row.turn = mine.catch(() => undefined);
      return mine;
    },
    read: (host, shop) => Promise.resolve(rows.get(key(host, shop))?.data),
    wake: () => Promise.resolve(),
    uninstall(host, shop) {
      const row = rows.get(key(host, shop));
      if (row !== undefined) {
        row.installation = { ...row.installation, uninstalledAt: '2026-11-02T00:00:00.000Z' };
        row.data = { secrets: {}, state: row.data.state };
      }
      return Promise.resolve();
    },
  };
}
