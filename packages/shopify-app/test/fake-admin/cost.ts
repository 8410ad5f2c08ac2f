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
 * Points of a query, before and after it ran, as Shopify documents them (shopify.dev, GraphQL Admin API rate limits): a leaf 0, an object 1,
 * an interface or union the dearest of its selections, a mutation 10, a connection 2 and as many nodes as `first` or `last` ask for. Read
 * strictly: what Shopify answers is lower for values such as money and for long pages, so that nothing which passes here is refused there.
 */
export interface Costs {
  requested(variables: Variables): number;
  actual(data: unknown): number;
}
type Variables = Readonly<Record<string, unknown>>;

export const MAX_COST = 1000;
const MUTATION = 10;
const CONNECTION = 2;
const LARGEST_PAGE = 250;

/** One selected field: what it costs itself, how many of it are asked for, and what is selected below. */
interface Part {
  readonly key: string;
  /** Only on this type, where the parent is an interface or a union. */
  readonly on: string | undefined;
  readonly own: number;
  /** Once, beside each row. */
  readonly fixed: number;
  readonly count: ((variables: Variables) => number) | undefined;
  readonly parts: readonly Part[];
}

export function costsOf(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Costs {
  const fragments = new Map(
    document.definitions
      .filter((each): each is FragmentDefinitionNode => each.kind === Kind.FRAGMENT_DEFINITION)
      .map((each) => [each.name.value, each]),
  );
  const defaults = new Map(
    (operation.variableDefinitions ?? []).map(({ variable, defaultValue }) => [
      variable.name.value,
      defaultValue?.kind === Kind.INT ? Number(defaultValue.value) : LARGEST_PAGE,
    ]),
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
        fixed: type.name.endsWith('Connection') ? CONNECTION : 0,
        count: countOf(node, type, defaults),
        parts: partsOf(node.selectionSet, type),
      },
    ];
  };

  const tree = root == null ? [] : partsOf(operation.selectionSet, root);
  return {
    requested: (variables) => Math.max(1, asked(tree, variables)),
    actual: (data) => Math.max(1, answered(tree, data)),
  };
}

/** The rows of a connection are counted where it is selected, and what only wraps them is free. */
function ownCost(type: GraphQLNamedType, name: string): number {
  if (isLeafType(type) || type.name === 'PageInfo' || type.name.endsWith('Edge')) return 0;
  return name === 'nodes' || name === 'node' || name === 'userErrors' ? 0 : 1;
}

function countOf(node: FieldNode, type: GraphQLNamedType, defaults: ReadonlyMap<string, number>): Part['count'] {
  const size = node.arguments?.find(({ name }) => name.value === 'first' || name.value === 'last')?.value;
  if (size?.kind === Kind.INT) return () => Number(size.value);
  if (size?.kind === Kind.VARIABLE) {
    const { value: name } = size.name;
    return (variables) => Number(variables[name] ?? defaults.get(name));
  }
  return type.name.endsWith('Connection') ? () => LARGEST_PAGE : undefined;
}

function asked(parts: readonly Part[], variables: Variables): number {
  let shared = 0;
  const byType = new Map<string, number>();
  for (const { own, fixed, count, parts: below, on } of parts) {
    const cost = fixed + (own + asked(below, variables)) * (count?.(variables) ?? 1);
    if (on === undefined) shared += cost;
    else byType.set(on, (byType.get(on) ?? 0) + cost);
  }
  return shared + Math.max(0, ...byType.values());
}

function answered(parts: readonly Part[], data: unknown): number {
  if (typeof data !== 'object' || data === null) return 0;
  let total = 0;
  for (const { key, own, fixed, count, parts: below } of parts) {
    const value = (data as Readonly<Record<string, unknown>>)[key];
    const rows = rowsOf(value);
    if (value == null) continue;
    // A list without pages counts as one object, whatever it holds.
    if (count === undefined && Array.isArray(value)) total += value.length === 0 ? 0 : own + averaged(below, value);
    else if (rows === undefined) total += own + answered(below, value);
    else
      total += fixed + own * rows.length + rows.reduce((sum: number, row) => sum + answered(rowParts(below), row), 0);
  }
  return total;
}

const averaged = (parts: readonly Part[], rows: readonly unknown[]): number =>
  Math.ceil(rows.reduce((sum: number, row) => sum + answered(parts, row), 0) / rows.length);

/** What is selected on a row: below `nodes`, or below `edges` and `node`. */
function rowParts(parts: readonly Part[]): readonly Part[] {
  const wrapped =
    parts.find(({ key }) => key === 'nodes') ??
    parts.find(({ key }) => key === 'edges')?.parts.find(({ key }) => key === 'node');
  return wrapped?.parts ?? parts;
}

function rowsOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  const { nodes, edges } = (value ?? {}) as { nodes?: unknown; edges?: unknown };
  if (Array.isArray(nodes)) return nodes;
  return Array.isArray(edges) ? edges.map((edge: { node?: unknown }) => edge.node) : undefined;
}
