import type { GraphQLError } from 'graphql';
import { MAX_COST } from './cost.ts';
import { prepare, run, type Shown } from './execute.ts';
import { mutations } from './mutations.ts';
import type { Answered } from './oauth.ts';
import { queries } from './queries.ts';
import { accessDenied, lacking } from './scopes.ts';
import type { FakeShop } from './shop.ts';

export interface Call {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | null;
}

const LIMITS = 'https://shopify.dev/api/usage/rate-limits';
const roots = new WeakMap<FakeShop, Shown>();

function rootOf(shop: FakeShop): Shown {
  const known = roots.get(shop) ?? { ...queries(shop), ...mutations(shop) };
  roots.set(shop, known);
  return known;
}

/** One call as Shopify answers it: judged whole before anything runs, paid from the bucket, HTTP 200 for what GraphQL refuses. */
export function answer(shop: FakeShop, { query, variables }: Call): Answered {
  const prepared = prepare(query);
  if ('errors' in prepared) return ok({ errors: prepared.errors.map(asRefused) });
  const denied = lacking(prepared.requirements, shop.allowed);
  if (denied.length > 0) return ok({ errors: denied.map((each) => accessDenied(each)) });
  const requested = prepared.costs.requested(variables ?? {});
  if (requested > MAX_COST)
    return ok({
      errors: [
        {
          message: `Query cost is ${requested}, which exceeds the single query max cost limit (${MAX_COST}).`,
          extensions: { code: 'MAX_COST_EXCEEDED', cost: requested, maxCost: MAX_COST, documentation: LIMITS },
        },
      ],
    });
  if (!shop.bucket.take(requested)) return throttled(shop, requested);
  const { data, errors } = run(prepared, rootOf(shop), variables ?? undefined);
  const actual = Math.min(requested, prepared.costs.actual(data));
  shop.bucket.giveBack(requested - actual);
  return ok({
    ...(data === undefined ? {} : { data }),
    ...(errors === undefined ? {} : { errors: errors.map(asFailed) }),
    extensions: {
      cost: { requestedQueryCost: requested, actualQueryCost: actual, throttleStatus: shop.bucket.status() },
    },
  });
}

/** What a shop without points answers; nothing ran. */
export function throttled(shop: FakeShop, requested: number): Answered {
  return ok({
    errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED', documentation: LIMITS } }],
    extensions: {
      cost: { requestedQueryCost: requested, actualQueryCost: null, throttleStatus: shop.bucket.status() },
    },
  });
}

export function requestedCost({ query, variables }: Call): number {
  const prepared = prepare(query);
  return 'errors' in prepared ? 1 : prepared.costs.requested(variables ?? {});
}

const ok = (body: unknown): Answered => ({ status: 200, body });

const asRefused = (error: GraphQLError): unknown => {
  const [, fieldName, typeName] = /^Cannot query field "(\w+)" on type "(\w+)"/.exec(error.message) ?? [];
  const extensions =
    fieldName === undefined ? { code: 'GRAPHQL_VALIDATION_FAILED' } : { code: 'undefinedField', typeName, fieldName };
  return { ...error.toJSON(), extensions: { ...extensions, ...error.extensions } };
};

/** A variable of the wrong kind has this code; whatever else failed has its own. */
const asFailed = (error: GraphQLError): unknown =>
  error.path === undefined && error.extensions['code'] === undefined
    ? { ...error.toJSON(), extensions: { code: 'INVALID_VARIABLE' } }
    : error.toJSON();
