/** The HTTP door: the API, health, metrics, and the doors that plugins add. */
export { createApi, type ApiOptions, type Door } from './api.ts';
export type { FindApiKey, StoredApiKey } from './authenticate.ts';
export type { ApiEnv, Caller } from './caller.ts';
export type { ReadinessCheck } from './health.ts';
export { listen, type ListenOptions, type RunningServer } from './listen.ts';
export { createLog } from './log.ts';
export { Metrics } from './metrics.ts';
export type { Rate } from './rate-limit.ts';
