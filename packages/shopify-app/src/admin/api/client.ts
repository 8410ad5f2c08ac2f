import { loseAccess } from './access.ts';
import { failureOf, NO_ANSWER, type Answer } from './failure.ts';

export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** A path of our server with its query; empty values are left out. */
export function withQuery(path: string, query: Query = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') params.set(name, String(value));
  const text = params.toString();
  return text === '' ? path : `${path}?${text}`;
}

/**
 * Calls our own server. App Bridge's `fetch` adds the session token and renews it once when the server asks; what still fails is a
 * value that tells why. `T` is what the operation answers, see `/v1/openapi.json`.
 */
export async function call<T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<Answer<T>> {
  const response = await send(path, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  if (!response.ok) return response;
  return { ok: true, value: (await response.value.json()) as T };
}

/** Takes a file as it is. */
export async function sendFile<T>(path: string, file: Blob): Promise<Answer<T>> {
  const headers = { 'content-type': 'application/octet-stream' };
  const response = await send(path, { method: 'POST', body: file, headers });
  return response.ok ? { ok: true, value: (await response.value.json()) as T } : response;
}

export async function get<T>(path: string, query?: Query): Promise<Answer<T>> {
  return call<T>('GET', withQuery(path, query));
}

/** A file, not read yet. */
export async function getFile(path: string, query?: Query): Promise<Answer<Response>> {
  return send(withQuery(path, query), {});
}

async function send(path: string, init: RequestInit): Promise<Answer<Response>> {
  try {
    const response = await fetch(path, init);
    if (response.ok) return { ok: true, value: response };
    if (response.status === 401) loseAccess();
    return { ok: false, failure: await failureOf(response) };
  } catch {
    return { ok: false, failure: NO_ANSWER };
  }
}
