import { escapeAttribute, escapeText } from '../../../xml/index.ts';
import { VOID } from './parse.ts';
import type { FilledNode } from './tree.ts';

/** The filled tree as the MJML it was read from: what was checked is what is rendered, and every value is escaped. */
export function toMjml(nodes: readonly FilledNode[]): string {
  return nodes.map(written).join('');
}

function written(node: FilledNode): string {
  if (node.kind === 'text') return escapeText(node.text);
  const attributes = Object.entries(node.attributes)
    .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
    .join('');
  // HTML knows no empty tag but its own few; MJML's components are none of HTML's.
  const isEmpty = node.children.length === 0 && (VOID.has(node.name) || node.name.startsWith('mj-'));
  if (isEmpty) return `<${node.name}${attributes} />`;
  return `<${node.name}${attributes}>${toMjml(node.children)}</${node.name}>`;
}
