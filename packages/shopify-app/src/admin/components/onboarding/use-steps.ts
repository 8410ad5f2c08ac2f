import { useConnections, useSettings, useShop } from '../../hooks/settings.ts';
import { stepsOf, type Steps } from './steps.ts';

/** The checklist as it stands now; `undefined` while it is not known. */
export function useSteps(): Steps | undefined {
  const settings = useSettings();
  const connections = useConnections();
  const shop = useShop();
  if (settings.value === undefined || connections.value === undefined || shop.value === undefined) return undefined;
  return stepsOf(settings.value.settings, connections.value.items, shop.value.state);
}
