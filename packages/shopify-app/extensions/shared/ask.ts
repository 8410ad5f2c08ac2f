/** `why` is what our server said, where it said something a person can use. */
export type Asked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why?: string };

/** Asks our server; from the admin, Shopify resolves the path against the app's URL and says who asks. Never rejects. */
export async function ask<T>(path: string, init?: RequestInit): Promise<Asked<T>> {
  try {
    const response = await fetch(path, init);
    if (!response.ok) return { ok: false, ...(await reasonIn(response)) };
    // Our own server: the contract is a type both sides share.
    return { ok: true, value: (response.status === 204 ? undefined : await response.json()) as T };
  } catch {
    return { ok: false };
  }
}

export function post(body: unknown, headers: Readonly<Record<string, string>> = {}): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
}

async function reasonIn(response: Response): Promise<{ readonly why?: string }> {
  try {
    const told: unknown = await response.json();
    if (typeof told !== 'object' || told === null) return {};
    const words = [Reflect.get(told, 'message'), Reflect.get(told, 'advice')].filter(
      (word): word is string => typeof word === 'string' && word !== '',
    );
    return words.length > 0 ? { why: words.join(' ') } : {};
  } catch {
    return {};
  }
}
