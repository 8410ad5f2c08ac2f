import type { Diagnosis } from '../channels/index.ts';
import type { TenantId } from '../model/index.ts';
import type { ConnectionRow } from '../store/index.ts';
import type { Road } from './road.ts';

export function checkReturns(_road: Road, _tenant: TenantId, _row: ConnectionRow): Promise<readonly Diagnosis[]> {
  return Promise.resolve([]);
}
