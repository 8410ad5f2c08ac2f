import ts from 'typescript';

/** Attributes whose value people read or hear. */
const SPOKEN =
  /^(?:aria-label|aria-description|aria-placeholder|aria-valuetext|accessibilityLabel|alt|title|heading|label|details|placeholder|content|description|hint|any|error)$/;
/** Calls whose first argument people read. */
const SPOKEN_CALLS = /^toast\.\w+$/;

/** Texts a person would read that stand in the source instead of the language files. For the tests of these screens. */
export function hardCodedTexts(path: string, source: string): string[] {
  const file = ts.createSourceFile(
    path,
    source,
    ts.ScriptTarget.Latest,
    true,
    path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && hasWords(node.text)) found.push(node.text.trim());
    if (ts.isJsxAttribute(node) && SPOKEN.test(node.name.getText()) && node.initializer !== undefined)
      found.push(...literals(node.initializer));
    if (ts.isJsxExpression(node) && node.expression !== undefined && !ts.isJsxAttribute(node.parent))
      found.push(...literals(node.expression));
    if (ts.isCallExpression(node) && SPOKEN_CALLS.test(node.expression.getText()))
      found.push(...node.arguments.slice(0, 1).flatMap(literals));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** String literals that an expression can come out as. */
function literals(node: ts.Node): string[] {
  if (ts.isStringLiteralLike(node)) return hasWords(node.text) ? [node.text] : [];
  if (ts.isJsxExpression(node)) return node.expression === undefined ? [] : literals(node.expression);
  if (ts.isParenthesizedExpression(node)) return literals(node.expression);
  if (ts.isConditionalExpression(node)) return [...literals(node.whenTrue), ...literals(node.whenFalse)];
  if (ts.isBinaryExpression(node) && LOGICAL.has(node.operatorToken.kind))
    return [...literals(node.left), ...literals(node.right)];
  if (ts.isTemplateExpression(node))
    return [node.head, ...node.templateSpans.map((span) => span.literal)].flatMap(({ text }) =>
      hasWords(text) ? [text] : [],
    );
  return [];
}

const LOGICAL = new Set([
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);

function hasWords(text: string): boolean {
  return /\p{L}/u.test(text);
}

/** Keys named outright: in `t('…')`, in `tOr('…')` and in tables of keys such as `{ key: '…' }`. */
export function usedKeys(source: string): string[] {
  const calls = source.matchAll(/\bt(?:Or)?\(\s*'([\w.-]+)'/g);
  const tables = source.matchAll(
    /(?:\w: |\? )'((?:error|validation|settings|erp|filters|causes|documents|timeline)\.[\w.-]+)'/g,
  );
  return [...calls, ...tables].flatMap(([, key]) => key ?? []);
}
