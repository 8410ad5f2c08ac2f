import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { FlowMetrics, Step } from '../flow/index.ts';
import { systemClock, type Clock } from '../model/index.ts';
import { registerStatsGauges, type ReadStats } from './stats-gauges.ts';

/** What the HTTP door reports. */
export interface HttpMetrics {
  request(method: string, route: string, status: number, milliseconds: number): void;
}

const STEP_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const HTTP_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/**
 * Everything Prometheus sees of this process, in its own registry. Labels hold steps, outcomes, reason codes and routes:
 * never a tenant, an id or a person.
 */
export class Metrics implements FlowMetrics, HttpMetrics {
  readonly #registry = new Registry();
  readonly #orders = new Counter({
    name: 'quittance_orders_total',
    help: 'Orders that went through a step of the road, by how it ended: done, stopped (dead letter), retried, failed.',
    labelNames: ['step', 'outcome'],
    registers: [this.#registry],
  });
  readonly #batches = new Histogram({
    name: 'quittance_step_duration_seconds',
    help: 'Time that one batch of a step took.',
    labelNames: ['step', 'outcome'],
    buckets: STEP_SECONDS,
    registers: [this.#registry],
  });
  readonly #requests = new Histogram({
    name: 'quittance_http_request_duration_seconds',
    help: 'Time from the first byte of a request to its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: HTTP_SECONDS,
    registers: [this.#registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
  }

  /** Adds the figures that are read from the database. */
  watch(read: ReadStats, clock: Clock = systemClock): void {
    registerStatsGauges(this.#registry, read, clock);
  }

  step(step: Step, outcome: 'done' | 'stopped' | 'retried' | 'failed', orders: number, milliseconds: number): void {
    this.#orders.inc({ step, outcome }, orders);
    this.#batches.observe({ step, outcome }, milliseconds / 1000);
  }

  request(method: string, route: string, status: number, milliseconds: number): void {
    this.#requests.observe({ method, route, status }, milliseconds / 1000);
  }

  /** The exposition format of Prometheus, and its media type. */
  async text(): Promise<{ readonly type: string; readonly body: string }> {
    return { type: this.#registry.contentType, body: await this.#registry.metrics() };
  }
}
