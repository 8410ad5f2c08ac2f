import { type TemplateAttribute, TemplateFault, type TemplateNode, type Text, type Variable } from './tree.ts';

/** One token: a comment, an end tag, a start tag, a placeholder, or text up to the next of them. */
const TOKEN =
  /<!--[\s\S]*?-->|<\/(?<end>[a-z][a-z\d-]*)\s*>|<(?<start>[a-z][a-z\d-]*)(?<attributes>(?:\s+[a-z][a-z-]*\s*=\s*"[^"<]*")*)\s*(?<empty>\/?)>|\{\{(?<mark>[#^/]?)\s*(?<name>[a-zA-Z][\w.]*)\s*\}\}|(?<text>[^<{]+|\{(?!\{))/gy;
const ATTRIBUTE = /([a-z][a-z-]*)\s*=\s*"([^"<]*)"/g;
const PLACEHOLDER = /\{\{\s*([a-zA-Z][\w.]*)\s*\}\}/g;

/** Elements of HTML that hold nothing; `<br>` may be written like that. */
export const VOID: ReadonlySet<string> = new Set(['br', 'hr', 'img']);
/** Deeper than any letter. */
const DEEPEST = 40;

/** What is open while it is read: an element or a section, and what it holds so far. */
interface Open {
  readonly name: string;
  readonly close: (children: readonly TemplateNode[]) => TemplateNode;
  readonly children: TemplateNode[];
  readonly isSection: boolean;
  readonly line: number;
}

/** Reads markup with placeholders. Throws a {@link TemplateFault} that names the line. */
export function parseMarkup(source: string): readonly TemplateNode[] {
  const root: Open = { name: '', close: () => NOTHING, children: [], isSection: false, line: 1 };
  const stack: Open[] = [root];
  const top = () => stack.at(-1) ?? root;
  let line = 1;
  let at = 0;
  for (const { 0: token, index, groups = {} } of source.matchAll(TOKEN)) {
    const { start, end, attributes = '', empty, mark, name, text } = groups;
    const isEmpty = empty === '/' || (start !== undefined && VOID.has(start));
    if (text !== undefined) top().children.push({ kind: 'text', text: decoded(text, line) });
    else if (start !== undefined) open(element(start, attributesOf(attributes, line), line), isEmpty);
    else if (end !== undefined && !VOID.has(end)) close(end, false, `</${end}>`);
    else if (name !== undefined && mark === '') top().children.push({ kind: 'variable', name, line });
    else if (name !== undefined && mark === '/') close(name, true, token);
    else if (name !== undefined) open(section(name, mark === '^', line), false);
    line += linesIn(token);
    at = index + token.length;
  }
  if (at < source.length)
    throw syntax(`Something here is neither text nor a tag nor a placeholder: ${source.slice(at, at + 20)}`, line);
  if (stack.length > 1)
    throw syntax(`${top().isSection ? `{{#${top().name}}}` : `<${top().name}>`} is never closed.`, top().line);
  return root.children;

  function open(opened: Open, isEmpty: boolean): void {
    if (stack.length > DEEPEST) throw syntax('The template is nested too deeply.', line);
    if (isEmpty) top().children.push(opened.close([]));
    else stack.push(opened);
  }

  function close(name: string, isSection: boolean, shown: string): void {
    const opened = top();
    if (stack.length === 1 || opened.name !== name || opened.isSection !== isSection)
      throw syntax(`${shown} closes nothing that is open here.`, line);
    stack.pop();
    top().children.push(opened.close(opened.children));
  }
}

const NOTHING: Text = { kind: 'text', text: '' };

const linesIn = (text: string): number => text.split('\n').length - 1;

const element = (name: string, attributes: readonly TemplateAttribute[], line: number): Open => ({
  name,
  close: (children) => ({ kind: 'element', name, attributes, children, line }),
  children: [],
  isSection: false,
  line,
});

const section = (name: string, inverted: boolean, line: number): Open => ({
  name,
  close: (children) => ({ kind: 'section', name, inverted, children, line }),
  children: [],
  isSection: true,
  line,
});

function attributesOf(source: string, line: number): TemplateAttribute[] {
  return Array.from(source.matchAll(ATTRIBUTE), ([, name = '', value = '']) => ({
    name,
    value: parseText(value, line),
  }));
}

/** Text with placeholders and without markup: an attribute, a subject. */
export function parseText(source: string, line = 1): (Text | Variable)[] {
  const parts: (Text | Variable)[] = [];
  let at = 0;
  for (const { 0: token, 1: name = '', index } of source.matchAll(PLACEHOLDER)) {
    if (index > at) parts.push({ kind: 'text', text: decoded(source.slice(at, index), line) });
    parts.push({ kind: 'variable', name, line });
    at = index + token.length;
  }
  if (at < source.length) parts.push({ kind: 'text', text: decoded(source.slice(at), line) });
  if (parts.some((part) => part.kind === 'text' && part.text.includes('{{')))
    throw syntax('A placeholder is not written like {{document.number}}.', line);
  return parts;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

function decoded(text: string, line: number): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi,
    (entity, decimal?: string, hex?: string, name?: string) => {
      const code = Number.parseInt(decimal ?? hex ?? '', decimal === undefined ? 16 : 10);
      const character = name === undefined ? characterOf(code) : ENTITIES[name];
      if (character === undefined) throw syntax(`${entity} is not known here; write the character itself.`, line);
      return character;
    },
  );
}

/** No control characters and no halves of characters, by number neither. */
function characterOf(code: number): string | undefined {
  const isPlain =
    (code >= 32 && code < 0x7f) || (code >= 0xa0 && code < 0xd800) || (code >= 0xe000 && code <= 0x10ffff);
  return isPlain ? String.fromCodePoint(code) : undefined;
}

const syntax = (message: string, line: number): TemplateFault =>
  new TemplateFault(
    'TEMPLATE_SYNTAX',
    message,
    'Correct the template at that line, or go back to the one that comes with the product.',
    line,
  );
