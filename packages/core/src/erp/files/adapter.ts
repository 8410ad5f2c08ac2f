import type { ErpAdapter } from '../port.ts';
import { filesConfig, type FilesConfig } from './config.ts';
import { FilesSession } from './session.ts';

/** Any ERP that reads and writes files in a shared folder. */
export const files: ErpAdapter<FilesConfig> = {
  id: 'files',
  config: filesConfig,
  connect: (config, io) => Promise.resolve(new FilesSession(config, io)),
};
