import { ErpFailure, misconfigured, type Failure } from './outcome.ts';

/** What a call answers when the other side no longer knows the session. */
export const EXPIRED: unique symbol = Symbol('expired');

const REFUSED_AGAIN = misconfigured({
  code: 'ERP_SESSION_REFUSED',
  message: 'The ERP refused a session it had just opened.',
  advice: 'Check that the user may use the API, and that the ERP’s servers share their sessions.',
});

/**
 * Keeps one session for all calls: logs in when the first call needs it, once more when the session has expired, and never
 * again after a refusal, because ERPs lock an account after a handful of wrong passwords.
 */
export class Login<Session> {
  readonly #open: () => Promise<Session>;
  #session: Promise<Session> | undefined;
  #refusal: Failure | undefined;

  constructor(open: () => Promise<Session>) {
    this.#open = open;
  }

  async run<T>(call: (session: Session) => Promise<T | typeof EXPIRED>): Promise<T> {
    const session = this.#current();
    const answer = await call(await session);
    if (answer !== EXPIRED) return answer;
    // Of several calls that expire together the first one logs in, the others use its session.
    if (this.#session === session) this.#session = undefined;
    const again = await call(await this.#current());
    if (again === EXPIRED) throw new ErpFailure(REFUSED_AGAIN);
    return again;
  }

  /** The session if one is open: for saying goodbye. */
  get opened(): Promise<Session> | undefined {
    return this.#session;
  }

  #current(): Promise<Session> {
    if (this.#refusal) throw new ErpFailure(this.#refusal);
    this.#session ??= this.#open().catch((error: unknown) => {
      this.#session = undefined;
      if (error instanceof ErpFailure && error.failure.kind === 'misconfigured') this.#refusal = error.failure;
      throw error;
    });
    return this.#session;
  }
}
