import {
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/**
 * Points of a query, before and after it ran.
 *
 * Documented (shopify.dev, GraphQL Admin API rate limits): a leaf 0, an object 1, an interface or union the dearest of its selections,
 * a mutation 10, a connection "sized by `first` and `last`". How it is sized is not documented. `2 ln(first)` times the cost of one node,
 * and nothing for values that are part of their object, is what the costs that Shopify answered to others say: see cost.test.ts.
 */
export interface Costs {
  requested(variables: Variables): number;
  actual(variables: Variables, data: unknown): number;
}
type Variables = Readonly<Record<string, unknown>>;

export const MAX_COST = 1000;
const VALUES = new Set(['MoneyBag', 'MoneyV2', 'PageInfo']);
const MUTATION = 10;

const sized = (count: number): number => (count <= 0 ? 0 : Math.max(1, 2 * Math.log(count)));

/** One selected field: what it costs itself, how many of it are asked for, and what is selected below. */
interface Part {
  readonly key: string;
  /** Only on this type, where the parent is an interface or a union. */
  readonly on: string | undefined;
  readonly own: number;
  readonly count: ((variables: Variables) => number) | undefined;
  readonly parts: readonly Part[];
}

export function costsOf(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Costs {
  const fragments = new Map(
    document.definitions
      .filter((each): each is FragmentDefinitionNode => each.kind === Kind.FRAGMENT_DEFINITION)
      .map((each) => [each.name.value, each]),
  );
  const root = schema.getRootType(operation.operation);
  const isMutation = operation.operation === 'mutation';

  const partsOf = (set: SelectionSetNode | undefined, type: GraphQLNamedType, on?: string): Part[] =>
    (set?.selections ?? []).flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return partOf(selection, type, on);
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      const condition = fragment?.typeCondition?.name.value;
      const inner = condition === undefined ? type : schema.getType(condition);
      if (fragment === undefined || inner === undefined) return [];
      return partsOf(fragment.selectionSet, inner, isAbstractType(type) && isObjectType(inner) ? inner.name : on);
    });

  const partOf = (node: FieldNode, parent: GraphQLNamedType, on?: string): Part[] => {
    if (!('getFields' in parent)) return [];
    const field = parent.getFields()[node.name.value];
    if (field === undefined) return [];
    const type = getNamedType(field.type);
    const isPayload = isMutation && parent === root;
    return [
      {
        key: node.alias?.value ?? node.name.value,
        on,
        own: isPayload ? MUTATION : ownCost(type, node.name.value),
        count: countOf(node, type),
        parts: partsOf(node.selectionSet, type),
      },
    ];
  };

  const tree = root == null ? [] : partsOf(operation.selectionSet, root);
  return {
    requested: (variables) => Math.max(1, Math.ceil(asked(tree, variables) - 1e-9)),
    actual: (variables, data) => Math.max(1, Math.ceil(Math.min(asked(tree, variables), answered(tree, data)) - 1e-9)),
  };
}

/** The rows of a connection are counted once, where the connection is selected. */
function ownCost(type: GraphQLNamedType, name: string): number {
  if (isLeafType(type) || VALUES.has(type.name) || name === 'userErrors') return 0;
  return /Edge$/.test(type.name) || name === 'nodes' || name === 'node' ? 0 : 1;
}

function countOf(node: FieldNode, type: GraphQLNamedType): Part['count'] {
  const size = node.arguments?.find(({ name }) => name.value === 'first' || name.value === 'last')?.value;
  if (size?.kind === Kind.INT) return () => Number(size.value);
  if (size?.kind === Kind.VARIABLE) return (variables) => Number(variables[size.name.value] ?? 0);
  return /Connection$/.test(type.name) ? () => 250 : undefined;
}

function asked(parts: readonly Part[], variables: Variables): number {
  let shared = 0;
  const byType = new Map<string, number>();
  for (const { own, count, parts: below, on } of parts) {
    const cost = (own + asked(below, variables)) * (count === undefined ? 1 : sized(count(variables)));
    if (on === undefined) shared += cost;
    else byType.set(on, (byType.get(on) ?? 0) + cost);
  }
  return shared + Math.max(0, ...byType.values());
}

function answered(parts: readonly Part[], data: unknown): number {
  if (typeof data !== 'object' || data === null) return 0;
  let total = 0;
  for (const { key, own, count, parts: below } of parts) {
    const value = (data as Readonly<Record<string, unknown>>)[key];
    const rows = rowsOf(value);
    if (value == null || rows?.length === 0) continue;
    total += (own + averaged(below, value)) * (count === undefined || rows === undefined ? 1 : sized(rows.length));
  }
  return total;
}

/** Of one row, where there are rows: a connection's stand one level deeper. */
const averaged = (parts: readonly Part[], value: unknown): number =>
  Array.isArray(value)
    ? value.reduce((sum: number, each) => sum + answered(parts, each), 0) / value.length
    : answered(parts, value);

function rowsOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  const { nodes, edges } = (value ?? {}) as { nodes?: unknown; edges?: unknown };
  return Array.isArray(nodes) ? nodes : Array.isArray(edges) ? edges : undefined;
}
