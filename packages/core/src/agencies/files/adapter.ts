import type { AgencyAdapter } from '../port.ts';
import { filesConfig, type FilesConfig } from './config.ts';
import { filesAgency } from './session.ts';

/** Any agency that exchanges files, in a folder or over SFTP. */
export const files: AgencyAdapter<FilesConfig> = {
  id: 'files',
  version: '1',
  config: filesConfig,
  connect: (config, mode, io) => Promise.resolve(filesAgency(config, mode, io)),
};
