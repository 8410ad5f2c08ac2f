import { define, PolarisElement } from '../polaris-element.ts';

const CSS = `:host{display:block;min-inline-size:0}
.field{display:flex;flex-direction:column;gap:4px} label{font-size:13px;line-height:20px}
.frame{display:flex;align-items:center;gap:4px;border:1px solid #8a8a8a;border-radius:8px;background:#fdfdfd;padding:0 12px;min-block-size:32px;color:var(--ink)}
.frame:focus-within{outline:2px solid var(--focus);outline-offset:-1px} .frame s-icon{color:var(--subdued)}
input,textarea,select{all:unset;box-sizing:border-box;inline-size:100%;min-inline-size:0;font:450 13px/20px var(--font);padding:5px 0;color:inherit} textarea{white-space:pre-wrap;resize:vertical;overflow:auto}
input::placeholder,textarea::placeholder{color:#616161} input[type="search"]::-webkit-search-cancel-button{display:none}
select{cursor:pointer} .details{color:var(--subdued);font-size:12px;line-height:16px} .error{color:var(--critical);font-size:12px;line-height:16px;display:flex;gap:4px;align-items:flex-start}
:host([error]) .frame{border-color:#8e0b21;background:#fee9e8} :host([disabled]) .frame{background:#f2f2f2;border-color:#d0d0d0;color:#616161}
.affix{color:var(--subdued);white-space:nowrap}`;

const FRAME = (control: string, before = '', after = '') => `<div class="field"><label for="control"></label>
<div class="frame">${before}<span class="affix" data-affix="prefix"></span>${control}<span class="affix" data-affix="suffix"></span>${after}</div>
<div id="details" class="details"></div><div id="error" class="error"></div></div>`;

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** A labelled control whose `value`, `input`, `change`, `focus` and `blur` are those of the element. */
abstract class Field extends PolarisElement {
  static override focuses = true;
  static override css = CSS;
  #value = '';

  protected get control(): Control {
    return this.piece<Control>('#control');
  }
  get value(): string {
    return this.#value;
  }
  set value(value: string | undefined) {
    this.#value = value ?? '';
    if (this.root.firstChild !== null) this.show(this.#value);
  }
  /** Writes the value into the control. */
  protected show(value: string): void {
    if (this.control.value !== value) this.control.value = value;
  }
  protected override ready(): void {
    this.control.addEventListener('input', () => (this.#value = this.control.value));
    // `input` crosses the shadow root by itself; `change` does not.
    this.control.addEventListener('change', () => {
      this.#value = this.control.value;
      this.dispatchEvent(new Event('change', { bubbles: true }));
    });
    this.show(this.#value);
  }
  protected override update(): void {
    if (this.#value === '' && this.hasAttribute('value')) this.value = this.text('value');
    const { control } = this;
    const label = this.piece('label');
    label.textContent = this.text('label');
    label.classList.toggle('visually-hidden', this.text('labelaccessibilityvisibility') === 'exclusive');
    const [details, error] = [this.text('details'), this.text('error')];
    this.piece('#details').textContent = details;
    this.piece('#details').hidden = details === '' || error !== '';
    this.piece('#error').textContent = error;
    this.piece('#error').hidden = error === '';
    control.setAttribute('aria-describedby', error === '' ? 'details' : 'error');
    control.setAttribute('aria-invalid', String(error !== ''));
    control.setAttribute('aria-required', String(this.hasAttribute('required')));
    control.disabled = this.hasAttribute('disabled');
    for (const affix of this.root.querySelectorAll<HTMLElement>('[data-affix]')) {
      affix.textContent = this.text(affix.dataset['affix'] ?? '');
      affix.hidden = affix.textContent === '';
    }
    for (const name of ['placeholder', 'maxlength', 'autocomplete', 'rows', 'inputmode'])
      if (this.hasAttribute(name)) control.setAttribute(name, this.text(name));
  }
}

class TextField extends Field {
  static override html = FRAME('<input id="control" type="text">');
}
class EmailField extends Field {
  static override html = FRAME('<input id="control" type="email">');
}
class UrlField extends Field {
  static override html = FRAME('<input id="control" type="url">');
}
class PasswordField extends Field {
  static override html = FRAME('<input id="control" type="password">');
}
class NumberField extends Field {
  static override html = FRAME('<input id="control" type="text" inputmode="numeric">');
}
class SearchField extends Field {
  static override html = FRAME('<input id="control" type="search">', '<s-icon type="search"></s-icon>');
}
class DateField extends Field {
  static override html = FRAME('<input id="control" type="date">');
}
class TextArea extends Field {
  static override html = FRAME('<textarea id="control" rows="2"></textarea>');
}

/** The options are the element's children, copied into a native select. */
class Select extends Field {
  static override html = FRAME('<select id="control"></select>', '', '<s-icon type="chevron-down"></s-icon>');
  protected override ready(): void {
    super.ready();
    new MutationObserver(() => this.#copy()).observe(this, {
      childList: true,
      subtree: true,
      characterData: true,
      attributes: true,
      attributeFilter: ['value'],
    });
    this.#copy();
  }
  #copy(): void {
    const options = [...this.querySelectorAll('s-option')].map((option) => {
      const label = (option.textContent ?? '').trim();
      return new Option(label, option.getAttribute('value') ?? label);
    });
    this.control.replaceChildren(...options);
    this.show(this.value);
  }
}

class SelectOption extends PolarisElement {
  static override css = ':host{display:none}';
  get value(): string {
    return this.text('value');
  }
  set value(value: string) {
    this.setAttribute('value', value);
  }
}

/** A place to drop a file on, or to choose one. */
class DropZone extends PolarisElement {
  static override focuses = true;
  static override css = `:host{display:block} label{display:flex;flex-direction:column;gap:8px;align-items:center;padding:16px;border:1px dashed #8a8a8a;border-radius:8px;background:#fdfdfd;cursor:pointer}
label:focus-within{outline:2px solid var(--focus);outline-offset:1px} .error{color:var(--critical);font-size:12px} input{font:inherit;max-inline-size:100%}`;
  static override html =
    '<label><span></span><input type="file" aria-describedby="error"></label><div id="error" class="error"></div>';
  get files(): readonly File[] {
    return [...(this.piece<HTMLInputElement>('input').files ?? [])];
  }
  protected override ready(): void {
    const input = this.piece<HTMLInputElement>('input');
    input.addEventListener('change', () => {
      this.dispatchEvent(new Event('change', { bubbles: true }));
      // The same file may be chosen again.
      input.value = '';
    });
  }
  protected override update(): void {
    this.piece('span').textContent = this.text('label');
    this.piece('.error').textContent = this.text('error');
    const input = this.piece<HTMLInputElement>('input');
    input.disabled = this.hasAttribute('disabled');
    input.setAttribute('aria-label', this.text('accessibilitylabel') || this.text('label'));
  }
}

export function defineFields(): void {
  define('s-text-field', TextField);
  define('s-email-field', EmailField);
  define('s-url-field', UrlField);
  define('s-password-field', PasswordField);
  define('s-number-field', NumberField);
  define('s-search-field', SearchField);
  define('s-date-field', DateField);
  define('s-text-area', TextArea);
  define('s-drop-zone', DropZone);
  define('s-select', Select);
  define('s-option', SelectOption);
}
