import type { RestOrder } from './rest.ts';

/** The body of an order's webhook. An id that a number cannot hold is written with the digits it has. */
export const orderBody = (rest: RestOrder): string =>
  JSON.stringify(rest, (key, value: unknown) =>
    typeof value === 'string' && /(^|_)id$/.test(key) && /^\d{16,}$/.test(value) ? rawJson(value) : value,
  );

const rawJson = (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON;
