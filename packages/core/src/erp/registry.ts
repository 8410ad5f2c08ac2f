import { files } from './files/adapter.ts';
import { ledger } from './ledger/adapter.ts';
import type { AdapterIo, ErpSession } from './port.ts';
import { sql } from './sql/adapter.ts';
import { tryton } from './tryton/adapter.ts';

/** The ERP spokes a merchant can choose. To add a system: one folder, one line here, and the contract suite passes. */
export const erpAdapters = { ledger, files, sql, tryton } as const;

export type ErpId = keyof typeof erpAdapters;

export function isErpId(id: string): id is ErpId {
  return Object.hasOwn(erpAdapters, id);
}

/** Why a stored configuration is not one: paths and sentences, no values. */
export interface ConfigProblem {
  readonly path: string;
  readonly message: string;
}

/** Checks a spoke's configuration and opens its session; nothing is called yet. */
export async function connectErp(
  id: ErpId,
  config: unknown,
  io: AdapterIo,
): Promise<
  | { readonly ok: true; readonly session: ErpSession }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] }
> {
  const adapter = erpAdapters[id];
  const parsed = adapter.config.safeParse(config);
  if (!parsed.success)
    return { ok: false, problems: parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })) };
  return { ok: true, session: await openers[id](config, io) };
}

/** Each adapter with its own configuration, parsed by its own shape. */
const openers: Readonly<Record<ErpId, (config: unknown, io: AdapterIo) => Promise<ErpSession>>> = {
  ledger: (config, io) => ledger.connect(ledger.config.parse(config), io),
  files: (config, io) => files.connect(files.config.parse(config), io),
  sql: (config, io) => sql.connect(sql.config.parse(config), io),
  tryton: (config, io) => tryton.connect(tryton.config.parse(config), io),
};
