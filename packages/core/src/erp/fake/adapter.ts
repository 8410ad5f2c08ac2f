import type { ErpAdapter } from '../port.ts';
import { fakeConfig, type FakeConfig } from './config.ts';
import { FakeClient } from './client.ts';
import { FakeSession } from './session.ts';

/** The spoke of the pretended ERP: for tests only, never offered to a merchant. */
export const fake: ErpAdapter<FakeConfig> = {
  id: 'fake',
  config: fakeConfig,
  connect: (config, io) => Promise.resolve(new FakeSession(new FakeClient(config, io), config)),
};
