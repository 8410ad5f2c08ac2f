import { join } from 'node:path';
import { bundle } from '../polaris-shim/build.ts';

/** The stand-in for App Bridge as one classic script. */
export function buildAppBridgeStub(): Promise<string> {
  return bundle(join(import.meta.dirname, 'index.ts'));
}
