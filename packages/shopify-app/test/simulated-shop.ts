import { GraphqlQueryError } from '@shopify/shopify-api';
import type { SendCall } from '../src/admin-api/client.ts';
import { sleep, type Time } from '../src/admin-api/time.ts';
import { Bucket } from './bucket.ts';

interface Options {
  readonly time: Time;
  readonly restoreRate: number;
  readonly capacity: number;
  /** Milliseconds from call to answer. */
  readonly latency: () => number;
  /** Points that a call asks for, and what it costs. */
  readonly cost: (name: string, variables: Variables) => { readonly requested: number; readonly actual: number };
  readonly answer: (name: string, variables: Variables) => unknown;
}

export type Variables = Readonly<Record<string, unknown>>;

/** A shop on a simulated clock, behind the library's interface: hours of calls in seconds. */
export function simulatedShop({ time, restoreRate, capacity, latency, cost, answer }: Options) {
  const bucket = new Bucket(time, restoreRate, capacity);
  const send: SendCall = async (_shop, _token, { name }, variables) => {
    const whole = latency();
    await sleep(time, whole / 2);
    const { requested, actual } = cost(name, variables);
    const passed = bucket.charge(requested, actual);
    const extensions = { cost: { requestedQueryCost: requested, throttleStatus: bucket.status } };
    await sleep(time, whole / 2);
    if (passed) return { data: answer(name, variables), extensions };
    const errors = { graphQLErrors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }] };
    throw new GraphqlQueryError({ message: 'Throttled', response: {}, body: { errors, extensions } });
  };
  return { bucket, send };
}
