import { listTenants } from '../../store/index.ts';
import type { Road } from '../road.ts';
import { sealEvents } from './seal-events.ts';

/** Seals the events of every tenant; what cannot be sealed yet waits for the next time. */
export async function sealAll(road: Road): Promise<void> {
  for (const { id } of await listTenants(road.database)) {
    const started = performance.now();
    try {
      const sealed = await sealEvents(road.database, road.keys, id);
      if (sealed.ok) road.metrics.step('seal-events', 'done', sealed.value.sealed, performance.now() - started);
      else road.log.error({ tenant: id, code: sealed.problems[0]?.code }, 'the audit chain cannot be continued');
    } catch (error) {
      road.log.warn({ tenant: id, error: String(error) }, 'events could not be sealed');
    }
  }
}
