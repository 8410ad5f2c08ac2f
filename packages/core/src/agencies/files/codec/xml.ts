import { escapeText, isXmlText, parseXml, type XmlElement } from '../../../xml/index.ts';
import { valueOf, type FieldKinds } from './field-kinds.ts';
import {
  isRecord,
  isScalar,
  kindsOf,
  UnreadableFile,
  type JsonRecord,
  type JsonValue,
  type RecordName,
} from './record.ts';

/** Namespace of the files; the members are those of the JSON Schema, each an element of its name. */
export const XML_NAMESPACE = 'urn:quittance:collections:1';
/** The element of each member of an array. */
const ENTRY = 'entry';
const LIMITS = { bytes: 512 * 1024 * 1024, depth: 24 };

/** `<commands records="1"><command>…</command></commands>`; an array is an element with one `<entry>` for each of its members, an empty one is left out. */
export function writeXml(name: RecordName, records: readonly JsonRecord[]): string {
  const head = `<?xml version="1.0" encoding="UTF-8"?>\n<${name}s xmlns="${XML_NAMESPACE}" records="${records.length}">\n`;
  return `${head}${records.map((record) => `${element(name, record)}\n`).join('')}</${name}s>\n`;
}

function element(name: string, value: JsonValue): string {
  return `<${name}>${content(value)}</${name}>`;
}

function content(value: JsonValue): string {
  if (isScalar(value)) return escapeText(xmlText(value.toString()));
  if (!isRecord(value)) return value.map((member) => element(ENTRY, member)).join('');
  return Object.entries(value)
    .filter(([, member]) => !(Array.isArray(member) && member.length === 0))
    .map(([name, member]) => element(name, member))
    .join('');
}

/** XML 1.0 has no place for control characters, not even escaped ones. */
function xmlText(text: string): string {
  if (isXmlText(text)) return text;
  return text.replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
}

export function readXml(name: RecordName, bytes: Uint8Array): readonly JsonRecord[] {
  const parsed = parseXml(bytes, LIMITS);
  if (!parsed.ok) throw new UnreadableFile(parsed.problems[0]?.message ?? 'not well-formed XML');
  const root = parsed.value;
  if (localName(root) !== `${name}s`) throw new UnreadableFile(`the root is ${localName(root)}, not ${name}s`);
  const records = root.children.filter((child) => localName(child) === name);
  const told = root.attributes['records'];
  if (told !== String(records.length))
    throw new UnreadableFile(`${records.length} records instead of the ${told ?? 'unknown number'} of the root`);
  const kinds = kindsOf(name);
  return records.map((record) => membersOf(record, kinds));
}

function membersOf(parent: XmlElement, kinds: FieldKinds): JsonRecord {
  return Object.fromEntries(parent.children.map((child) => [localName(child), read(child, kinds)]));
}

function read(node: XmlElement, kinds: FieldKinds): JsonValue {
  const kind = kinds.get(localName(node));
  if (kind === 'records') return node.children.map((entry) => membersOf(entry, kinds));
  if (kind === 'list') return node.children.map((entry) => entry.text);
  if (kind === 'object' || !node.isLeaf) return membersOf(node, kinds);
  return valueOf(kind, node.text);
}

/** Names carry their namespace in braces, one of ours or none. */
function localName({ name }: XmlElement): string {
  return name.slice(name.lastIndexOf('}') + 1);
}
