import {
  getOperationAST,
  GraphQLError,
  NoDeprecatedCustomRule,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type OperationDefinitionNode,
} from 'graphql';
import { bulkFault } from './bulk.ts';
import type { Contract } from './contracts.ts';
import { costsOf } from './cost.ts';
import { allowedBy, lacking, requirementsOf } from './scopes.ts';

/** What an operation may ask for. */
export interface Permitted {
  readonly scopes: readonly string[];
  /** Points at most. */
  readonly cost: number;
}

/**
 * What is wrong with a document of the app against a version of the API: not valid, deprecated, a scope that is not declared, or dearer than
 * it says. A document without pages is one for a bulk operation, which has limits of its own.
 */
export function faultsOf(text: string, { schema, scopes }: Contract, permitted: Permitted): readonly string[] {
  let document: DocumentNode;
  try {
    document = parse(text);
  } catch (error) {
    if (error instanceof GraphQLError) return [error.message];
    throw error;
  }
  const errors = validate(schema, document, [...specifiedRules, NoDeprecatedCustomRule]);
  const operation = getOperationAST(document);
  if (errors.length > 0) return errors.map(({ message }) => message);
  if (operation == null) return ['more or less than one operation in a document'];
  const denied = lacking(requirementsOf(schema, scopes, document), allowedBy(permitted.scopes));
  return [
    ...denied.map(({ field, requiredAccess }) => `${field} is not covered by the declared scopes: ${requiredAccess}`),
    ...(isBulk(text) ? bulkFaults(document) : costFaults(document, operation, { schema, scopes }, permitted)),
  ];
}

const isBulk = (text: string): boolean => /\b(nodes|edges)\b/.test(text) && !/\b(first|last)\s*:/.test(text);

function bulkFaults(document: DocumentNode): readonly string[] {
  const fault = bulkFault({ document, isMutation: false });
  return fault === undefined ? [] : [fault];
}

function costFaults(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  { schema }: Contract,
  { cost }: Permitted,
): readonly string[] {
  // A page whose size is a variable without a default counts as the largest.
  const requested = costsOf(schema, document, operation).requested({});
  return requested > cost ? [`costs ${requested} points and says ${cost}`] : [];
}
