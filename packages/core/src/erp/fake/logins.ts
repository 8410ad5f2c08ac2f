import type { FakeAnswer } from './rows.ts';

/** Sessions of the pretended ERP: five wrong passwords lock it, as real ones do. */
export class Logins {
  #sessions = new Set<string>();
  #failures = 0;
  /** Logins that were tried, right or wrong. */
  tried = 0;

  knows(session: string | undefined): boolean {
    return session !== undefined && this.#sessions.has(session);
  }

  expire(): void {
    this.#sessions.clear();
  }

  login(
    body: unknown,
    { user = 'quittance', password = 'secret-of-the-fake' }: { readonly user?: string; readonly password?: string },
  ): FakeAnswer {
    this.tried += 1;
    const given = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
    if (this.#failures >= 5) return { status: 429, body: { error: { code: 'locked' } } };
    if (given['user'] !== user || given['password'] !== password) {
      this.#failures += 1;
      return { status: 401, body: { error: { code: 'login' } } };
    }
    this.#failures = 0;
    const session = `session-${this.tried}`;
    this.#sessions.add(session);
    return { status: 200, body: { session } };
  }
}
