import { HttpResponseError, HttpThrottlingError, RequestedTokenType, type Session } from '@shopify/shopify-api';
import type { InstallationChange, InstallationData, Installations } from '@quittance/core/flow';
import { keepPeriod } from '../host/installed-periods.ts';
import { HOST } from '../index.ts';
import { noAnswer, SIGNED_OUT } from './failure.ts';
import type { ShopifyLibraries, ShopifyLibrary } from './library.ts';
import type { ApiAnswer } from './shop-api.ts';
import { pairOf, pairOfSession, withoutPair, withPair, type TokenPair } from './token-pair.ts';

interface TokenParts {
  readonly libraries: ShopifyLibraries;
  readonly installations: Pick<Installations, 'ensure' | 'find' | 'read' | 'change' | 'wake'>;
}

const MINUTE = 60_000;
/** A token is renewed this early: a call must not outlive it. */
const EARLY = 5 * MINUTE;
/** What is known of a token is believed this long; a refusal by Shopify ends it at once. */
const REMEMBERED = MINUTE;

/**
 * The access tokens of all shops: got by token exchange when a merchant opens the app, renewed before they run out, each renewal once
 * over all processes, kept sealed in core's database.
 * https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/offline-access-tokens
 */
export class Tokens {
  readonly #parts: TokenParts;
  readonly #known = new Map<string, { readonly pair: TokenPair; readonly until: number }>();
  readonly #underWay = new Map<string, Promise<ApiAnswer<string>>>();

  constructor(parts: TokenParts) {
    this.#parts = parts;
  }

  /** A token that is good for the next minutes. */
  async current(shop: string): Promise<ApiAnswer<string>> {
    const known = this.#known.get(shop);
    if (known !== undefined && known.until > Date.now() && this.#isFresh(known.pair))
      return { ok: true, value: known.pair.accessToken };
    return this.#once(`renew ${shop}`, () => this.#renewed(shop));
  }

  /**
   * Makes sure that the shop is installed and has a token, by what proves that a merchant is here: their session token, already
   * verified with `library`. Quick when it has.
   */
  async signIn(shop: string, sessionToken: string, library: ShopifyLibrary): Promise<ApiAnswer<string>> {
    const installation = await this.#parts.installations.find(HOST, shop);
    if (installation !== undefined && installation.uninstalledAt === undefined) {
      const current = await this.current(shop);
      if (current.ok || current.failure.kind !== 'signed-out') return current;
    }
    return this.#once(`exchange ${shop}`, () => this.#exchanged(shop, sessionToken, library));
  }

  /** Shopify refused this token: it is forgotten, unless another process has renewed it since. */
  async drop(shop: string, refused: string): Promise<void> {
    this.#known.delete(shop);
    await this.#change(shop, (stored) =>
      Promise.resolve(
        pairOf(stored)?.accessToken === refused
          ? { answer: undefined, secrets: withoutPair(stored.secrets) }
          : { answer: undefined },
      ),
    );
  }

  #once(what: string, work: () => Promise<ApiAnswer<string>>): Promise<ApiAnswer<string>> {
    const underWay = this.#underWay.get(what);
    if (underWay !== undefined) return underWay;
    const begun = work().finally(() => this.#underWay.delete(what));
    this.#underWay.set(what, begun);
    return begun;
  }

  async #renewed(shop: string): Promise<ApiAnswer<string>> {
    const stored = await this.#parts.installations.read(HOST, shop);
    const pair = stored && pairOf(stored);
    if (pair === undefined) return { ok: false, failure: SIGNED_OUT };
    if (this.#isFresh(pair)) return this.#remember(shop, pair);
    return this.#change(shop, (locked) => this.#renew(shop, locked));
  }

  /** Under the lock: whoever comes second finds it renewed. */
  async #renew(shop: string, stored: InstallationData): Promise<InstallationChange<ApiAnswer<string>>> {
    const pair = pairOf(stored);
    if (pair === undefined || pair.refreshExpiresAt <= Date.now())
      return { answer: { ok: false, failure: SIGNED_OUT } };
    if (this.#isFresh(pair)) return { answer: this.#remember(shop, pair) };
    const { auth } = this.#parts.libraries.current;
    const renewed = await requested(() => auth.refreshToken({ shop, refreshToken: pair.refreshToken }));
    if (renewed.ok) return this.#stored(shop, stored, renewed.value);
    if (renewed.failure.kind === 'signed-out') return { answer: renewed, secrets: withoutPair(stored.secrets) };
    // Shopify is away just now; what is left of the old token serves, and the renewal is tried again with the next call.
    return { answer: pair.expiresAt > Date.now() ? { ok: true, value: pair.accessToken } : renewed };
  }

  async #exchanged(shop: string, sessionToken: string, library: ShopifyLibrary): Promise<ApiAnswer<string>> {
    // First the proof, then the installation: a session token outlives the app by a minute, and must not bring it back.
    const exchanged = await requested(() =>
      library.auth.tokenExchange({ shop, sessionToken, requestedTokenType: OFFLINE, expiring: true }),
    );
    if (!exchanged.ok) return exchanged;
    await keepPeriod(this.#parts.installations, shop);
    await this.#parts.installations.ensure(HOST, shop);
    const signedIn = await this.#change(shop, (stored) => Promise.resolve(this.#stored(shop, stored, exchanged.value)));
    if (signedIn.ok) await this.#parts.installations.wake(HOST, shop);
    return signedIn;
  }

  #stored(shop: string, stored: InstallationData, session: Session): InstallationChange<ApiAnswer<string>> {
    const pair = pairOfSession(session);
    if (pair === undefined) return { answer: { ok: false, failure: SIGNED_OUT } };
    return { answer: this.#remember(shop, pair), secrets: withPair(stored.secrets, pair) };
  }

  /** A change that rolls back must not leave behind what it remembered. */
  async #change<T>(shop: string, work: (stored: InstallationData) => Promise<InstallationChange<T>>): Promise<T> {
    try {
      return await this.#parts.installations.change(HOST, shop, work);
    } catch (error) {
      this.#known.delete(shop);
      throw error;
    }
  }

  #remember(shop: string, pair: TokenPair): ApiAnswer<string> {
    this.#known.set(shop, { pair, until: Date.now() + REMEMBERED });
    return { ok: true, value: pair.accessToken };
  }

  #isFresh(pair: TokenPair): boolean {
    return pair.expiresAt - EARLY > Date.now();
  }
}

const OFFLINE = RequestedTokenType.OfflineAccessToken;

/** Asking for a token twice does no harm: the one that renews is good until its successor is used. */
async function requested(ask: () => Promise<{ session: Session }>): Promise<ApiAnswer<Session>> {
  try {
    return { ok: true, value: (await ask()).session };
  } catch (error) {
    const denied =
      error instanceof HttpResponseError && !(error instanceof HttpThrottlingError) && error.response.code < 500;
    return { ok: false, failure: denied ? SIGNED_OUT : noAnswer({ isMutation: false }) };
  }
}
