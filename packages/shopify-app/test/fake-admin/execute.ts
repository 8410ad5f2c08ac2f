import {
  execute,
  getNamedType,
  getOperationAST,
  GraphQLError,
  parse,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLFieldResolver,
} from 'graphql';
import { costsOf, type Costs } from './cost.ts';
import { everyRow, page } from './page.ts';
import { schema, scopeRows } from './schema.ts';
import { requirementsOf, type Requirement } from './scopes.ts';

/** An object of the shop as GraphQL shows it. A field may be a function of its arguments; one that is not there is not known. */
export interface Shown {
  readonly [field: string]: unknown;
}

/** A document that was parsed and judged once. */
export interface Prepared {
  readonly document: DocumentNode;
  readonly isMutation: boolean;
  readonly costs: Costs;
  readonly requirements: readonly Requirement[];
}
type Preparation = Prepared | { readonly errors: readonly GraphQLError[] };

const prepared = new Map<string, Preparation>();

export function prepare(text: string): Preparation {
  const known = prepared.get(text);
  if (known !== undefined) return known;
  const fresh = judge(text);
  prepared.set(text, fresh);
  return fresh;
}

function judge(text: string): Preparation {
  let document: DocumentNode;
  try {
    document = parse(text);
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [error] };
    throw error;
  }
  const errors = validate(schema, document);
  if (errors.length > 0) return { errors };
  const operation = getOperationAST(document);
  if (operation == null) return { errors: [new GraphQLError('An operation name is required')] };
  return {
    document,
    isMutation: operation.operation === 'mutation',
    costs: costsOf(schema, document, operation),
    requirements: requirementsOf(schema, scopeRows, document),
  };
}

/** Answers from plain objects only; what the fake does not know is an error, so that no test passes on an invented value. */
export function run(
  { document }: Prepared,
  root: Shown,
  variables: Readonly<Record<string, unknown>> | undefined,
  bulk?: Slice,
): ExecutionResult {
  return execute({
    schema,
    document,
    rootValue: root,
    contextValue: bulk,
    variableValues: variables,
    fieldResolver: resolve,
    typeResolver: (value) => String((value as Shown)['__typename']),
  }) as ExecutionResult;
}

/** In bulk a connection has no pages: these rows of the outermost one, and every row of those in it. */
export interface Slice {
  readonly from: number;
  readonly count: number;
}

const resolve: GraphQLFieldResolver<unknown, Slice | undefined> = (source, args, bulk, info) => {
  const held = (source as Shown)[info.fieldName];
  const value: unknown =
    typeof held === 'function' ? (held as (args: Shown) => unknown).call(source, args as Shown) : held;
  if (value === undefined)
    throw new GraphQLError(`The fake does not know ${info.parentType.name}.${info.fieldName}`, {
      extensions: { code: 'UNKNOWN_IN_FAKE' },
    });
  if (!Array.isArray(value)) return value;
  if (getNamedType(info.returnType).name.endsWith('Connection')) {
    if (bulk === undefined) return page(value, args);
    return everyRow(info.path.prev === undefined ? value.slice(bulk.from, bulk.from + bulk.count) : value);
  }
  return typeof args['first'] === 'number' ? value.slice(0, args['first']) : (value as unknown);
};
