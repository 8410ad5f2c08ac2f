import { randomBytes } from 'node:crypto';
import { openSecret, sealSecret, type KeyRing } from '../../access/index.ts';
import type { TenantId } from '../../model/index.ts';
import {
  addShop,
  findShop,
  forgottenChanges,
  installedShops,
  isShopInstalled,
  lockInstallation,
  markInstalled,
  markUninstalled,
  readInstallation,
  unshownOrders,
  writeInstallation,
  type InstallationRow,
  type ShopRow,
  type TenantTransaction,
} from '../../store/index.ts';
import { wakeChanges } from './notice-change.ts';
import type { Installation, InstallationData, Installations } from './host-doors.ts';
import { inTenant, writeBackQueue, type Road } from '../road.ts';

const WOKEN = 5_000;

/** The shops in which hosts' apps are installed. */
export function installations(road: Road): Installations {
  const { database } = road;

  async function known(host: string, shop: string): Promise<ShopRow> {
    const row = await findShop(database, host, shop);
    if (row === undefined) throw new Error(`No app was ever installed in the shop ${shop} of ${host}.`);
    return row;
  }

  return {
    async ensure(host, shop) {
      await addShop(database, host, shop, slugsOf(shop));
      const { tenant } = await known(host, shop);
      await inTenant(road, tenant, async (trx) => {
        if (await markInstalled(trx, host, shop)) await wakeRested(road, trx, host);
      });
      return asInstallation(await known(host, shop));
    },
    async find(host, shop) {
      const row = await findShop(database, host, shop);
      return row && asInstallation(row);
    },
    list: async (host) => (await installedShops(database, host)).map(asInstallation),
    async read(host, shop) {
      const row = await findShop(database, host, shop);
      if (row === undefined) return undefined;
      const stored = await inTenant(road, row.tenant, (trx) => readInstallation(trx, host, shop));
      return stored && opened(road.keys, row.tenant, host, shop, stored);
    },
    async change(host, shop, work) {
      const { tenant } = await known(host, shop);
      return inTenant(road, tenant, async (trx) => {
        const stored = await lockInstallation(trx, host, shop);
        if (stored === undefined) throw new Error(`The installation in ${shop} of ${host} is gone.`);
        const { answer, secrets, state } = await work(opened(road.keys, tenant, host, shop, stored));
        // Who uninstalls waits for our lock; who has uninstalled before us wants no secret kept.
        const keeps = secrets !== undefined && (await isShopInstalled(trx, host, shop));
        if (keeps || state !== undefined)
          await writeInstallation(trx, host, shop, {
            secrets: keeps ? sealed(road.keys, tenant, host, shop, secrets) : stored.secrets,
            state: state ?? stored.state,
          });
        return answer;
      });
    },
    async wake(host, shop) {
      const { tenant } = await known(host, shop);
      await inTenant(road, tenant, (trx) => wakeRested(road, trx, host));
    },
    async uninstall(host, shop) {
      const row = await findShop(database, host, shop);
      if (row !== undefined) await inTenant(road, row.tenant, (trx) => markUninstalled(trx, host, shop));
    },
  };
}

/** What rested while the app was away, or not let in. */
async function wakeRested(road: Road, trx: TenantTransaction, host: string): Promise<void> {
  await wakeChanges(road, trx, host, await forgottenChanges(trx, host, null, WOKEN));
  await road.jobs.ensureQueue(writeBackQueue(host));
  await road.jobs.enqueue(trx, writeBackQueue(host), await unshownOrders(trx, host, null, WOKEN));
}

/** The name under which a secret of an installation is sealed. */
export function installationSecret(host: string, shop: string, name: string): string {
  return `host/${host}/${shop}/${name}`;
}

type Secrets = Readonly<Record<string, string>>;

function sealed(keys: KeyRing, tenant: TenantId, host: string, shop: string, secrets: Secrets): Secrets {
  return Object.fromEntries(
    Object.entries(secrets).map(([name, secret]) => [
      name,
      sealSecret(keys, { tenantId: tenant, name: installationSecret(host, shop, name) }, secret),
    ]),
  );
}

/** A secret that does not open (the key of another installation) is as good as none: the plugin asks for a new one. */
function opened(
  keys: KeyRing,
  tenant: TenantId,
  host: string,
  shop: string,
  { secrets, state }: InstallationRow,
): InstallationData {
  const readable = Object.entries(secrets).flatMap(([name, text]) => {
    const secret = openSecret(keys, { tenantId: tenant, name: installationSecret(host, shop, name) }, text);
    return secret.ok ? [[name, secret.value] as const] : [];
  });
  return { secrets: Object.fromEntries(readable), state };
}

function asInstallation({ host, shop, tenant, installedAt, uninstalledAt }: ShopRow): Installation {
  return {
    host,
    shop,
    tenant,
    installedAt: installedAt.toISOString(),
    ...(uninstalledAt !== null && { uninstalledAt: uninstalledAt.toISOString() }),
  };
}

const LONGEST_SLUG = 40;
const NUMBERED = 20;

/** What a shop's tenant may be called, the best first: `my-shop` for `my-shop.example.com`, then with a number, at last with chance. */
export function* slugsOf(shop: string): Generator<string> {
  const [label = ''] = shop.toLowerCase().split('.');
  const plain = label.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
  const base = (/^[a-z]/.test(plain) ? plain : `shop-${plain}`).slice(0, LONGEST_SLUG).replace(/-$/, '');
  const numbered = (suffix: string) => `${base.slice(0, LONGEST_SLUG - suffix.length - 1).replace(/-$/, '')}-${suffix}`;
  yield base;
  for (let number = 2; number <= NUMBERED; number += 1) yield numbered(String(number));
  for (;;) yield numbered(randomBytes(6).toString('hex'));
}
