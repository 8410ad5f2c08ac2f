/** The app's own HTTP API, as a member of the shop's staff. */
export interface AppClient {
  get<T>(path: string): Promise<T | undefined>;
  put(path: string, body: unknown): Promise<void>;
}

export function appClient(url: string, sessionToken: () => string): AppClient {
  const call = (path: string, init: RequestInit = {}) =>
    fetch(`${url}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${sessionToken()}`, 'content-type': 'application/json' },
      signal: AbortSignal.timeout(30_000),
    });
  return {
    async get<T>(path: string) {
      const answer = await call(path);
      if (answer.status === 404) return undefined;
      return (await read(answer, path)) as T;
    },
    async put(path, body) {
      await read(await call(path, { method: 'PUT', body: JSON.stringify(body) }), path);
    },
  };
}

async function read(answer: Response, path: string): Promise<unknown> {
  const body: unknown = await answer.json();
  if (!answer.ok) throw new Error(`The app answered ${path} with ${answer.status}: ${JSON.stringify(body)}`);
  return body;
}
