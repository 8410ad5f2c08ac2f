import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { ok, type Problem, refused, type Result } from '../../model/index.ts';
import { decodeXml } from './decode.ts';
import { unescape } from './unescape.ts';

/** One element. Names carry the prefix that the caller gave their namespace, whatever prefix the document uses. */
export interface XmlElement {
  /** `cbc:ID`, or `{urn:some:namespace}Name` for a namespace the caller did not name. */
  readonly name: string;
  /** Attributes without a namespace. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own character data, as it stands. */
  readonly text: string;
}

export interface XmlLimits {
  readonly bytes: number;
  readonly depth: number;
}

/** Wide for an invoice with attachments (BR-FR-19 allows 100 MB of them), narrow for an attack. */
export const INVOICE_LIMITS: XmlLimits = { bytes: 160 * 1024 * 1024, depth: 32 };

/**
 * Well-formed XML as a tree. `prefixes` maps namespace URIs to the prefixes the caller reads by. Document types and entities are refused,
 * not ignored: `XML_TOO_LARGE`, `XML_ENCODING`, `XML_DOCTYPE`, `XML_MALFORMED`, `XML_TOO_DEEP`.
 */
export function parseXml(
  bytes: Uint8Array,
  prefixes: Readonly<Record<string, string>>,
  limits: XmlLimits = INVOICE_LIMITS,
): Result<XmlElement> {
  if (bytes.length > limits.bytes)
    return refused(problem('XML_TOO_LARGE', `The file is larger than ${limits.bytes} bytes.`));
  const text = decodeXml(bytes);
  if (text === undefined)
    return refused(problem('XML_ENCODING', 'The bytes are not text in the encoding they declare.'));
  if (text.includes('<!DOCTYPE'))
    return refused(problem('XML_DOCTYPE', 'The file declares a document type, which an invoice never needs.'));
  const validity = XMLValidator.validate(text);
  if (validity !== true) return refused(problem('XML_MALFORMED', `Line ${validity.err.line}: ${validity.err.msg}`));
  try {
    return ok(rootOf(parser.parse(text), prefixes, limits));
  } catch (error) {
    if (error instanceof Malformed) return refused(problem(error.code, error.message));
    return refused(
      problem('XML_MALFORMED', error instanceof Error ? error.message : 'The file is not well-formed XML.'),
    );
  }
}

class Malformed extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const TEXT = '#text';
const CDATA = '#cdata';
const ATTRIBUTES = ':@';

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  textNodeName: TEXT,
  cdataPropName: CDATA,
  // We decode references ourselves, the five of XML and numeric ones only.
  processEntities: false,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

/** What the parser gives for each element: one key with its children, and its attributes under `:@`. */
type RawNode = Readonly<Record<string, readonly RawNode[] | string | Readonly<Record<string, string>>>>;
type Scope = Readonly<Record<string, string>>;

function rootOf(nodes: readonly RawNode[], prefixes: Scope, limits: XmlLimits): XmlElement {
  const roots = nodes.filter((node) => node[TEXT] === undefined);
  const [root] = roots;
  if (root === undefined || roots.length !== 1)
    throw new Malformed('XML_MALFORMED', 'An XML document has exactly one root element.');
  return elementOf(root, { xml: 'http://www.w3.org/XML/1998/namespace' }, prefixes, limits.depth);
}

function elementOf(node: RawNode, outer: Scope, prefixes: Scope, depthLeft: number): XmlElement {
  if (depthLeft === 0) throw new Malformed('XML_TOO_DEEP', 'Elements are nested deeper than in any invoice.');
  const tag = Object.keys(node).find((key) => key !== ATTRIBUTES) ?? '';
  const raw = (node[ATTRIBUTES] ?? {}) as Readonly<Record<string, string>>;
  const { scope, attributes } = readAttributes(raw, outer);
  const children: XmlElement[] = [];
  let text = '';
  for (const child of node[tag] as readonly RawNode[]) {
    if (typeof child[TEXT] === 'string') text += decoded(child[TEXT]);
    else if (Array.isArray(child[CDATA])) text += plainText(child[CDATA]);
    else children.push(elementOf(child, scope, prefixes, depthLeft - 1));
  }
  return { name: nameIn(scope, tag, prefixes), attributes, children, text };
}

function readAttributes(
  raw: Readonly<Record<string, string>>,
  outer: Scope,
): { scope: Scope; attributes: Record<string, string> } {
  let scope = outer;
  const attributes: Record<string, string> = {};
  for (const [name, value] of Object.entries(raw)) {
    if (name === 'xmlns') scope = { ...scope, '': decoded(value) };
    else if (name.startsWith('xmlns:')) scope = { ...scope, [name.slice(6)]: decoded(value) };
    else if (!name.includes(':')) attributes[name] = decoded(value);
  }
  return { scope, attributes };
}

function nameIn(scope: Scope, tag: string, prefixes: Scope): string {
  const colon = tag.indexOf(':');
  const prefix = colon < 0 ? '' : tag.slice(0, colon);
  const namespace = scope[prefix];
  if (namespace === undefined && prefix !== '')
    throw new Malformed('XML_MALFORMED', `The prefix ${prefix} stands for no namespace.`);
  const known = prefixes[namespace ?? ''];
  const local = tag.slice(colon + 1);
  if (known === undefined) return `{${namespace ?? ''}}${local}`;
  return known === '' ? local : `${known}:${local}`;
}

const plainText = (nodes: readonly RawNode[]): string =>
  nodes
    .map((node) => node[TEXT])
    .filter((text) => typeof text === 'string')
    .join('');

function decoded(text: string): string {
  const plain = unescape(text);
  if (plain === undefined)
    throw new Malformed('XML_MALFORMED', 'The file refers to an entity that XML does not define.');
  return plain;
}

const problem = (code: string, message: string): Problem => ({
  code,
  message,
  advice: 'Ask the sender for the invoice as a plain XML file.',
  retry: 'never',
});
