import { GraphqlQueryError, HttpInternalError, HttpResponseError, HttpThrottlingError } from '@shopify/shopify-api';
import type { Problem } from '@quittance/core/model';
import type { z } from 'zod';
import { costOf, graphqlErrors, type Cost } from './answer.ts';
import type { ApiFailure } from './shop-api.ts';

/** What to make of a call that Shopify's library threw for. */
export type CallFailure =
  | { readonly kind: 'throttled'; readonly cost?: Cost; readonly retryAfter?: number }
  | { readonly kind: 'token-refused' }
  | { readonly kind: 'failed'; readonly failure: ApiFailure };

interface Sent {
  readonly isMutation: boolean;
}

/** Every way in which a call can fail. Nothing of an answer but codes and Shopify's own messages goes on from here. */
export function callFailure(error: unknown, call: Sent): CallFailure {
  if (error instanceof HttpThrottlingError) {
    const seconds = error.response.retryAfter;
    return { kind: 'throttled', ...(seconds !== undefined && { retryAfter: seconds * 1000 }) };
  }
  if (error instanceof GraphqlQueryError) return graphqlFailure(error, call);
  if (error instanceof HttpInternalError) return { kind: 'failed', failure: noAnswer(call) };
  if (error instanceof HttpResponseError) return responseFailure(error, call);
  return { kind: 'failed', failure: noAnswer(call) };
}

function graphqlFailure(error: GraphqlQueryError, call: Sent): CallFailure {
  const errors = graphqlErrors(error.body);
  const codes = new Set(errors.map(({ code }) => code));
  if (codes.has('THROTTLED')) {
    const cost = costOf(error.body);
    return { kind: 'throttled', ...(cost !== undefined && { cost }) };
  }
  const said = errors.map(({ message }) => message).join(' ');
  if (codes.has('ACCESS_DENIED')) return { kind: 'failed', failure: scopeMissing(said) };
  if (codes.has('SHOP_INACTIVE')) return { kind: 'failed', failure: SHOP_CLOSED };
  if (codes.has('INTERNAL_SERVER_ERROR') || codes.has('TIMEOUT')) return { kind: 'failed', failure: noAnswer(call) };
  return { kind: 'failed', failure: refused(said) };
}

function responseFailure({ response }: HttpResponseError, call: Sent): CallFailure {
  if (response.code === 401) return { kind: 'token-refused' };
  if (response.code === 403) return { kind: 'failed', failure: SIGNED_OUT };
  if (CLOSED.has(response.code)) return { kind: 'failed', failure: SHOP_CLOSED };
  if (response.code === 408 || response.code === 200) return { kind: 'failed', failure: noAnswer(call) };
  return { kind: 'failed', failure: refused(`HTTP ${response.code}`) };
}

/** Payment required, not found, locked: a shop that is frozen, gone or closed. https://shopify.dev/docs/api/usage/response-codes */
const CLOSED: ReadonlySet<number> = new Set([402, 404, 423]);

/** A mutation whose answer is lost may have taken effect; a query may simply be asked again. */
export function noAnswer({ isMutation }: Sent): ApiFailure {
  if (isMutation)
    return {
      kind: 'uncertain',
      code: 'SHOPIFY_ANSWER_LOST',
      message: 'Shopify’s answer to a change was lost: it may have taken effect.',
      advice: 'Nothing to do: it is looked up before it is sent again.',
    };
  return {
    kind: 'later',
    code: 'SHOPIFY_UNAVAILABLE',
    message: 'Shopify cannot be reached, or answers with an error of its own.',
    advice: 'Nothing to do: it is tried again.',
  };
}

/** The answer is not what this version of the API is known to say. Of a mutation, it may have taken effect. */
export function unexpected({ isMutation }: Sent, name: string, error: z.ZodError): ApiFailure {
  const [issue] = error.issues;
  return {
    kind: isMutation ? 'uncertain' : 'refused',
    code: 'SHOPIFY_ANSWER_UNEXPECTED',
    message: `Shopify’s answer to ${name} is not as expected, at ${issue === undefined ? 'the top' : issue.path.join('.')}.`,
    advice: 'Update Quittance: Shopify may have changed its API. If it is up to date, report this.',
  };
}

export const THROTTLED: ApiFailure = {
  kind: 'later',
  code: 'SHOPIFY_THROTTLED',
  message: 'Shopify lets no call through: other apps or processes use up the shop’s allowance.',
  advice: 'Nothing to do: it is tried again later.',
};

export const SIGNED_OUT: ApiFailure = {
  kind: 'signed-out',
  code: 'SHOPIFY_SIGNED_OUT',
  message: 'The shop no longer lets this app in: it was uninstalled, or its access ran out.',
  advice: 'Open Quittance in the Shopify admin: that signs it in again.',
};

export const SHOP_CLOSED: ApiFailure = {
  kind: 'signed-out',
  code: 'SHOPIFY_SHOP_CLOSED',
  message: 'The shop is closed, frozen or locked at Shopify.',
  advice: 'Open the shop in the Shopify admin and settle what it asks for, then open Quittance there.',
};

function scopeMissing(said: string): ApiFailure {
  return {
    kind: 'signed-out',
    code: 'SHOPIFY_SCOPE_MISSING',
    message: `The app has no access to what it needs. ${said}`.trim(),
    advice: 'Open Quittance in the Shopify admin and approve the access it asks for.',
  };
}

function refused(said: string): ApiFailure {
  return {
    kind: 'refused',
    code: 'SHOPIFY_REFUSED',
    message: `Shopify refused the call. ${said}`.trim(),
    advice: 'Update Quittance. If it is up to date, report this.',
  };
}

/** As people are told. */
export function asProblem({ kind, code, message, advice }: ApiFailure): Problem {
  return { code, message, advice, retry: kind === 'later' || kind === 'uncertain' ? 'later' : 'after-fix' };
}
