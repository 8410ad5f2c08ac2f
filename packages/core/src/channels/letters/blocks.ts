import type { LetterBlock, LetterTable } from '../letter-block.ts';
import type { FilledElement, FilledNode } from './markup/tree.ts';

/** What the filled template says, block by block. */
export function blocksOf(nodes: readonly FilledNode[]): readonly LetterBlock[] {
  return nodes.flatMap((node) => (node.kind === 'text' ? [] : blocksOfElement(node)));
}

function blocksOfElement(element: FilledElement): readonly LetterBlock[] {
  switch (element.name) {
    case 'mj-head':
      return [];
    case 'mj-text':
      return element.attributes['css-class'] === 'foot'
        ? [{ kind: 'foot', text: lineOf(element.children) }]
        : flowOf(element.children);
    case 'mj-table':
      return [tableOf(element.children)];
    case 'mj-button':
      return [{ kind: 'action', text: lineOf(element.children), url: element.attributes['href'] ?? '' }];
    case 'mj-divider':
      return [{ kind: 'rule' }];
    default:
      return blocksOf(element.children);
  }
}

const ENDS_PARAGRAPH: ReadonlySet<string> = new Set('p div h1 h2 h3 ul ol table blockquote hr'.split(' '));

/** Text with elements in between: what is in line flows together, what is not begins a block of its own. */
function flowOf(nodes: readonly FilledNode[]): readonly LetterBlock[] {
  const blocks: LetterBlock[] = [];
  let inline: FilledNode[] = [];
  const finish = () => {
    const text = lineOf(inline);
    if (text !== '') blocks.push({ kind: 'paragraph', text });
    inline = [];
  };
  for (const node of nodes) {
    if (node.kind === 'text' || !ENDS_PARAGRAPH.has(node.name)) inline.push(node);
    else {
      finish();
      blocks.push(...blockOf(node));
    }
  }
  finish();
  return blocks;
}

function blockOf(element: FilledElement): readonly LetterBlock[] {
  if (/^h[1-3]$/.test(element.name)) return [{ kind: 'heading', text: lineOf(element.children) }];
  if (element.name === 'hr') return [{ kind: 'rule' }];
  if (element.name === 'table') return [tableOf(element.children)];
  if (element.name === 'ul' || element.name === 'ol')
    return [{ kind: 'list', items: everywhere(element.children, 'li').map((item) => lineOf(item.children)) }];
  return flowOf(element.children);
}

/** Text in line: blanks run together, `<br>` begins a line, a link is followed by where it leads. */
function lineOf(nodes: readonly FilledNode[]): string {
  return rawText(nodes)
    .replace(/[ \t\r\n]+/g, ' ')
    .replace(/ ?\u0001 ?/g, '\n')
    .trim();
}

function rawText(nodes: readonly FilledNode[]): string {
  return nodes
    .map((node) => {
      if (node.kind === 'text') return node.text;
      if (node.name === 'br') return '\u0001';
      const text = rawText(node.children);
      const url = node.name === 'a' ? (node.attributes['href'] ?? '') : '';
      const isSaid = url === '' || text === url || url === `mailto:${text}`;
      return isSaid ? text : `${text}: ${url}`;
    })
    .join('');
}

function tableOf(nodes: readonly FilledNode[]): LetterTable {
  const rows = everywhere(nodes, 'tr').map((row) =>
    row.children.filter((node): node is FilledElement => node.kind === 'element' && /^t[hd]$/.test(node.name)),
  );
  const [first = []] = rows;
  const isHeader = first.length > 0 && first.every(({ attributes }) => attributes['scope'] === 'col');
  const body = isHeader ? rows.slice(1) : rows;
  const columns = Math.max(0, ...rows.map((row) => row.reduce((sum, one) => sum + spanOf(one), 0)));
  const right = Array.from({ length: columns }, (_, column) =>
    body.some((row) => cellAt(row, column)?.attributes['align'] === 'right'),
  );
  return {
    kind: 'table',
    ...(isHeader && { header: first.map(({ children }) => lineOf(children)) }),
    rows: body.map((row) => row.flatMap((one) => [lineOf(one.children), ...Array<string>(spanOf(one) - 1).fill('')])),
    right,
  };
}

/** How many columns a cell takes. */
function spanOf({ attributes }: FilledElement): number {
  const span = Number(attributes['colspan'] ?? 1);
  return Number.isInteger(span) && span >= 1 && span <= 20 ? span : 1;
}

function cellAt(row: readonly FilledElement[], column: number): FilledElement | undefined {
  let at = 0;
  for (const one of row) {
    if (at === column) return one;
    at += spanOf(one);
  }
  return undefined;
}

/** Elements of that name, at any depth. */
function everywhere(nodes: readonly FilledNode[], name: string): FilledElement[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'text') return [];
    return node.name === name ? [node] : everywhere(node.children, name);
  });
}
