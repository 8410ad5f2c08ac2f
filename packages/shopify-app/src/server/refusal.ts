import { problemsDocument } from '@quittance/core/server';
import type { Problem } from '@quittance/core/model';
import type { Response } from 'express';
import { randomUUID } from 'node:crypto';
import { asProblem, SIGNED_OUT } from '../admin-api/failure.ts';
import type { ApiFailure } from '../admin-api/shop-api.ts';

/** As core's API refuses, with the first problem at the top for the extensions, which have little room. */
export function refuse(response: Response, status: number, problems: readonly Problem[]): void {
  const requestId = response.get('x-request-id') ?? randomUUID();
  const document = problemsDocument(requestId, status, problems);
  const [{ code, message, advice } = NOT_FOUND] = document.problems;
  response
    .status(status)
    .type('application/problem+json')
    .send(JSON.stringify({ ...document, code, message, advice }));
}

/** App Bridge's `fetch` gets a fresh token and asks once more. */
export const RETRY_HEADERS = { 'x-shopify-retry-invalid-session-request': '1' };

/** Why Shopify could not be asked, as the merchant is told. Where its access is gone, the repeated request signs the shop in again. */
export function refuseFailure(response: Response, failure: ApiFailure): void {
  const status = statusOf(failure);
  if (status === 401) response.set(RETRY_HEADERS);
  refuse(response, status, [asProblem(failure)]);
}

function statusOf({ kind, code }: ApiFailure): number {
  if (code === SIGNED_OUT.code) return 401;
  if (kind === 'signed-out') return 403;
  return kind === 'refused' ? 502 : 503;
}

export const SESSION_INVALID: Problem = {
  code: 'SESSION_INVALID',
  message: 'The session has ended, or was never one of this app.',
  advice: 'Reload the page in the Shopify admin.',
  retry: 'later',
};

export const SIGN_IN_REQUIRED: Problem = {
  code: 'SIGN_IN_REQUIRED',
  message: 'Only the buyer who is signed in sees the documents of an order.',
  advice: 'Sign in to your account in the shop.',
  retry: 'after-fix',
};

export const NOT_FOUND: Problem = {
  code: 'NOT_FOUND',
  message: 'There is nothing here under this name.',
  advice: 'Check the address; what belongs to another shop is not shown.',
  retry: 'never',
};

export const REQUEST_INVALID: Problem = {
  code: 'REQUEST_INVALID',
  message: 'The request is not what this route takes.',
  advice: 'Update the app’s extensions and reload the page.',
  retry: 'never',
};
