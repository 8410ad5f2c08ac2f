import {
  getNamedType,
  GraphQLError,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type ASTNode,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import type { ScopeRow } from './contracts.ts';

/** One thing in a document that asks for an access scope. */
export interface Requirement {
  readonly node: ASTNode;
  readonly field: string;
  readonly requiredAccess: string;
  /** Any one of these. */
  readonly scopes: readonly string[];
}

/** Walks a document over the scope table: what its fields and the types they return ask for. */
export function requirementsOf(
  schema: GraphQLSchema,
  rows: readonly ScopeRow[],
  document: DocumentNode,
): Requirement[] {
  const table = new Map(rows.map((row) => [`${row.typeName}.${row.fieldName ?? ''}`, row]));
  const found: Requirement[] = [];
  const ask = (node: ASTNode, field: string, key: string): void => {
    const row = table.get(key);
    if (row !== undefined && row.offlineScopes.length > 0)
      found.push({ node, field, requiredAccess: row.requiredAccess, scopes: row.offlineScopes });
  };
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const name = node.name.value;
        const returned = getNamedType(types.getType());
        if (returned != null) ask(node, name, `${returned.name}.`);
        ask(node, name, `${types.getParentType()?.name ?? ''}.${name}`);
      },
      InlineFragment(node) {
        const on = node.typeCondition?.name.value;
        if (on !== undefined) ask(node, on, `${on}.`);
      },
    }),
  );
  return found;
}

/** What these scopes allow: `write_x` lets read too. */
export const allowedBy = (scopes: Iterable<string>): ReadonlySet<string> =>
  new Set([...scopes].flatMap((scope) => [scope, scope.replace(/^write_/, 'read_')]));

export const lacking = (requirements: readonly Requirement[], allowed: ReadonlySet<string>): readonly Requirement[] =>
  requirements.filter(({ scopes }) => !scopes.some((scope) => allowed.has(scope)));

export const accessDenied = ({
  node,
  field,
  requiredAccess,
}: Omit<Requirement, 'scopes' | 'node'> & { node?: ASTNode }): GraphQLError =>
  new GraphQLError(`Access denied for ${field} field. Required access: ${requiredAccess}`, {
    nodes: node ?? null,
    path: [field],
    extensions: { code: 'ACCESS_DENIED', documentation: 'https://shopify.dev/api/usage/access-scopes', requiredAccess },
  });
