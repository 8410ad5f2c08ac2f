import { define, PolarisElement } from '../polaris-element.ts';

/** A checkbox, or a switch: one labelled box that is on or off. */
class Checkbox extends PolarisElement {
  static override focuses = true;
  static override css = `:host{display:block} label{display:flex;gap:8px;align-items:flex-start;cursor:pointer} input{accent-color:#303030;inline-size:16px;block-size:16px;margin:2px 0;flex:none} input:focus-visible{outline:2px solid var(--focus);outline-offset:1px}
.details{color:var(--subdued);font-size:12px;line-height:16px} .error{color:var(--critical);font-size:12px} .words{display:flex;flex-direction:column}`;
  static override html =
    '<label><input type="checkbox"><span class="words"><span class="label"></span><span class="details"></span><span class="error"></span></span></label>';
  protected get box(): HTMLInputElement {
    return this.piece<HTMLInputElement>('input');
  }
  #checked = false;
  get checked(): boolean {
    return this.#checked;
  }
  set checked(checked: boolean | undefined) {
    this.#checked = checked ?? false;
    if (this.root.firstChild !== null) this.box.checked = this.#checked;
  }
  protected override ready(): void {
    this.box.checked = this.#checked;
    this.box.addEventListener('change', () => {
      this.#checked = this.box.checked;
      this.dispatchEvent(new Event('change', { bubbles: true }));
    });
  }
  protected override update(): void {
    const words = this.piece('.label');
    words.textContent = this.text('label');
    words.classList.toggle('visually-hidden', this.text('labelaccessibilityvisibility') === 'exclusive');
    this.piece('.details').textContent = this.text('details');
    this.piece('.error').textContent = this.text('error');
    this.box.disabled = this.hasAttribute('disabled');
    this.box.indeterminate = this.hasAttribute('indeterminate');
    const label = this.text('accessibilitylabel');
    if (label !== '') this.box.setAttribute('aria-label', label);
  }
}

class Switch extends Checkbox {
  static override css = `${Checkbox.css} input{appearance:none;inline-size:32px;block-size:20px;border-radius:10px;background:#8a8a8a;position:relative;margin:0;transition:background .1s} input::after{content:"";position:absolute;inset:3px auto 3px 3px;inline-size:14px;border-radius:50%;background:#fff} input:checked{background:#303030} input:checked::after{inset-inline-start:15px}`;
  protected override ready(): void {
    super.ready();
    this.box.setAttribute('role', 'switch');
  }
}

class ChoiceList extends PolarisElement {
  static override css = `:host{display:block} .label{font-size:13px;font-weight:550;margin-bottom:4px} .choices{display:flex;flex-direction:column;gap:8px} .details{color:var(--subdued);font-size:12px} .error{color:var(--critical);font-size:12px}`;
  static override html =
    '<div class="label"></div><div class="choices"><slot></slot></div><div class="details"></div><div class="error"></div>';
  #values: readonly string[] = [];
  get values(): readonly string[] {
    return this.#values;
  }
  set values(values: readonly string[] | undefined) {
    this.#values = values ?? [];
    this.mark();
  }
  mark(): void {
    for (const choice of this.querySelectorAll<Choice>('s-choice'))
      choice.mark(this.#values.includes(choice.getAttribute('value') ?? ''));
  }
  choose(value: string): void {
    if (this.#values.includes(value)) return;
    this.#values = [value];
    this.mark();
    this.dispatchEvent(new Event('change', { bubbles: true }));
  }
  protected override update(): void {
    const label = this.piece('.label');
    label.textContent = this.text('label');
    label.classList.toggle('visually-hidden', this.text('labelaccessibilityvisibility') === 'exclusive');
    this.setAttribute('role', 'radiogroup');
    this.setAttribute('aria-label', this.text('label'));
    this.piece('.details').textContent = this.text('details');
    this.piece('.error').textContent = this.text('error');
    this.mark();
  }
}

class Choice extends PolarisElement {
  static override css = `:host{display:flex;gap:8px;cursor:pointer;border-radius:4px} :host(:focus-visible){outline:2px solid var(--focus);outline-offset:2px}
i{inline-size:16px;block-size:16px;border:1.5px solid #8a8a8a;border-radius:50%;margin-top:2px;flex:none} :host([aria-checked="true"]) i{border:5px solid #303030} .words{display:flex;flex-direction:column} ::slotted([slot="details"]){color:var(--subdued);font-size:12px;line-height:16px}`;
  static override html = '<i></i><span class="words"><slot></slot><slot name="details"></slot></span>';
  get value(): string {
    return this.text('value');
  }
  set value(value: string) {
    this.setAttribute('value', value);
  }
  mark(chosen: boolean): void {
    this.setAttribute('aria-checked', String(chosen));
  }
  protected override ready(): void {
    this.setAttribute('role', 'radio');
    this.tabIndex = 0;
    const list = this.closest<ChoiceList>('s-choice-list');
    this.addEventListener('click', () => list?.choose(this.value));
    this.addEventListener('keydown', (event) => {
      if (event.key === ' ' || event.key === 'Enter') list?.choose(this.value);
    });
    this.mark(list?.values.includes(this.value) ?? false);
  }
}

export function defineChoices(): void {
  define('s-checkbox', Checkbox);
  define('s-switch', Switch);
  define('s-choice-list', ChoiceList);
  define('s-choice', Choice);
}
