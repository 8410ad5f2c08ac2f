/** The body of a webhook. An id that a number cannot hold is written with the digits it has. */
export const restBody = (payload: unknown): string =>
  JSON.stringify(payload, (key, value: unknown) =>
    typeof value === 'string' && /(^|_)id$/.test(key) && /^\d{16,}$/.test(value) ? rawJson(value) : value,
  );

const rawJson = (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON;
