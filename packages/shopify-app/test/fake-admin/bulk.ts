import { setImmediate as turn } from 'node:timers/promises';
import {
  getNamedType,
  GraphQLError,
  Kind,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type SelectionSetNode,
} from 'graphql';
import { prepare, run, type Prepared, type Shown } from './execute.ts';
import { queries } from './queries.ts';
import { schema } from './schema.ts';
import { lacking } from './scopes.ts';
import type { FakeShop } from './shop.ts';

interface Bulk extends Shown {
  readonly id: string;
  status: string;
  errorCode: string | null;
  completedAt: string | null;
  url: string | null;
  objectCount: number;
  rootObjectCount: number;
  fileSize: number | null;
  file: string;
}

const MOST_RUNNING = 5;
const MOST_CONNECTIONS = 5;
const DEEPEST = 2;
const ROWS_AT_ONCE = 50;

/** Queries over everything, answered as one file of lines. */
export class BulkOperations {
  readonly #shop: FakeShop;
  readonly #origin: () => string;
  readonly #all: Bulk[] = [];

  constructor(shop: FakeShop, origin: () => string) {
    this.#shop = shop;
    this.#origin = origin;
  }
  get all(): readonly Bulk[] {
    return this.#all;
  }
  find(id: string): Bulk | undefined {
    return this.#all.find((each) => each.id === id);
  }

  run(query: string, groupObjects: boolean): Shown {
    const refused = (message: string, code: string): Shown => ({
      bulkOperation: null,
      userErrors: [{ field: ['query'], message, code }],
    });
    if (this.#all.filter(({ status }) => isOpen(status)).length >= MOST_RUNNING)
      return refused(
        'The maximum number of bulk query operations for this app and shop is already running.',
        'LIMIT_REACHED',
      );
    const prepared = prepare(query);
    if ('errors' in prepared)
      return refused(`Invalid bulk query: ${prepared.errors.map(({ message }) => message).join('; ')}`, 'INVALID');
    const fault = bulkFault(prepared);
    if (fault !== undefined) return refused(fault, 'INVALID');
    const id = this.#shop.nextId();
    const made: Bulk = {
      __typename: 'BulkOperation',
      id: `gid://shopify/BulkOperation/${id}`,
      type: 'QUERY',
      query,
      status: 'CREATED',
      errorCode: null,
      createdAt: this.#shop.timestamp(),
      completedAt: null,
      url: null,
      partialDataUrl: null,
      objectCount: 0,
      rootObjectCount: 0,
      fileSize: null,
      file: '',
    };
    this.#all.push(made);
    setTimeout(() => void this.#work(made, prepared, groupObjects), this.#shop.options.bulkMilliseconds ?? 10).unref();
    return { bulkOperation: { ...made }, userErrors: [] };
  }

  cancel(id: string): Shown {
    const found = this.find(id);
    if (found === undefined || !isOpen(found.status))
      return {
        bulkOperation: null,
        userErrors: [{ field: ['id'], message: 'A bulk operation cannot be canceled when it is completed' }],
      };
    found.status = 'CANCELED';
    return { bulkOperation: found, userErrors: [] };
  }

  async #work(operation: Bulk, prepared: Prepared, groupObjects: boolean): Promise<void> {
    if (operation.status === 'CANCELED') return;
    operation.status = 'RUNNING';
    const denied = lacking(prepared.requirements, this.#shop.allowed).length > 0;
    if (denied) return this.#finish(operation, { status: 'FAILED', errorCode: 'ACCESS_DENIED' });
    const roots: Line[] = [];
    const children: Line[][] = [];
    for (let from = 0; ; from += ROWS_AT_ONCE) {
      const { data, errors } = run(prepared, queries(this.#shop), undefined, { from, count: ROWS_AT_ONCE });
      if (errors !== undefined)
        return this.#finish(operation, { status: 'FAILED', errorCode: 'INTERNAL_SERVER_ERROR' });
      const rows = rootRows(data as Shown);
      for (const row of rows) {
        const below: Line[] = [];
        roots.push(stripped(row, below));
        children.push(below);
      }
      if (rows.length < ROWS_AT_ONCE) break;
      await turn();
    }
    const lines = groupObjects
      ? roots.flatMap((root, index) => [root, ...(children[index] ?? [])])
      : [...roots, ...interleaved(children)];
    operation.file = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    operation.objectCount = lines.length;
    operation.rootObjectCount = roots.length;
    operation.fileSize = Buffer.byteLength(operation.file);
    if (lines.length > 0)
      operation.url = `${this.#origin()}/bulk/${this.#shop.domain}/${operation.id.replace(/\D/g, '')}.jsonl`;
    this.#finish(operation, { status: 'COMPLETED', errorCode: null });
  }

  #finish(operation: Bulk, { status, errorCode }: { status: string; errorCode: string | null }): void {
    Object.assign(operation, { status, errorCode, completedAt: this.#shop.timestamp() });
    this.#shop.emit('bulk_operations/finish', {
      admin_graphql_api_id: operation.id,
      completed_at: operation.completedAt,
      created_at: operation['createdAt'],
      error_code: errorCode?.toLowerCase() ?? null,
      status: status.toLowerCase(),
      type: 'query',
    });
  }
}

type Line = Record<string, unknown>;
const isOpen = (status: string): boolean => status === 'CREATED' || status === 'RUNNING';

/** What the documented limits say against a query: one connection at least, five at most, two levels deep. */
export function bulkFault({ document, isMutation }: Pick<Prepared, 'document' | 'isMutation'>): string | undefined {
  if (isMutation) return 'Bulk queries cannot contain a mutation';
  const fragments = new Map(
    document.definitions
      .filter((each): each is FragmentDefinitionNode => each.kind === Kind.FRAGMENT_DEFINITION)
      .map((each) => [each.name.value, each]),
  );
  const depths: number[] = [];
  const walk = (set: SelectionSetNode | undefined, type: GraphQLNamedType | undefined, depth: number): void => {
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.FIELD) {
        const field = type !== undefined && 'getFields' in type ? type.getFields()[selection.name.value] : undefined;
        if (field === undefined) continue;
        const returned = getNamedType(field.type) as GraphQLNamedType;
        const inner = returned.name.endsWith('Connection') ? depth + 1 : depth;
        if (inner > depth) depths.push(inner);
        walk(selection.selectionSet, returned, inner);
      } else {
        const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
        walk(fragment?.selectionSet, schema.getType(fragment?.typeCondition?.name.value ?? '') ?? type, depth);
      }
    }
  };
  const operations = document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  for (const operation of operations) walk(operation.selectionSet, schema.getQueryType() ?? undefined, 0);
  if (operations.some(({ selectionSet }) => selectionSet.selections.length !== 1))
    return 'Bulk queries must have exactly one top-level field';
  if (depths.length === 0) return 'Bulk queries must contain at least one connection.';
  if (depths.length > MOST_CONNECTIONS) return `Bulk queries cannot contain more than ${MOST_CONNECTIONS} connections.`;
  if (Math.max(...depths) > DEEPEST)
    return `Bulk queries cannot contain connections with a nesting depth greater than ${DEEPEST}.`;
  return undefined;
}

function rootRows(data: Shown): readonly Line[] {
  const rows = rowsOf(Object.values(data)[0]);
  if (rows === undefined) throw new GraphQLError('Bulk queries must have a connection at the top');
  return rows;
}

/** The row without the connections in it; their rows follow as lines of their own that name their parent. */
function stripped(row: Line, below: Line[], parentId: unknown = row['id']): Line {
  const own: Line = {};
  for (const [key, value] of Object.entries(row)) {
    const rows = rowsOf(value);
    if (rows !== undefined) for (const child of rows) below.push({ ...stripped(child, below), __parentId: parentId });
    else if (isPlain(value)) own[key] = stripped(value, below, value['id'] ?? parentId);
    else own[key] = value;
  }
  return own;
}

const isPlain = (value: unknown): value is Line => typeof value === 'object' && value !== null && !Array.isArray(value);

function rowsOf(value: unknown): readonly Line[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { edges, nodes } = value as { edges?: readonly { node: Line }[]; nodes?: readonly Line[] };
  if (Array.isArray(nodes)) return nodes;
  return Array.isArray(edges) ? (edges as readonly { node: Line }[]).map(({ node }) => node) : undefined;
}

/** One child of each parent in turn: nobody finds a parent's children by their place. */
function interleaved(children: readonly (readonly Line[])[]): Line[] {
  const longest = Math.max(0, ...children.map((each) => each.length));
  return Array.from({ length: longest }, (_, index) =>
    children.flatMap((each) => (each[index] === undefined ? [] : [each[index]])),
  ).flat();
}
