import { z } from 'zod';
import { exchange } from '../http.ts';
import { EXPIRED, Login } from '../login.ts';
import { ErpFailure, misconfigured, transient, uncertain } from '../outcome.ts';
import type { AdapterIo } from '../port.ts';
import { classify, type TrytonError } from './classify.ts';
import type { TrytonConfig } from './config.ts';

interface TrytonSession {
  readonly authorization: string;
  readonly userId: number;
  readonly key: string;
  /** The user's preferences: the last argument of every call. */
  readonly context: Readonly<Record<string, unknown>>;
}

/** A refusal inside HTTP 200, for callers that know one they can live with. */
export class TrytonRefusal extends ErpFailure {
  readonly error: TrytonError;

  constructor(error: TrytonError) {
    super(classify(error));
    this.error = error;
  }
}

const envelope = z.union([
  z.object({ result: z.unknown(), error: z.undefined().optional() }),
  z.object({ error: z.union([z.tuple([z.string(), z.unknown()]).rest(z.unknown()), z.string()]) }),
]);
const preferences = z.record(z.string(), z.unknown());

/** Calls Tryton's methods in a session: `read` what may be lost and asked again, `write` what may not. */
export class TrytonClient {
  readonly config: TrytonConfig;
  readonly #io: AdapterIo;
  readonly #login: Login<TrytonSession>;
  #calls = 0;

  constructor(config: TrytonConfig, io: AdapterIo) {
    this.config = config;
    this.#io = io;
    this.#login = new Login(() => this.#open());
  }

  get now(): Date {
    return this.#io.clock.now();
  }

  read<T>(shape: z.ZodType<T>, method: string, ...params: readonly unknown[]): Promise<T> {
    return this.#run(shape, { method, params, writes: false });
  }

  write<T>(shape: z.ZodType<T>, method: string, ...params: readonly unknown[]): Promise<T> {
    return this.#run(shape, { method, params, writes: true });
  }

  /** A write in a context of its own, such as a wizard's active record. */
  writeIn<T>(
    context: Readonly<Record<string, unknown>>,
    shape: z.ZodType<T>,
    method: string,
    ...params: readonly unknown[]
  ): Promise<T> {
    return this.#run(shape, { method, params, writes: true, context });
  }

  search<T>(
    model: string,
    row: z.ZodType<T>,
    domain: readonly unknown[],
    fields: readonly string[],
    options: { readonly limit?: number; readonly order?: readonly (readonly [string, 'ASC' | 'DESC'])[] } = {},
  ): Promise<readonly T[]> {
    return this.read(
      z.array(row),
      `model.${model}.search_read`,
      domain,
      0,
      options.limit ?? null,
      options.order ?? null,
      fields,
    );
  }

  async create(model: string, values: Readonly<Record<string, unknown>>): Promise<number> {
    const [id] = await this.write(z.tuple([z.int()]), `model.${model}.create`, [values]);
    return id;
  }

  /** Presses a button: harmless on a record that is past it. */
  async press(model: string, button: string, id: number): Promise<void> {
    await this.write(z.unknown(), `model.${model}.${button}`, [id]);
  }

  /** The company the user works for. */
  async company(): Promise<number> {
    return this.#login.run(async ({ context }) => {
      const company = z.int().safeParse(context['company']);
      if (company.success) return company.data;
      throw new ErpFailure(
        misconfigured({
          code: 'TRYTON_NO_COMPANY',
          message: 'The connector’s user has no company.',
          advice: 'Set a current company in the preferences of the connector’s user.',
        }),
      );
    });
  }

  async logout(): Promise<void> {
    const session = await this.#login.opened?.catch(() => undefined);
    if (session) await this.#post(session.authorization, 'common.db.logout', [], false).catch(() => undefined);
  }

  async #run<T>(
    shape: z.ZodType<T>,
    call: {
      readonly method: string;
      readonly params: readonly unknown[];
      readonly writes: boolean;
      readonly context?: Readonly<Record<string, unknown>>;
    },
  ): Promise<T> {
    try {
      return await this.#once(shape, call);
    } catch (error) {
      const warning = error instanceof TrytonRefusal ? error.error.warning : undefined;
      if (warning === undefined || !this.config.acceptWarnings.some((start) => warning.startsWith(start))) throw error;
      await this.#accept(warning);
      return this.#once(shape, call);
    }
  }

  #once<T>(
    shape: z.ZodType<T>,
    {
      method,
      params,
      writes,
      context = {},
    }: {
      readonly method: string;
      readonly params: readonly unknown[];
      readonly writes: boolean;
      readonly context?: Readonly<Record<string, unknown>>;
    },
  ): Promise<T> {
    return this.#login.run(async (session) => {
      const answer = await this.#post(
        session.authorization,
        method,
        [...params, { ...session.context, ...context }],
        writes,
      );
      if (answer === EXPIRED) return EXPIRED;
      const parsed = shape.safeParse(answer);
      if (parsed.success) return parsed.data;
      const cause = {
        code: 'ERP_ANSWER_UNREADABLE',
        message: `Tryton’s answer to ${method} does not have the expected shape at ${parsed.error.issues[0]?.path.join('.') ?? ''}.`,
      };
      throw new ErpFailure(writes ? uncertain(cause) : transient(cause));
    });
  }

  /** Answers a warning with yes, for the one call that follows. */
  async #accept(name: string): Promise<void> {
    const user = await this.#login.run(({ userId }) => Promise.resolve(userId));
    await this.#once(z.unknown(), {
      method: 'model.res.user.warning.create',
      params: [[{ user, name, always: false }]],
      writes: true,
    });
  }

  async #post(
    authorization: string | undefined,
    method: string,
    params: readonly unknown[],
    writes: boolean,
  ): Promise<unknown> {
    this.#calls += 1;
    const { url, database, timeoutMs } = this.config;
    const answer = await exchange(this.#io, {
      method: 'POST',
      url: `${url.replace(/\/$/, '')}/${database}/`,
      headers: authorization === undefined ? {} : { authorization },
      body: { id: this.#calls, method, params },
      writes,
      timeoutMs,
    });
    this.#io.log.debug({ erp: 'tryton', method, status: answer.status }, 'called Tryton');
    if (answer.status === 401) return EXPIRED;
    if (answer.status !== 200)
      throw new ErpFailure(
        misconfigured(
          HTTP_REFUSALS[answer.status] ?? {
            code: 'TRYTON_HTTP',
            message: `Tryton answered ${answer.status}.`,
            advice: 'Check address and database name.',
          },
        ),
      );
    const parsed = envelope.safeParse(answer.json);
    if (!parsed.success)
      throw new ErpFailure(
        misconfigured({
          code: 'ERP_NOT_AN_API',
          message: 'What answers is not Tryton’s JSON-RPC.',
          advice: 'Check the address of the server.',
        }),
      );
    if (parsed.data.error !== undefined) throw new TrytonRefusal(errorOf(parsed.data.error));
    return parsed.data.result;
  }

  async #open(): Promise<TrytonSession> {
    const { user, password } = this.config;
    const secret = await this.#io.secret(password);
    const opened = z
      .tuple([z.int(), z.string()])
      .safeParse(await this.#post(undefined, 'common.db.login', [user, { password: secret }, 'en'], false));
    if (!opened.success)
      throw new ErpFailure(
        misconfigured({
          code: 'ERP_LOGIN_REFUSED',
          message: 'Tryton refused user or password.',
          advice:
            'Enter the password again in the connection settings; after five wrong ones Tryton locks the account for minutes.',
        }),
      );
    const [userId, key] = opened.data;
    const authorization = `Session ${Buffer.from(`${user}:${userId}:${key}`).toString('base64')}`;
    const own = preferences.parse(await this.#post(authorization, 'model.res.user.get_preferences', [true, {}], false));
    // Refusals are told apart by their words, so they must come in one language.
    return { authorization, userId, key, context: { ...own, language: 'en' } };
  }
}

const HTTP_REFUSALS: Readonly<
  Record<number, { readonly code: string; readonly message: string; readonly advice: string }>
> = {
  403: {
    code: 'TRYTON_FORBIDDEN',
    message: 'Tryton knows no such method, or the user may not call it.',
    advice: 'Install the modules sale, account_invoice and web_shop, and check the user’s groups.',
  },
  404: {
    code: 'TRYTON_NO_DATABASE',
    message: 'Tryton has no such database.',
    advice: 'Correct the database name in the connection settings.',
  },
};

function errorOf(error: string | readonly unknown[]): TrytonError {
  if (typeof error === 'string') return { kind: 'Exception', message: error };
  const [kind, args] = error;
  const [first, second] = Array.isArray(args) ? args : [];
  // A warning's arguments are its name and its question; an error's are its message and a description.
  if (kind === 'UserWarning') return { kind, message: String(second), warning: String(first) };
  if (kind === 'UserError') return { kind, message: String(first) };
  return { kind: kind === 'ConcurrencyException' ? kind : 'Exception', message: String(kind) };
}
