import { z } from 'zod';
import { exchange } from '../http.ts';
import { EXPIRED, Login } from '../login.ts';
import { ErpFailure, misconfigured, transient, uncertain } from '../outcome.ts';
import type { AdapterIo } from '../port.ts';
import { classify } from './classify.ts';
import type { FakeConfig } from './config.ts';

/** What came back and is not a refusal. */
export interface FakeReply {
  readonly status: number;
  readonly json: unknown;
}

/** Calls the pretended ERP in a session. */
export class FakeClient {
  readonly #config: FakeConfig;
  readonly #io: AdapterIo;
  readonly #login: Login<string>;

  constructor(config: FakeConfig, io: AdapterIo) {
    this.#config = config;
    this.#io = io;
    this.#login = new Login(() => this.#open());
  }

  get(path: string): Promise<FakeReply> {
    return this.#call('GET', path);
  }

  write(method: 'POST' | 'PUT', path: string, body: unknown): Promise<FakeReply> {
    return this.#call(method, path, body);
  }

  /** The body in its shape; an answer that does not have it is as good as lost. */
  parse<T>(shape: z.ZodType<T>, reply: FakeReply, wrote: boolean): T {
    const parsed = shape.safeParse(reply.json);
    if (parsed.success) return parsed.data;
    const cause = { code: 'ERP_ANSWER_UNREADABLE', message: 'The answer does not have the expected shape.' };
    throw new ErpFailure(wrote ? uncertain(cause) : transient(cause));
  }

  #call(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<FakeReply> {
    return this.#login.run(async (session) => {
      const writes = method !== 'GET';
      const headers = { authorization: `Session ${session}` };
      const answer = await exchange(this.#io, {
        method,
        url: this.#config.url + path,
        headers,
        body,
        writes,
        timeoutMs: this.#config.timeoutMs,
      });
      if (answer.status === 401) return EXPIRED;
      const failure = classify(answer.json);
      if (failure) throw new ErpFailure(failure);
      return answer;
    });
  }

  async #open(): Promise<string> {
    const { url, user, password, timeoutMs } = this.#config;
    const body = { user, password: await this.#io.secret(password) };
    const answer = await exchange(this.#io, { method: 'POST', url: `${url}/login`, body, writes: false, timeoutMs });
    if (answer.status === 401) {
      throw new ErpFailure(
        misconfigured({
          code: 'ERP_LOGIN_REFUSED',
          message: 'The ERP refused user or password.',
          advice: 'Enter the password again in the connection settings.',
        }),
      );
    }
    return this.parse(z.object({ session: z.string() }), answer, false).session;
  }
}
