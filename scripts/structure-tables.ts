// Writes the tables of rules/structure from the published schemas, by hand when a new version of them comes out:
// node scripts/structure-tables.ts NAME OUT.ts FILE.xsd…
// Of each file the first element is a root. What a file imports is found by its schemaLocation; what is imported without one (UBL's core component
// types) is named on the command line: UBL rules/structure/ubl.ts CCTS_CCT_SchemaModule.xsd UBL-Invoice-2.1.xsd UBL-CreditNote-2.1.xsd
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { NAMESPACES, parseXml, type XmlElement } from '../packages/core/src/xml/index.ts';

const XSD = '{http://www.w3.org/2001/XMLSchema}';

interface Declared {
  readonly node: XmlElement;
  readonly schema: Schema;
}

interface Schema {
  readonly namespace: string;
  readonly prefixes: ReadonlyMap<string, string>;
  readonly qualified: boolean;
}

const types = new Map<string, Declared>();
const elements = new Map<string, Declared>();
const loaded = new Set<string>();
const groups = new Map<string, string>();
const leaves = new Map<string, string>();
const leafOfType = new Map<string, string>();

const [name = '', out = '', ...files] = process.argv.slice(2);
const rootElements = files.map((file) => load(resolve(file))).filter((root) => root !== '');
const rootTokens = rootElements.map((qualified) => `${short(qualified)}=${typeOf(elements.get(qualified))}`);
writeFileSync(out, source());

/** Reads a schema and what it imports; answers its first global element. */
function load(file: string): string {
  if (loaded.has(file)) return '';
  loaded.add(file);
  const bytes = readFileSync(file);
  const parsed = parseXml(bytes);
  if (!parsed.ok) throw new Error(`${file}: ${JSON.stringify(parsed.problems)}`);
  const root = parsed.value;
  // The parser resolves prefixes and forgets them; types are named by prefix in attribute values.
  const head = /<xsd?:schema\b[^>]*>/.exec(bytes.toString('utf8'))?.[0] ?? '';
  const prefixes = new Map(
    [...head.matchAll(/xmlns:?([\w-]*)="([^"]*)"/g)].map(([, prefix = '', uri = '']) => [prefix, uri]),
  );
  const namespace = root.attributes['targetNamespace'] ?? '';
  const schema = { namespace, prefixes, qualified: root.attributes['elementFormDefault'] === 'qualified' };
  let first = '';
  for (const node of root.children) {
    const key = `{${namespace}}${node.attributes['name']}`;
    if (node.name === `${XSD}element`) {
      elements.set(key, { node, schema });
      first ||= key;
    } else if (node.name === `${XSD}complexType` || node.name === `${XSD}simpleType`) types.set(key, { node, schema });
    else if (node.name === `${XSD}import` || node.name === `${XSD}include`) {
      const { schemaLocation = '' } = node.attributes;
      if (schemaLocation !== '' && !/xmldsig|Signature/.test(schemaLocation)) load(join(dirname(file), schemaLocation));
    }
  }
  return first;
}

function expand(qname: string, { prefixes }: Schema): string {
  const [prefix, local] = qname.includes(':') ? qname.split(':') : ['', qname];
  return `{${prefixes.get(prefix ?? '') ?? ''}}${local}`;
}

/** `cbc:ID`, as the product's XML reader calls it. */
function short(expanded: string): string {
  const [, uri = '', local = ''] = /^\{(.*)\}(.*)$/.exec(expanded) ?? [];
  const prefix = NAMESPACES[uri];
  if (prefix === undefined) throw new Error(`No prefix for ${uri}`);
  return `${prefix}:${local}`;
}

/** The name in our tables of the type that an element has. */
function typeOf(declared: Declared | undefined): string {
  if (declared === undefined) throw new Error('An element is not declared');
  const { node, schema } = declared;
  const named = node.attributes['type'];
  if (named === undefined) {
    const inner = node.children.find((child) => child.name === `${XSD}complexType`);
    if (inner === undefined) throw new Error(`${node.attributes['name']} has no type`);
    return describe(`${node.attributes['name']}Content`, { node: inner, schema });
  }
  const key = expand(named, schema);
  if (key.startsWith(XSD)) return leaf(key.slice(XSD.length), new Map(), key.slice(XSD.length));
  const type = types.get(key);
  if (type === undefined) throw new Error(`No type ${key}`);
  return describe(key, type);
}

function describe(key: string, { node, schema }: Declared): string {
  const known = leafOfType.get(key);
  if (known !== undefined) return known;
  const local = key.replace(/^\{.*\}/, '').replace(/Type$/, '');
  const content = node.children.find((child) => /(?:sequence|choice)$/.test(child.name));
  if (content === undefined) {
    const { base, attributes } = simple(node, schema);
    const made = leaf(base, attributes, local);
    leafOfType.set(key, made);
    return made;
  }
  const called = [...groups.keys()].includes(local) ? `${local}_${groups.size}` : local;
  leafOfType.set(key, called);
  groups.set(called, '');
  groups.set(called, particles(content, schema).join(' '));
  return called;
}

function particles(content: XmlElement, schema: Schema): string[] {
  const inside = content.children.flatMap((child): string[] => {
    if (child.name === `${XSD}element`) return [particle(child, schema)];
    if (child.name === `${XSD}any`) return ['any'];
    if (child.name === `${XSD}choice`) return particles(child, schema);
    if (child.name === `${XSD}annotation`) return [];
    throw new Error(`${child.name} in a content model`);
  });
  return content.name === `${XSD}choice` ? [`(${inside.join('|')})`] : inside;
}

function particle(node: XmlElement, schema: Schema): string {
  const { ref, minOccurs = '1', maxOccurs = '1' } = node.attributes;
  const occurs = ({ '1 1': '!', '0 1': '?', '0 unbounded': '*', '1 unbounded': '+' } as Record<string, string>)[
    `${minOccurs} ${maxOccurs}`
  ];
  if (occurs === undefined) throw new Error(`${minOccurs}..${maxOccurs}`);
  if (ref !== undefined) {
    const key = expand(ref, schema);
    return NAMESPACES[key.slice(1, key.indexOf('}'))] === undefined
      ? 'any'
      : `${short(key)}${occurs}${typeOf(elements.get(key))}`;
  }
  return `${short(`{${schema.namespace}}${node.attributes['name']}`)}${occurs}${typeOf({ node, schema })}`;
}

/** What a text may be and which attributes it may have, through all types that it derives from. */
function simple(node: XmlElement, schema: Schema): { base: string; attributes: Map<string, boolean> } {
  if (node.name === `${XSD}simpleType`) {
    const base = node.find(`${XSD}restriction`)?.attributes['base'];
    return base === undefined ? { base: 'string', attributes: new Map() } : ofBase(base, schema);
  }
  const derivation = node
    .find(`${XSD}simpleContent`)
    ?.children.find((child) => /extension|restriction/.test(child.name));
  const { base, attributes } = ofBase(derivation?.attributes['base'] ?? 'xsd:string', schema);
  for (const attribute of derivation?.all(`${XSD}attribute`) ?? [])
    attributes.set(attribute.attributes['name'] ?? '', attribute.attributes['use'] === 'required');
  return { base, attributes };
}

function ofBase(qname: string, schema: Schema): { base: string; attributes: Map<string, boolean> } {
  const key = expand(qname, schema);
  if (key.startsWith(XSD)) return { base: key.slice(XSD.length), attributes: new Map() };
  const type = types.get(key);
  if (type === undefined) throw new Error(`No type ${key}`);
  return simple(type.node, type.schema);
}

/** Types that allow the same are one. */
function leaf(base: string, attributes: ReadonlyMap<string, boolean>, called: string): string {
  const kind =
    {
      decimal: 'decimal',
      date: 'date',
      time: 'time',
      dateTime: 'dateTime',
      boolean: 'boolean',
      base64Binary: 'base64',
    }[base] ?? 'text';
  const says = [kind, ...[...attributes].map(([attribute, required]) => `${attribute}${required ? '!' : '?'}`)].join(
    ' ',
  );
  const same = leaves.get(says);
  if (same !== undefined) return same;
  const taken = new Set([...leaves.values(), ...groups.keys()]);
  const unique = taken.has(called) ? `${called}${leaves.size}` : called;
  leaves.set(says, unique);
  return unique;
}

function source(): string {
  const lines = (map: Iterable<readonly [string, string]>) =>
    [...map].map(([key, says]) => `${key} ${says}`.trim()).join('\n');
  return `// Written by scripts/structure-tables.ts from the published schemas; see schema.ts for how to read it.
import type { SchemaTable } from './schema.ts';

export const ${name}: SchemaTable = {
  roots: '${rootTokens.join(' ')}',
  leaves: \`
${lines([...leaves].map(([says, called]) => [called, says] as const))}
\`,
  groups: \`
${lines(groups)}
\`,
};
`;
}
