import { type TemplateAttribute, type TemplateElement, TemplateFault, type TemplateNode } from './tree.ts';

const HTML =
  'p br hr strong b em i u s small span div a ul ol li h1 h2 h3 table caption thead tbody tfoot tr th td blockquote abbr'.split(
    ' ',
  );
const CONTENT = ['mj-text', 'mj-table', 'mj-button', 'mj-image', 'mj-divider', 'mj-spacer'];

/** What may stand in what; everything else that HTML and MJML know (scripts, forms, includes, raw parts, styles) may not. */
const INSIDE: Readonly<Record<string, readonly string[]>> = {
  '': ['mjml'],
  mjml: ['mj-head', 'mj-body'],
  'mj-head': ['mj-title', 'mj-preview', 'mj-attributes'],
  'mj-title': [],
  'mj-preview': [],
  'mj-attributes': ['mj-all', 'mj-body', 'mj-section', 'mj-column', ...CONTENT],
  'mj-body': ['mj-wrapper', 'mj-section'],
  'mj-wrapper': ['mj-section'],
  'mj-section': ['mj-column', 'mj-group'],
  'mj-group': ['mj-column'],
  'mj-column': CONTENT,
  'mj-text': HTML,
  'mj-table': HTML,
  'mj-button': ['br', 'strong', 'b', 'em', 'i', 'span'],
  'mj-image': [],
  'mj-divider': [],
  'mj-spacer': [],
  'mj-all': [],
  ...Object.fromEntries(HTML.map((name) => [name, HTML])),
};
/** Elements whose own text is shown, or hidden on purpose. */
const WITH_TEXT: ReadonlySet<string> = new Set([...HTML, 'mj-title', 'mj-preview', 'mj-text', 'mj-table', 'mj-button']);

const LINK = /^(?:https:\/\/[^\s"'<>]+|mailto:[^\s"'<>]+|tel:[\d+ ().-]+)$/;
const LINK_VARIABLE = /(?:^|\.)[a-zA-Z]*Link$|^sender\.(?:email|website)$/;
const FREE_TEXT: ReadonlySet<string> = new Set(['alt', 'title']);
const STYLING_VARIABLE = /^(?:brand\.\w+|language|logo\.width)$/;
/** What fetches, runs or hides what it does. */
const UNSAFE_VALUE = /url\s*\(|@import|expression|javascript:|behavior|\\|<|&/i;
const UNSAFE_NAME = /^on|^background-url$|^srcset$|^action$|^formaction$|^poster$|^data|^path$/;

/** Throws a {@link TemplateFault} for the first thing that a letter must not hold: code, remote pictures, links that are none. */
export function refuseUnsafe(nodes: readonly TemplateNode[], parent = ''): void {
  for (const node of nodes) {
    if (node.kind === 'section') refuseUnsafe(node.children, parent);
    else if (node.kind === 'element') {
      if (INSIDE[parent]?.includes(node.name) !== true) throw notAllowed(node, parent);
      for (const attribute of node.attributes) refuseAttribute(node, attribute);
      refuseUnsafe(node.children, node.name);
    } else if (!WITH_TEXT.has(parent) && (node.kind === 'variable' || node.text.trim() !== ''))
      throw fault(
        `Text stands in ${parent === '' ? 'no element' : `<${parent}>`}, which holds none.`,
        'Put it into <mj-text>.',
      );
  }
}

function refuseAttribute({ name: element, line }: TemplateElement, { name, value }: TemplateAttribute): void {
  const literal = value.map((part) => (part.kind === 'text' ? part.text : '')).join('');
  const variables = value.flatMap((part) => (part.kind === 'variable' ? [part.name] : []));
  const only = literal === '' && variables.length === 1 ? variables[0] : undefined;
  if (UNSAFE_NAME.test(name))
    throw fault(`The attribute ${name} is not allowed in <${element}>.`, 'Leave it out.', line);
  if (name === 'href') {
    const isMail = literal === 'mailto:' && variables.join() === 'sender.email';
    const isLink = only === undefined ? variables.length === 0 && LINK.test(literal) : LINK_VARIABLE.test(only);
    if (!isLink && !isMail)
      throw fault(
        'A link is neither https:, mailto: or tel: nor one of the placeholders for links.',
        'Correct the address of the link.',
        line,
      );
  } else if (name === 'src') {
    if (only !== 'logo.source')
      throw fault(
        'A picture comes from elsewhere; mail programs ask for it, and tell that the letter was opened.',
        'Use {{logo.source}}: the logo travels within the letter.',
        line,
      );
  } else if (!FREE_TEXT.has(name)) {
    if (UNSAFE_VALUE.test(literal))
      throw fault(`The attribute ${name} holds what a letter must not hold.`, 'Leave it out.', line);
    const foreign = variables.find((variable) => !STYLING_VARIABLE.test(variable));
    if (foreign !== undefined)
      throw fault(
        `{{${foreign}}} stands in the attribute ${name}.`,
        'Write it as text: what customers’ data say must not style the letter.',
        line,
      );
  }
}

const notAllowed = ({ name, line }: TemplateElement, parent: string): TemplateFault =>
  fault(
    `<${name}> is not allowed ${parent === '' ? 'outside <mjml>' : `in <${parent}>`}.`,
    'Use the elements of the template that comes with the product.',
    line,
  );

const fault = (message: string, advice: string, line?: number): TemplateFault =>
  new TemplateFault('TEMPLATE_NOT_ALLOWED', message, advice, line);
