import type { ErpAdapter } from '../port.ts';
import { TrytonClient } from './client.ts';
import { trytonConfig, type TrytonConfig } from './config.ts';
import { TrytonSession } from './session.ts';

/** Tryton 6.0 and later of the same protocol, over JSON-RPC, with the modules sale, account_invoice and web_shop. */
export const tryton: ErpAdapter<TrytonConfig> = {
  id: 'tryton',
  config: trytonConfig,
  connect: (config, io) => Promise.resolve(new TrytonSession(new TrytonClient(config, io))),
};
