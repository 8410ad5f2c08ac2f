/** An answer of Medusa that is not 2xx: what was asked, and what it said. */
export class ApiError extends Error {
  readonly status: number;
  constructor(request: string, status: number, body: string) {
    super(`${request} answered ${status}: ${body.slice(0, 500)}`);
    this.name = 'ApiError';
    this.status = status;
  }
}

export interface Api {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body?: unknown): Promise<T>;
  put<T>(path: string, body?: unknown): Promise<T>;
  bytes(path: string): Promise<Uint8Array>;
}

/** Medusa's HTTP API with these headers on every request. */
export function api(shopUrl: string, headers: Readonly<Record<string, string>>): Api {
  const send = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const response = await fetch(new URL(path, shopUrl), {
      method,
      headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(60_000),
    });
    if (!response.ok) throw new ApiError(`${method} ${path}`, response.status, await response.text());
    return response;
  };
  // The shapes asked for are those of Medusa's own API; a wrong one shows up as a missing field in the closing table.
  const json = async <T>(response: Promise<Response>): Promise<T> => (await (await response).json()) as T;
  return {
    get: (path) => json(send('GET', path)),
    post: (path, body = {}) => json(send('POST', path, body)),
    put: (path, body = {}) => json(send('PUT', path, body)),
    bytes: async (path) => new Uint8Array(await (await send('GET', path)).arrayBuffer()),
  };
}

/** The bearer token of a person: `actor` is `user` for the admin, `customer` for the shop. */
export async function signIn(
  shopUrl: string,
  actor: 'user' | 'customer',
  email: string,
  password: string,
): Promise<string> {
  const { token } = await api(shopUrl, {}).post<{ token: string }>(`/auth/${actor}/emailpass`, { email, password });
  return token;
}
