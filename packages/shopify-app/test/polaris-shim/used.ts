import ts from 'typescript';

/** An element of Polaris as the screens write it: its tag, and the names of what is set on it. */
export interface UsedElement {
  readonly tag: string;
  readonly names: readonly string[];
  /** The slot it stands in, where that is written outright. */
  readonly slot: string | undefined;
}

/** The `s-*` elements of a TSX source. */
export function usedElements(path: string, source: string): readonly UsedElement[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: UsedElement[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) {
      const tag = node.tagName.getText();
      if (tag.startsWith('s-')) found.push({ tag, ...readAttributes(node.attributes) });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function readAttributes({ properties }: ts.JsxAttributes): Omit<UsedElement, 'tag'> {
  const written = properties.filter(ts.isJsxAttribute);
  const slot = written.find((attribute) => attribute.name.getText() === 'slot')?.initializer;
  return {
    names: written.map((attribute) => attribute.name.getText()),
    slot: slot !== undefined && ts.isStringLiteral(slot) ? slot.text : undefined,
  };
}
