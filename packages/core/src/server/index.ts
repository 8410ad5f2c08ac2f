/** The HTTP door: the API, health, metrics, and the doors that plugins add. */
export { createApi, type ApiOptions, type Door } from './api.ts';
export { apiKeyCallers, type FindApiKey, type StoredApiKey } from './authenticate.ts';
export type { ApiEnv, Caller, Identify, Unidentified } from './caller.ts';
export { databaseIsAway } from './failure.ts';
export type { ReadinessCheck } from './health.ts';
export {
  listen,
  listenWith,
  requestListener,
  type ListenOptions,
  type RunningServer,
  type SocketOptions,
} from './listen.ts';
export { createLog } from './log.ts';
export { Metrics } from './metrics.ts';
export { createPages, type PagesOptions } from './pages.ts';
export { DATABASE_UNAVAILABLE, problemsDocument, UNEXPECTED, type ProblemDocument } from './problem.ts';
export type { Rate } from './rate-limit.ts';
export { listenForReturns, type ReturnsListenerOptions, type RunningListener } from './returns-listener.ts';
export { keepHeapSmall } from './small-heap.ts';
export { stopSignal } from './stop-signal.ts';
export { webhookDoors } from './webhook-doors.ts';
