import type { Installation, Installations } from '@quittance/core/flow';
import type { Problem } from '@quittance/core/model';
import type { Identify, Unidentified } from '@quittance/core/server';
import type { Request, RequestHandler, Response } from 'express';
import { asProblem } from '../admin-api/failure.ts';
import type { ShopifyLibraries } from '../admin-api/library.ts';
import type { ApiFailure } from '../admin-api/shop-api.ts';
import type { Tokens } from '../admin-api/tokens.ts';
import { HOST } from '../index.ts';
import { refuse, RETRY_HEADERS, SESSION_INVALID } from './refusal.ts';
import { bearerToken, buyerSession, merchantSession } from './session-token.ts';

/** A shop whose app is installed, as one of its people calls. */
export interface Shop {
  readonly shop: string;
  readonly installation: Installation;
}

/** A buyer of such a shop; the customer's id is absent while they have not signed in. */
export interface Buyer extends Shop {
  readonly customerId?: string;
}

interface Parts {
  readonly libraries: ShopifyLibraries;
  readonly tokens: Pick<Tokens, 'signIn'>;
  readonly installations: Pick<Installations, 'find'>;
}

type Known<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refused: Unidentified };
type Handle<T> = (caller: T, request: Request, response: Response) => Promise<void> | void;

/** Who calls, by what Shopify signed; whose data they see follows from the token alone, never from a parameter. */
export class Callers {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** For core's API. */
  readonly identify: Identify = async (authorization) => {
    const merchant = await this.#merchant(authorization);
    if (!merchant.ok) return merchant.refused;
    const { shop, installation } = merchant.value;
    return { tenantId: installation.tenant, role: 'admin', name: shop };
  };

  /** A route for the shop's staff. */
  staff(handle: Handle<Shop>): RequestHandler {
    return async (request, response) => {
      const merchant = await this.#merchant(request.get('authorization'));
      if (merchant.ok) await handle(merchant.value, request, response);
      else answer(response, merchant.refused);
    };
  }

  /** A route for the shop's buyers. */
  buyers(handle: Handle<Buyer>): RequestHandler {
    return async (request, response) => {
      const buyer = await this.#buyer(request.get('authorization'));
      if (buyer.ok) await handle(buyer.value, request, response);
      else answer(response, buyer.refused);
    };
  }

  /** The first page of an installation: whoever opens the app in the admin signs it in. Answers whether the token was good. */
  async arrive(idToken: string, shop: string): Promise<boolean> {
    const session = await merchantSession(this.#parts.libraries, idToken);
    if (session?.shop !== shop) return false;
    return (await this.#parts.tokens.signIn(shop, idToken, session.library)).ok;
  }

  async #merchant(authorization: string | undefined): Promise<Known<Shop>> {
    const token = bearerToken(authorization);
    const session = token === undefined ? undefined : await merchantSession(this.#parts.libraries, token);
    if (session === undefined) return stale(SESSION_INVALID);
    const { shop } = session;
    const signedIn = await this.#parts.tokens.signIn(shop, session.token, session.library);
    // Shopify may have let go of this very token: with a fresh one it may pass.
    if (!signedIn.ok && signedIn.failure.kind === 'signed-out') return stale(asProblem(signedIn.failure));
    const installation = await this.#parts.installations.find(HOST, shop);
    if (installation !== undefined && installation.uninstalledAt === undefined)
      return { ok: true, value: { shop, installation } };
    return signedIn.ok ? stale(SESSION_INVALID) : unavailable(signedIn.failure);
  }

  async #buyer(authorization: string | undefined): Promise<Known<Buyer>> {
    const token = bearerToken(authorization);
    const session = token === undefined ? undefined : await buyerSession(this.#parts.libraries, token);
    const installation = session && (await this.#parts.installations.find(HOST, session.shop));
    if (session === undefined || installation === undefined || installation.uninstalledAt !== undefined)
      return { ok: false, refused: { status: 401, problem: SESSION_INVALID, headers: {} } };
    return { ok: true, value: { ...session, installation } };
  }
}

function stale(problem: Problem): { ok: false; refused: Unidentified } {
  return { ok: false, refused: { status: 401, problem, headers: RETRY_HEADERS } };
}

function unavailable(failure: ApiFailure): { ok: false; refused: Unidentified } {
  return { ok: false, refused: { status: 503, problem: asProblem(failure), headers: { 'retry-after': '5' } } };
}

function answer(response: Response, { status, problem, headers }: Unidentified): void {
  response.set(headers);
  refuse(response, status, [problem]);
}
