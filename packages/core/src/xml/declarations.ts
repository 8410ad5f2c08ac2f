import { isUnprefixedName } from './names.ts';
import { XML_NAMESPACE, XMLNS_NAMESPACE } from './scope.ts';

/** A namespace's name is part of the names of all its elements; this is longer than any in an invoice. */
const LONGEST = 500;

/** The prefix that an attribute declares, empty for `xmlns`; `undefined` for any other attribute. */
export function declaredPrefix(attribute: string): string | undefined {
  if (attribute === 'xmlns') return '';
  return attribute.startsWith('xmlns:') ? attribute.slice(6) : undefined;
}

/** Why namespaces (Namespaces in XML 1.0, third edition, §2 and §3) do not allow a declaration; `undefined` when they do. */
export function faultOfDeclaration(prefix: string, uri: string): string | undefined {
  if (uri.length > LONGEST) return 'The name of a namespace is longer than any in an invoice';
  if (prefix === 'xmlns' || uri === XMLNS_NAMESPACE) return 'The prefix xmlns and its namespace cannot be declared';
  if ((prefix === 'xml') !== (uri === XML_NAMESPACE)) return 'The prefix xml and its namespace belong together';
  if (prefix === '') return undefined;
  if (uri === '') return 'A prefix cannot be declared to stand for nothing';
  return isUnprefixedName(prefix) ? undefined : 'A prefix is no name';
}
