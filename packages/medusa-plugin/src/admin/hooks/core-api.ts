import { FetchError } from '@medusajs/js-sdk';

/** Core's own API, for the signed-in user. `GET /admin/quittance/v1/openapi.json` describes it. */
export const CORE_API = '/admin/quittance/v1';

/** Asks core's API, with JSON or with a file as it is. Its refusals are problem documents (RFC 9457): their words are those of the error. */
export async function callCore<Answer>(
  path: string,
  request: { method?: 'POST' | 'PUT'; body?: unknown; file?: Blob } = {},
): Promise<Answer> {
  const { method = 'GET', body, file } = request;
  const type = file === undefined ? 'application/json' : 'application/octet-stream';
  const content = file ?? (body === undefined ? undefined : JSON.stringify(body));
  const response = await fetch(new URL(`${CORE_API}${path}`, new URL(__BACKEND_URL__ || '/', location.origin)), {
    method,
    credentials: 'include',
    headers: { accept: 'application/json', ...(content !== undefined && { 'content-type': type }) },
    ...(content !== undefined && { body: content }),
  });
  if (response.ok) return (await response.json()) as Answer;
  throw new FetchError(wordsOf(await response.json().catch(() => undefined)), response.statusText, response.status);
}

function wordsOf(problem: unknown): string {
  if (typeof problem !== 'object' || problem === null) return '';
  const { title, detail }: { title?: unknown; detail?: unknown } = problem;
  return [title, detail].filter((words) => typeof words === 'string').join(' ');
}
