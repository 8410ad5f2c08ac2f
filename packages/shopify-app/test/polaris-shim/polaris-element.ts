import facts from 'virtual:polaris-elements';

/** Fields that an element keeps itself rather than in an attribute. */
const OWN_FIELDS = new Set([
  'value',
  'checked',
  'values',
  'defaultValue',
  'defaultChecked',
  'children',
  'id',
  'hidden',
  'lang',
  'slot',
]);

/**
 * What every stand-in shares: an open shadow root, and for each field of Shopify's manifest a property that is kept as an attribute, so
 * that CSS draws by it and React may set either. `update` runs after every change.
 */
export class PolarisElement extends HTMLElement {
  static css = '';
  static html = '<slot></slot>';
  protected readonly root: ShadowRoot;
  #drawn = false;

  constructor() {
    super();
    this.root = this.attachShadow({
      mode: 'open',
      delegatesFocus: (this.constructor as typeof PolarisElement).focuses,
    });
  }

  static focuses = false;

  connectedCallback(): void {
    this.draw();
    this.update();
  }

  attributeChangedCallback(): void {
    if (this.#drawn) this.update();
  }

  protected draw(): void {
    if (this.#drawn) return;
    const { css, html } = this.constructor as typeof PolarisElement;
    this.root.innerHTML = `<style>${BASE}${css}</style>${html}`;
    this.#drawn = true;
    this.ready();
  }

  /** Once, when the shadow tree is there. */
  protected ready(): void {}
  /** After every change of an attribute. */
  protected update(): void {}

  protected text(name: string): string {
    return this.getAttribute(name) ?? '';
  }

  protected piece<E extends Element = HTMLElement>(selector: string): E {
    const found = this.root.querySelector<E>(selector);
    if (found === null) throw new Error(`${this.localName} has no ${selector}`);
    return found;
  }
}

const BASE = `:host{box-sizing:border-box} *,*::before,*::after{box-sizing:border-box} [hidden]{display:none!important}
.visually-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap;margin:0}`;

type Constructor = typeof PolarisElement & CustomElementConstructor;

/** Registers a stand-in under its tag, with the fields the manifest gives it. */
export function define(tag: string, element: Constructor): void {
  const fields = Object.entries(facts[tag]?.fields ?? {}).filter(([name]) => !OWN_FIELDS.has(name));
  Object.defineProperty(element, 'observedAttributes', {
    value: [...fields.map(([name]) => name.toLowerCase()), 'value'],
  });
  for (const [name, kind] of fields) if (!(name in element.prototype)) reflect(element.prototype, name, kind);
  if (customElements.get(tag) === undefined) customElements.define(tag, element);
}

function reflect(prototype: HTMLElement, name: string, kind: 'boolean' | 'text'): void {
  const attribute = name.toLowerCase();
  Object.defineProperty(prototype, name, {
    configurable: true,
    get(this: HTMLElement) {
      return kind === 'boolean' ? this.hasAttribute(attribute) : (this.getAttribute(attribute) ?? '');
    },
    set(this: HTMLElement, value: unknown) {
      if (value === undefined || value === null || value === false || value === '') this.removeAttribute(attribute);
      else this.setAttribute(attribute, value === true ? '' : String(value as string | number));
    },
  });
}
