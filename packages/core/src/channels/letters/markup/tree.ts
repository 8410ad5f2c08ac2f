/** A template as a tree: markup and placeholders nest, so that what a value says can never become markup. */
export type TemplateNode = TemplateElement | Text | Variable | Section;

export interface TemplateElement {
  readonly kind: 'element';
  readonly name: string;
  readonly attributes: readonly TemplateAttribute[];
  readonly children: readonly TemplateNode[];
  readonly line: number;
}

export interface TemplateAttribute {
  readonly name: string;
  readonly value: readonly (Text | Variable)[];
}

export interface Text {
  readonly kind: 'text';
  readonly text: string;
}

/** `{{document.number}}` */
export interface Variable {
  readonly kind: 'variable';
  readonly name: string;
  readonly line: number;
}

/** `{{#items}} … {{/items}}` for each, or if there is something; `{{^items}} … {{/items}}` if there is nothing. */
export interface Section {
  readonly kind: 'section';
  readonly name: string;
  readonly inverted: boolean;
  readonly children: readonly TemplateNode[];
  readonly line: number;
}

/** The tree when its placeholders are filled. */
export type FilledNode = FilledElement | Text;

export interface FilledElement {
  readonly kind: 'element';
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly FilledNode[];
}

/** Thrown inside the letters alone, which turn it into a problem of this code. */
export class TemplateFault extends Error {
  override readonly name = 'TemplateFault';
  readonly code: `TEMPLATE_${string}`;
  readonly advice: string;
  readonly line: number | undefined;

  constructor(code: TemplateFault['code'], message: string, advice: string, line?: number) {
    super(line === undefined ? message : `${message.replace(/\.$/, '')} (line ${line}).`);
    this.code = code;
    this.advice = advice;
    this.line = line;
  }
}
