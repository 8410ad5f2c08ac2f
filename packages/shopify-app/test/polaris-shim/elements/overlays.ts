import { define, PolarisElement } from '../polaris-element.ts';

interface Overlay extends HTMLElement {
  showOverlay(): void;
  hideOverlay(): void;
  toggleOverlay(): void;
}

/** Does what a control's `command` says to the element its `commandFor` names. */
export function commanded(control: HTMLElement): void {
  const id = control.getAttribute('commandfor');
  const target = id === null ? null : ((control.getRootNode() as Document | ShadowRoot).getElementById?.(id) ?? null);
  if (!isOverlay(target)) return;
  const command = control.getAttribute('command') ?? '--auto';
  if (command === '--show') target.showOverlay();
  else if (command === '--hide') target.hideOverlay();
  else target.toggleOverlay();
  if (target instanceof Menu) target.beside(control);
}

function isOverlay(element: Element | null): element is Overlay {
  return element !== null && 'showOverlay' in element;
}

class Modal extends PolarisElement implements Overlay {
  static override css = `dialog{border:0;border-radius:16px;padding:0;inline-size:min(520px,calc(100vw - 32px));box-shadow:0 20px 40px #0000004d;color:var(--ink);font:inherit} dialog::backdrop{background:#00000080}
header{display:flex;justify-content:space-between;gap:8px;padding:12px 16px;background:#f3f3f3} h2{font-size:14px;line-height:20px;margin:0;font-weight:650} .close{all:unset;cursor:pointer;display:inline-flex} .close:focus-visible{outline:2px solid var(--focus)}
.body{padding:16px;max-block-size:70vh;overflow:auto} footer{display:flex;justify-content:flex-end;gap:8px;padding:12px 16px;border-top:1px solid var(--line)}
:host([size="large"]) dialog,:host([size="large-100"]) dialog{inline-size:min(960px,calc(100vw - 32px))} :host([padding="none"]) .body{padding:0}`;
  static override html = `<dialog aria-labelledby="heading"><header><h2 id="heading"></h2><button class="close" type="button" aria-label="Close"><s-icon type="x"></s-icon></button></header>
<div class="body" tabindex="0"><slot></slot></div><footer><slot name="secondary-actions"></slot><slot name="primary-action"></slot></footer></dialog>`;
  get #dialog(): HTMLDialogElement {
    return this.piece<HTMLDialogElement>('dialog');
  }
  protected override ready(): void {
    this.piece('.close').addEventListener('click', () => this.hideOverlay());
    this.#dialog.addEventListener('close', () => {
      this.dispatchEvent(new Event('hide'));
      this.dispatchEvent(new Event('afterhide'));
    });
  }
  protected override update(): void {
    this.piece('h2').textContent = this.text('heading');
  }
  showOverlay = (): void => {
    if (this.#dialog.open) return;
    this.#dialog.showModal();
    this.dispatchEvent(new Event('show'));
    this.dispatchEvent(new Event('aftershow'));
  };
  hideOverlay = (): void => this.#dialog.close();
  toggleOverlay = (): void => (this.#dialog.open ? this.hideOverlay() : this.showOverlay());
}

class Menu extends PolarisElement implements Overlay {
  static override css = `:host{position:fixed;inset:auto;margin:0;border:0;padding:6px;border-radius:12px;background:var(--surface);box-shadow:0 8px 24px #00000033,0 0 0 1px #0000000f;min-inline-size:180px} :host(:not(:popover-open)){display:none}`;
  protected override update(): void {
    this.setAttribute('popover', 'auto');
    this.setAttribute('role', 'menu');
    if (this.text('accessibilitylabel') !== '') this.setAttribute('aria-label', this.text('accessibilitylabel'));
  }
  protected override ready(): void {
    this.addEventListener('click', () => this.hideOverlay());
  }
  showOverlay = (): void => this.showPopover();
  hideOverlay = (): void => {
    if (this.matches(':popover-open')) this.hidePopover();
  };
  toggleOverlay = (): void => void this.togglePopover();
  /** Below the control that opened it. */
  beside(control: HTMLElement): void {
    const { bottom, right } = control.getBoundingClientRect();
    this.style.top = `${bottom + 4}px`;
    this.style.left = `${Math.max(8, right - this.offsetWidth)}px`;
  }
}

export function defineOverlays(): void {
  define('s-modal', Modal);
  define('s-menu', Menu);
}
