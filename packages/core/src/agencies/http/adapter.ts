import type { AgencyAdapter } from '../port.ts';
import { httpConfig, type HttpConfig } from './config.ts';
import { httpAgency } from './session.ts';

/** Any agency that serves the collections API. */
export const http: AgencyAdapter<HttpConfig> = {
  id: 'http',
  version: '1',
  config: httpConfig,
  connect: (config, mode, io) => Promise.resolve(httpAgency(config, mode, io)),
};
