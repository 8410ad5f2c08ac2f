import { readFileSync } from 'node:fs';
import { parseXml, type XmlElement } from '../../../src/xml/index.ts';

/**
 * For each published rule a document that breaks it and a near one that does not, as edits of a few lawful documents. A line of a table is
 * `id, document, edits that break it, edits that do not`; edits are joined by ` & `:
 * `path=text`, `path/@attribute=value`, `-path` (removes), `x2 path` (doubles), `+ path=<xml/>` (adds). The outcomes are the official ones.
 */
export interface Pair {
  readonly id: string;
  readonly fires: Uint8Array;
  readonly near: Uint8Array;
}

const load = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

export function pairs(syntax: 'ubl' | 'cii' | 'cdar'): Pair[] {
  return load(`pairs-${syntax}.tsv`)
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [id = '', document = '', fires = '', near = ''] = line.split('\t');
      return { id, fires: edited(`${document}.xml`, fires), near: edited(`${document}.xml`, near) };
    });
}

interface Node {
  readonly name: string;
  readonly attributes: Record<string, string>;
  text: string;
  readonly children: Node[];
}

function edited(document: string, edits: string): Uint8Array {
  const source = load(document);
  const root = nodeOf(parsed(source));
  for (const edit of edits === '' ? [] : edits.split(' & ')) apply(root, edit);
  return new TextEncoder().encode(textOf(root, namespacesOf(source)));
}

function apply(root: Node, edit: string): void {
  const [, sign, path = '', attribute, value = ''] = /^(-|x2 |\+ )?([^=]*?)(?:\/@(\w+))?(?:=(.*))?$/.exec(edit) ?? [];
  let parent = root;
  let node = root;
  for (const step of path === '' ? [] : path.split('/')) {
    const [, name, position = '1'] = /^(.+?)(?:\[(\d+)\])?$/.exec(step) ?? [];
    const found = node.children.filter((child) => child.name === name)[Number(position) - 1];
    if (found === undefined) throw new Error(`${edit}: there is no ${step}`);
    [parent, node] = [node, found];
  }
  const index = parent.children.indexOf(node);
  if (sign === '+ ') node.children.push(...nodeOf(parsed(`<x ${FRAGMENT}>${value}</x>`)).children);
  else if (sign === 'x2 ') parent.children.splice(index, 0, structuredClone(node));
  else if (sign === '-' && attribute === undefined) parent.children.splice(index, 1);
  else if (sign === '-') delete node.attributes[attribute ?? ''];
  else if (attribute !== undefined) node.attributes[attribute] = value;
  else node.text = value;
}

const FRAGMENT =
  'xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"' +
  ' xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"' +
  ' xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"';

function parsed(text: string): XmlElement {
  const result = parseXml(new TextEncoder().encode(text));
  if (!result.ok) throw new Error(result.problems[0]?.message);
  return result.value;
}

const nodeOf = ({ name, attributes, text, children }: XmlElement): Node => ({
  name,
  attributes: { ...attributes },
  text: children.length > 0 ? '' : text,
  children: children.map(nodeOf),
});

const namespacesOf = (source: string): string =>
  [...source.matchAll(/ xmlns:\w+="[^"]*"/g)].map(([declaration]) => declaration).join('');
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

function textOf({ name, attributes, text, children }: Node, namespaces: string): string {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  return `<${name}${given.join('')}${namespaces}>${escaped(text)}${children.map((child) => textOf(child, '')).join('')}</${name}>`;
}
