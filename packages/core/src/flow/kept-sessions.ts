import type { Result } from '../model/index.ts';

interface Kept<Session> {
  readonly version: number;
  readonly session: Promise<Result<Session>>;
}

/** Sessions with other systems, each opened once and kept until its connection changes. */
export class KeptSessions<Session> {
  readonly #kept = new Map<string, Kept<Session>>();
  readonly #end: (session: Session) => Promise<void>;

  /** `end` closes one. */
  constructor(end: (session: Session) => Promise<void>) {
    this.#end = end;
  }

  /** The session under a key, as of a version of its connection. A failure is not kept: the next caller tries again. */
  of(key: string, version: number, open: () => Promise<Result<Session>>): Promise<Result<Session>> {
    const known = this.#kept.get(key);
    if (known?.version === version) return known.session;
    this.forget(key);
    const session = open();
    this.#kept.set(key, { version, session });
    const drop = () => this.#kept.get(key)?.session === session && this.#kept.delete(key);
    session.then((result) => result.ok || drop(), drop);
    return session;
  }

  /** The next caller gets a new one. */
  forget(key: string): void {
    const known = this.#kept.get(key);
    this.#kept.delete(key);
    // Whether the other side hears the end of a session that nobody uses any more is no concern of the next one.
    if (known !== undefined) void this.#ended(known).catch(() => undefined);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#kept.values()].map((kept) => this.#ended(kept)));
    this.#kept.clear();
  }

  async #ended({ session }: Kept<Session>): Promise<void> {
    const opened = await session.catch(() => undefined);
    if (opened?.ok === true) await this.#end(opened.value);
  }
}
