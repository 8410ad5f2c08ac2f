import { useConnections, useSettings, useShop } from '../../hooks/settings.ts';
import type { Resource } from '../../hooks/use-resource.ts';
import { stepsOf, type Steps } from './steps.ts';

/** The checklist as it stands now. */
export function useSteps(): Resource<Steps> & { readonly reload: () => void } {
  const settings = useSettings();
  const connections = useConnections();
  const shop = useShop();
  const known = settings.value !== undefined && connections.value !== undefined && shop.value !== undefined;
  return {
    value: known ? stepsOf(settings.value.settings, connections.value.items, shop.value.state) : undefined,
    failure: settings.failure ?? connections.failure ?? shop.failure,
    loading: settings.loading || connections.loading || shop.loading,
    reload: () => {
      settings.reload();
      connections.reload();
      shop.reload();
    },
  };
}
