import { Session } from '@shopify/shopify-api';
import { costOf } from './answer.ts';
import { callFailure, noAnswer, SIGNED_OUT, THROTTLED, unexpected, type CallFailure } from './failure.ts';
import type { ShopifyLibrary } from './library.ts';
import type { Operation } from './operation.ts';
import type { ApiAnswer, ShopApi } from './shop-api.ts';
import { Throttle, type Lane } from './throttle.ts';
import { sleep, systemTime, type Time } from './time.ts';
import type { Tokens } from './tokens.ts';

/** Sends one call and answers what came: `data` and `extensions`. Throws as Shopify's library does. */
export type SendCall = (
  shop: string,
  token: string,
  operation: Operation<unknown>,
  variables: Variables,
) => Promise<{ readonly data?: unknown; readonly extensions?: unknown }>;

interface ClientParts {
  readonly send: SendCall;
  readonly tokens: Pick<Tokens, 'current' | 'drop'>;
  readonly time?: Time;
}

/** The Admin API of a shop. A person waits for what is `interactive`: it goes before what is not. */
export type FindShopApi = (shop: string, lane?: Lane) => ShopApi;

type Variables = Readonly<Record<string, unknown>>;

/** How often a call is sent that Shopify refuses for want of room, before it is left for later. */
const SENDINGS: Readonly<Record<Lane, number>> = { interactive: 6, background: 20 };
/** Before a refused call is sent again; longer when Shopify gave no word of how much room there is. */
const PAUSE = { told: 250, untold: 1_000 };

/** By Shopify's library, without its own retries: they take seconds for milliseconds and do not know `THROTTLED`. */
export function sendWith(library: ShopifyLibrary): SendCall {
  return (shop, accessToken, { document }, variables) => {
    const session = new Session({ id: '', state: '', shop, isOnline: false, accessToken });
    return new library.clients.Graphql({ session }).request(document, { variables, retries: 0 });
  };
}

/** One per process: all calls of a shop share its throttle. */
export function shopApis({ send, tokens, time = systemTime }: ClientParts): FindShopApi {
  const throttles = new Map<string, Throttle>();
  return (shop, lane = 'background') => {
    const throttle = throttles.get(shop) ?? new Throttle(time);
    throttles.set(shop, throttle);
    const client = new ShopClient(shop, lane, { send, tokens, time, throttle });
    return { shop, run: (operation, variables = {}) => client.run(operation, variables) };
  };
}

class ShopClient {
  readonly #shop: string;
  readonly #lane: Lane;
  readonly #parts: Required<ClientParts> & { readonly throttle: Throttle };

  constructor(shop: string, lane: Lane, parts: Required<ClientParts> & { readonly throttle: Throttle }) {
    this.#shop = shop;
    this.#lane = lane;
    this.#parts = parts;
  }

  async run<Answer>(operation: Operation<Answer>, variables: Variables): Promise<ApiAnswer<Answer>> {
    let refusedTokens = 0;
    let { cost } = operation;
    for (let sending = 1; ; sending += 1) {
      const token = await this.#parts.tokens.current(this.#shop);
      if (!token.ok) return token;
      const sent = await this.#send(operation, variables, { token: token.value, cost });
      if ('data' in sent) return parsed(operation, sent.data);
      if (sent.kind === 'failed') return { ok: false, failure: sent.failure };
      if (sent.kind === 'token-refused') {
        await this.#parts.tokens.drop(this.#shop, token.value);
        // Another process may have renewed it in the meantime; nothing was done, so it may be sent once more.
        refusedTokens += 1;
        if (refusedTokens > 1) return { ok: false, failure: SIGNED_OUT };
      } else {
        if (sending >= SENDINGS[this.#lane]) return { ok: false, failure: THROTTLED };
        cost = Math.max(cost, sent.cost?.requestedQueryCost ?? 0);
        await this.#giveWay(sent);
      }
    }
  }

  async #send(
    operation: Operation<unknown>,
    variables: Variables,
    { token, cost }: { readonly token: string; readonly cost: number },
  ) {
    const { throttle, send } = this.#parts;
    const taken = await throttle.take(cost, this.#lane);
    try {
      const answer = await send(this.#shop, token, operation, variables);
      throttle.settle(taken, costOf(answer)?.throttleStatus);
      return { data: answer.data };
    } catch (error) {
      const failure = callFailure(error, operation);
      throttle.settle(taken, failure.kind === 'throttled' ? failure.cost?.throttleStatus : undefined);
      return failure;
    }
  }

  async #giveWay({ cost, retryAfter }: Extract<CallFailure, { kind: 'throttled' }>): Promise<void> {
    if (retryAfter !== undefined) this.#parts.throttle.pause(retryAfter);
    else await sleep(this.#parts.time, cost === undefined ? PAUSE.untold : PAUSE.told);
  }
}

function parsed<Answer>(operation: Operation<Answer>, data: unknown): ApiAnswer<Answer> {
  if (data === undefined || data === null) return { ok: false, failure: noAnswer(operation) };
  const read = operation.answer.safeParse(data);
  return read.success
    ? { ok: true, value: read.data }
    : { ok: false, failure: unexpected(operation, operation.name, read.error) };
}
