import type { Context } from 'hono';
import { z } from 'zod';
import type { ApiKeyRole } from '../access/index.ts';
import type { Quittance } from '../flow/index.ts';
import type { Problem, Result, TenantId } from '../model/index.ts';
import type { ApiEnv } from './caller.ts';
import { answerProblems, NOT_FOUND } from './problem.ts';
import type { SchemaName } from './view-schemas.ts';

/** One call of an operation: who asks, with what, of whom. */
export interface Call<Query> {
  readonly c: Context<ApiEnv>;
  readonly quittance: Quittance;
  readonly tenantId: TenantId;
  readonly query: Query;
  /** The path's `{id}`. */
  readonly id: string;
  /** Bytes a body may have. */
  readonly bodyLimit: number;
}

/** One line of the API: what mounts the route, guards it and documents it. */
export interface Operation<Query = unknown> {
  readonly id: string;
  readonly method: 'get' | 'post' | 'put';
  /** As OpenAPI writes it, e.g. `/v1/orders/{id}`. */
  readonly path: string;
  readonly role: ApiKeyRole;
  readonly summary: string;
  readonly query?: z.ZodType<Query>;
  /** What it takes: JSON by its schema, or a file as it is. */
  readonly body?: { readonly schema: SchemaName; readonly batch?: boolean } | { readonly media: string };
  /** Status → schema, or media type for what is not JSON. Problems are answered by every operation. */
  readonly answers: Readonly<
    Record<number, { readonly schema: SchemaName | readonly SchemaName[] } | { readonly media: string }>
  >;
  /** What `{id}` is: a UUID that anything else cannot name, or a slug. */
  readonly idIs?: 'uuid' | 'slug';
  handle(call: Call<Query>): Promise<Response>;
}

/** An operation that reads its own query: what the routes and the OpenAPI document need to know. */
export interface MountedOperation extends Omit<Operation, 'query' | 'handle'> {
  readonly query: z.ZodType | undefined;
  /** 400 when the query is not what the schema takes. */
  answer(call: Omit<Call<unknown>, 'query'>): Promise<Response>;
}

/** Joins the query's schema and the handler, so that the one's type is the other's. */
export function operation<Query>({ query, handle, ...rest }: Operation<Query>): MountedOperation {
  return {
    ...rest,
    query,
    async answer(call) {
      const parsed = (query ?? NO_QUERY).safeParse(call.c.req.query());
      if (!parsed.success) return answerProblems(call.c, 400, parameterProblems(parsed.error));
      return handle({ ...call, query: parsed.data as Query });
    },
  };
}

const NO_QUERY = z.unknown();

/** What a schema refuses, as problems that name the field and never quote its value. */
export function parameterProblems(error: z.ZodError): readonly Problem[] {
  return error.issues.map(({ path, message }) => ({
    code: 'PARAMETER_INVALID',
    message: `${path.length === 0 ? 'The request' : path.join('.')}: ${message}.`,
    advice: 'See /v1/openapi.json for what this operation takes.',
    retry: 'never',
    field: path.join('.'),
  }));
}

/** 200 with the value, 404 without. */
export function found<T>({ c }: Call<unknown>, value: T | undefined): Response {
  return value === undefined ? answerProblems(c, 404, [NOT_FOUND]) : c.json(value);
}

/** 200 with the value, 422 with the problems. */
export function settled<T>({ c }: Call<unknown>, result: Result<T>): Response {
  if (result.ok) return c.json(result.value);
  const missing = result.problems.some(({ code }) => code.endsWith('_NOT_FOUND'));
  return answerProblems(c, missing ? 404 : 422, result.problems);
}
