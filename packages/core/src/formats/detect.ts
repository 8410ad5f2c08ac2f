import { decodeXml, NAMESPACES } from '../xml/index.ts';
import { type ProfileId, profileOf } from './profiles.ts';

/** What a file is, as far as its beginning tells. */
export interface Format {
  readonly syntax: 'ubl' | 'cii' | 'cdar' | 'edifact' | 'pdf' | 'json' | 'zugferd1' | 'order-x' | 'unknown';
  readonly profile?: ProfileId;
  /** BT-24 as it stands. */
  readonly specification?: string;
  /** The root element of XML: `ubl:Invoice`, `{urn:of:another}Order`. */
  readonly root?: string;
}

const SYNTAX_OF_ROOT: Readonly<Record<string, Format['syntax']>> = {
  'ubl:Invoice': 'ubl',
  'cn:CreditNote': 'ubl',
  'rsm:CrossIndustryInvoice': 'cii',
  'cdar:CrossDomainAcknowledgementAndResponse': 'cdar',
  '{urn:ferd:CrossIndustryDocument:invoice:1p0}CrossIndustryDocument': 'zugferd1',
  '{urn:un:unece:uncefact:data:SCRDMCCBDACIOMessageStructure:100}SCRDMCCBDACIOMessageStructure': 'order-x',
};

/** Where BT-24 stands: near the beginning in every syntax. */
const SPECIFICATION =
  /<(?:[\w.-]+:)?(?:CustomizationID(?:\s[^<>]*)?|(?:Guideline)?SpecifiedDocumentContextParameter(?:\s[^<>]*)?>\s*<(?:[\w.-]+:)?ID(?:\s[^<>]*)?)>([^<]*)</;

/** Long enough for a licence comment and a wall of namespaces. */
const HEAD = 65_536;

/**
 * What the bytes are, by their content alone: neither the file's name nor a prefix counts. Only the beginning is looked at, so that this
 * costs the same for a file of any size; that the file is whole and right is for its reader to find out.
 */
export function detectFormat(bytes: Uint8Array): Format {
  const head = bytes.subarray(0, HEAD);
  const start = latin1(head.subarray(0, 1024));
  if (start.includes('%PDF-')) return { syntax: 'pdf' };
  const text = decodedHead(head)?.trimStart();
  if (text === undefined) return { syntax: /^\s*UN[AB]/.test(start) ? 'edifact' : 'unknown' };
  if (/^UN[AB]/.test(text)) return { syntax: 'edifact' };
  if (/^[{[]/.test(text)) return { syntax: 'json' };
  return formatOfXml(withoutComments(text));
}

/** Cut where the last one does not end. Not by a pattern, which would look for that end from every beginning anew. */
function withoutComments(text: string): string {
  let kept = '';
  let at = 0;
  for (let start = text.indexOf('<!--'); start >= 0; start = text.indexOf('<!--', at)) {
    kept += text.slice(at, start);
    const end = text.indexOf('-->', start + '<!--'.length);
    if (end < 0) return kept;
    at = end + '-->'.length;
  }
  return kept + text.slice(at);
}

function formatOfXml(text: string): Format {
  const tag = /<(?:([^\s<>/?!:]+):)?([^\s<>/?!:]+)((?:\s[^<>]*)?)>/.exec(text);
  if (tag === null) return { syntax: 'unknown' };
  const [, prefix, name = '', attributes = ''] = tag;
  const uri = namespaceIn(attributes, prefix);
  const root = uri === undefined ? name : uri in NAMESPACES ? `${NAMESPACES[uri]}:${name}` : `{${uri}}${name}`;
  const syntax = SYNTAX_OF_ROOT[root] ?? 'unknown';
  if (syntax === 'unknown') return { syntax, root };
  const specification = withoutEntities(SPECIFICATION.exec(text)?.[1]?.trim());
  const profile = syntax === 'ubl' || syntax === 'cii' ? profileOf(specification)?.id : undefined;
  return { syntax, root, ...(specification ? { specification } : {}), ...(profile ? { profile } : {}) };
}

function namespaceIn(attributes: string, prefix: string | undefined): string | undefined {
  const wanted = prefix === undefined ? 'xmlns' : `xmlns:${prefix}`;
  for (const [, name, , value] of attributes.matchAll(/(?<=\s)([^\s=]+)\s*=\s*(["'])(.*?)\2/g))
    if (name === wanted) return value;
  return undefined;
}

/** The beginning as text, cut where a character ends. */
function decodedHead(head: Uint8Array): string | undefined {
  for (let cut = 0; cut < 4; cut += 1) {
    const text = decodeXml(head.subarray(0, head.length - cut));
    if (text !== undefined) return text;
    if (head.length < HEAD) return undefined;
  }
  return undefined;
}

const withoutEntities = (text: string | undefined): string | undefined =>
  text?.replaceAll('&#35;', '#').replaceAll('&#x23;', '#');

const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes);
