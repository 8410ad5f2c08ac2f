import type { Installation, InstallationData, Installations } from '@quittance/core/flow';
import { z } from 'zod';
import { HOST } from '../index.ts';

/** When the app was installed before; a moment belongs to the period that it does not end with. */
const periods = z.array(z.object({ from: z.string(), until: z.string() }));
type Periods = z.output<typeof periods>;

/**
 * Before a shop installs the app again: keeps when it was installed until now. What was ordered then is ours, also when it could not be read
 * in time; what was ordered while the app was away has its invoice from somebody else.
 */
export async function keepPeriod(installations: Pick<Installations, 'find' | 'change'>, shop: string): Promise<void> {
  const installation = await installations.find(HOST, shop);
  if (installation?.uninstalledAt === undefined) return;
  const { installedAt: from, uninstalledAt: until } = installation;
  await installations.change(HOST, shop, (stored) => {
    const others = periodsIn(stored).filter((period) => period.from !== from);
    return Promise.resolve({ answer: undefined, state: { ...stored.state, periods: [...others, { from, until }] } });
  });
}

/** Whether the app was installed at a moment, since then or before. */
export function wasInstalledAt(
  moment: string,
  { installedAt }: Pick<Installation, 'installedAt'>,
  stored: InstallationData | undefined,
): boolean {
  const at = Date.parse(moment);
  const before = stored === undefined ? [] : periodsIn(stored);
  return (
    at >= Date.parse(installedAt) || before.some(({ from, until }) => at >= Date.parse(from) && at < Date.parse(until))
  );
}

function periodsIn({ state }: InstallationData): Periods {
  const read = periods.safeParse(state['periods']);
  return read.success ? read.data : [];
}
