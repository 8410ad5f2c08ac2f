import { files } from './files/adapter.ts';
import { http } from './http/adapter.ts';
import type { AgencyIo, AgencyMode, CollectionAgency } from './port.ts';
import { simulated } from './simulated/adapter.ts';

/** The agency spokes. To add one: a folder, one line in each of the two tables here, and the contract suite passes. */
export const agencyAdapters = { files, http, simulated } as const;
export type AgencyAdapterId = keyof typeof agencyAdapters;

export function isAgencyAdapterId(id: string): id is AgencyAdapterId {
  return Object.hasOwn(agencyAdapters, id);
}

/** Why a stored configuration is not one: paths and sentences, no values. */
export interface ConfigProblem {
  readonly path: string;
  readonly message: string;
}

/** Checks a spoke's configuration and opens one side of it; nothing is called yet. */
export async function connectAgency(
  id: AgencyAdapterId,
  config: unknown,
  mode: AgencyMode,
  io: AgencyIo,
): Promise<
  | { readonly ok: true; readonly agency: CollectionAgency }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] }
> {
  const parsed = agencyAdapters[id].config.safeParse(config);
  if (!parsed.success)
    return { ok: false, problems: parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })) };
  return { ok: true, agency: await OPENERS[id](config, mode, io) };
}

type Opener = (config: unknown, mode: AgencyMode, io: AgencyIo) => Promise<CollectionAgency>;

/** Each adapter with its own configuration, parsed by its own shape. */
const OPENERS: Readonly<Record<AgencyAdapterId, Opener>> = {
  files: (config, mode, io) => files.connect(files.config.parse(config), mode, io),
  http: (config, mode, io) => http.connect(http.config.parse(config), mode, io),
  simulated: (config, mode, io) => simulated.connect(simulated.config.parse(config), mode, io),
};
