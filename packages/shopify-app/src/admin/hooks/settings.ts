import type { ConnectionCheck, ConnectionView, Stats } from '@quittance/core/flow';
import type { MerchantSettings } from '@quittance/core/model';
import { call } from '../api/client.ts';
import type { BackfillAnswer, ConnectionsAnswer, ErpChoicesAnswer, ShopAnswer, ShopState } from '../api/contract.ts';
import { useAction } from './use-action.ts';
import { invalidate, keep, useResource, type Resource } from './use-resource.ts';

const SETTINGS = '/v1/settings';

export interface StoredSettings {
  /** `null` until someone entered them: orders wait meanwhile. */
  readonly settings: MerchantSettings | null;
}

/** The settings; "not there yet" is an answer, not a failure. */
export function useSettings(): Resource<StoredSettings> & { readonly reload: () => void } {
  const { value, failure, loading, reload } = useResource<MerchantSettings>(SETTINGS);
  if (failure?.status === 404) return { value: NONE, failure: undefined, loading, reload };
  const stored = value === undefined ? undefined : storedOf(value);
  return { value: stored, failure, loading, reload };
}
const NONE: StoredSettings = { settings: null };

const kept = new WeakMap<MerchantSettings, StoredSettings>();
/** The same object for the same answer: forms begin anew when it changes. */
function storedOf(settings: MerchantSettings): StoredSettings {
  const known = kept.get(settings) ?? { settings };
  kept.set(settings, known);
  return known;
}

const save = async (settings: unknown) => {
  const answer = await call<MerchantSettings>('PUT', SETTINGS, settings);
  if (answer.ok) {
    keep(SETTINGS, answer.value);
    for (const prefix of ['/v1/settings/next', '/v1/stats', '/v1/orders']) invalidate(prefix);
  }
  return answer;
};
export const useSaveSettings = () => useAction(save);

export const useNextCounters = () => useResource<Readonly<Record<string, number>>>('/v1/settings/next-counters');
export const useStats = () => useResource<Stats>('/v1/stats');
export const useConnections = () => useResource<ConnectionsAnswer>('/v1/connections');
export const useErpChoices = () => useResource<ErpChoicesAnswer>('/v1/erp-adapters');

export interface ConnectionDraft {
  readonly adapter: string;
  readonly config: unknown;
  readonly secrets: Readonly<Record<string, string>>;
}

const saveConnection = async (draft: ConnectionDraft) => {
  const answer = await call<ConnectionView>('PUT', '/v1/connections/erp', draft);
  if (answer.ok) for (const prefix of ['/v1/connections', '/v1/stats']) invalidate(prefix);
  return answer;
};
export const useSaveConnection = () => useAction(saveConnection);

const check = async () => {
  const answer = await call<ConnectionCheck>('POST', '/v1/connections/erp/check');
  if (answer.ok) for (const prefix of ['/v1/connections', '/v1/stats']) invalidate(prefix);
  return answer;
};
export const useCheckConnection = () => useAction(check);

const SHOP = '/app/shop';
export const useShop = () => useResource<ShopAnswer>(SHOP);

const saveShop = async (state: ShopState) => {
  const answer = await call<ShopAnswer>('PUT', SHOP, { state });
  if (answer.ok) keep(SHOP, answer.value);
  return answer;
};
export const useSaveShop = () => useAction(saveShop);

export const useBackfill = () => useResource<BackfillAnswer>('/app/backfill', pollBackfill);
function pollBackfill(progress: BackfillAnswer | undefined): number | false {
  return progress?.state === 'running' ? 2_000 : false;
}
const backfill = async (since: string) => {
  const answer = await call<BackfillAnswer>('POST', '/app/backfill', { since });
  if (answer.ok) keep('/app/backfill', answer.value);
  return answer;
};
export const useStartBackfill = () => useAction(backfill);
