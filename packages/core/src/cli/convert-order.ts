import { customerKey, extId, pricedLines } from '../erp/index.ts';
import { type OrderRoute, type ReadWarning, writeEdifactOrder, type Written } from '../formats/index.ts';
import { type MerchantSettings, ok, type Order, parseOrder, type Result } from '../model/index.ts';
import { cannotRun } from './outcome.ts';
import { readJsonInput } from './read-input.ts';
import { settingsFrom } from './settings-file.ts';

/** An order as ORDERS D.96A, from the shop to the merchant of the settings. */
export async function convertOrder(
  file: string,
  settingsFile: string | undefined,
): Promise<Result<Written & { readonly warnings: readonly ReadWarning[] }>> {
  if (settingsFile === undefined)
    throw cannotRun('SETTINGS_NEEDED', 'An order does not say who takes it in.', 'Name the merchant: --settings FILE.');
  const settings = settingsFrom(await readJsonInput(settingsFile));
  if (!settings.ok) return settings;
  const order = parseOrder(await readJsonInput(file));
  if (!order.ok) return order;
  const { host, shop, orderId } = order.value.source;
  const written = writeEdifactOrder({
    ...routeOf(order.value, settings.value),
    order: order.value,
    lines: pricedLines(order.value),
    key: extId(host, shop, 'order', orderId),
    customerKey: customerKey(order.value),
    reference: order.value.number.replace(/[^A-Za-z0-9]/g, '').slice(-14) || '1',
  });
  return written.ok ? ok({ ...written.value, warnings: [] }) : written;
}

function routeOf({ source }: Order, { seller }: MerchantSettings): OrderRoute {
  const gln = seller.identifiers.find(({ scheme }) => scheme === '0088')?.value;
  const { name, vatIdentifier } = seller;
  return {
    sender: { id: source.shop },
    recipient: gln === undefined ? { id: vatIdentifier ?? name } : { id: gln, qualifier: '14' },
    supplier: { name, gln, vatIdentifier },
  };
}
