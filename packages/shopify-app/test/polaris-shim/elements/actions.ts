import { define, PolarisElement } from '../polaris-element.ts';
import { commanded } from './overlays.ts';
import { BOX } from './tokens.ts';

/** A button, or a link that looks like one when it has an address. */
class Button extends PolarisElement {
  static override focuses = true;
  static override css = `:host{display:inline-flex} :host([inlinesize="fill"]){display:flex} :host([inlinesize="fill"]) .control{inline-size:100%}
.control{all:unset;box-sizing:border-box;display:inline-flex;gap:4px;align-items:center;justify-content:center;min-block-size:28px;padding:4px 12px;border-radius:8px;font:550 12px/16px var(--font);cursor:pointer;color:var(--ink);background:var(--surface);
box-shadow:inset 0 -1px 0 0 #b5b5b5,inset 0 0 0 1px #e3e3e3;white-space:nowrap}
.control:hover{background:#fafafa} .control:focus-visible{outline:2px solid var(--focus);outline-offset:1px}
:host([variant="primary"]) .control{background:#303030;color:#fff;box-shadow:inset 0 1px 0 #ffffff33,inset 0 -2px 0 #0000004d,0 1px 0 #0000001a} :host([variant="primary"]) .control:hover{background:#1a1a1a}
:host([variant="tertiary"]) .control{background:transparent;box-shadow:none} :host([variant="tertiary"]) .control:hover{background:#0000000d}
:host([tone="critical"]) .control{color:var(--critical)} :host([tone="critical"][variant="primary"]) .control{background:#c70a24;color:#fff}
.control[aria-disabled="true"]{color:#616161;background:#f0f0f0;box-shadow:none;cursor:default}
:host([data-iconic]) .control{padding:4px} s-spinner{margin:-2px 0}
:host([data-in-menu]){display:flex} :host([data-in-menu]) .control{inline-size:100%;justify-content:flex-start;background:none;box-shadow:none;font-weight:450;font-size:13px;padding:6px 10px} :host([data-in-menu]) .control:hover{background:#f1f1f1}`;
  static override html = '<div class="place"></div>';

  protected override update(): void {
    const href = this.text('href');
    const busy = this.hasAttribute('loading');
    const off = this.hasAttribute('disabled') || busy;
    const inMenu = this.closest('s-menu') !== null;
    this.toggleAttribute('data-in-menu', inMenu);
    this.toggleAttribute('data-iconic', this.text('icon') !== '' && (this.textContent ?? '').trim() === '');
    const tag = href !== '' && !off ? 'a' : 'button';
    let control = this.root.querySelector<HTMLElement>('.control');
    if (control?.localName !== tag) {
      control = document.createElement(tag);
      control.className = 'control';
      control.innerHTML = '<s-spinner hidden></s-spinner><s-icon hidden></s-icon><slot></slot>';
      this.piece('.place').replaceChildren(control);
      control.addEventListener('click', (event) => this.#pressed(event));
    }
    if (tag === 'a') control.setAttribute('href', href);
    else control.setAttribute('type', 'button');
    control.toggleAttribute('download', this.hasAttribute('download'));
    if (inMenu) control.setAttribute('role', 'menuitem');
    else control.removeAttribute('role');
    control.setAttribute('aria-disabled', String(off));
    label(control, this.text('accessibilitylabel'));
    const [spinner, icon] = ['s-spinner', 's-icon'].map((tag) => control.querySelector<HTMLElement>(tag));
    if (spinner) spinner.hidden = !busy;
    if (icon) {
      icon.hidden = this.text('icon') === '' || busy;
      icon.setAttribute('type', this.text('icon'));
    }
  }

  #pressed(event: Event): void {
    if (this.hasAttribute('disabled') || this.hasAttribute('loading')) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    commanded(this);
    const form = this.closest('form');
    if (this.text('type') === 'submit') form?.requestSubmit();
    if (this.text('type') === 'reset') form?.reset();
  }
}

function label(control: Element, text: string): void {
  if (text === '') control.removeAttribute('aria-label');
  else control.setAttribute('aria-label', text);
}

class ButtonGroup extends PolarisElement {
  static override css = ':host{display:flex;flex-wrap:wrap;gap:8px}';
  static override html = '<slot name="secondary-actions"></slot><slot></slot><slot name="primary-action"></slot>';
}

class Link extends PolarisElement {
  static override focuses = true;
  static override css = `:host{display:inline} a{color:var(--link);text-decoration:none;text-underline-offset:2px;cursor:pointer} a:hover{text-decoration:underline} :host([tone="neutral"]) a{color:inherit}
a:focus-visible{outline:2px solid var(--focus);border-radius:2px}`;
  static override html = '<a><slot></slot></a>';
  protected override ready(): void {
    this.piece('a').addEventListener('click', () => commanded(this));
  }
  protected override update(): void {
    const link = this.piece<HTMLAnchorElement>('a');
    link.href = this.text('href') || '#';
    if (this.text('target') !== '') link.target = this.text('target');
    label(link, this.text('accessibilitylabel'));
  }
}

class Clickable extends PolarisElement {
  static override focuses = true;
  static override css = `${BOX} :host{padding:0!important} .control{all:unset;box-sizing:border-box;display:block;inline-size:100%;cursor:pointer;border-radius:8px} .control:hover{background:#00000008} .control:focus-visible{outline:2px solid var(--focus)}
:host([padding="base"]) .control{padding:16px} :host([padding="small"]) .control{padding:12px} :host([padding="small-200"]) .control{padding:8px}`;
  static override html = '<a class="control"><slot></slot></a>';
  protected override update(): void {
    const link = this.piece<HTMLAnchorElement>('a');
    if (this.text('href') === '') {
      link.setAttribute('role', 'button');
      link.tabIndex = 0;
    } else link.href = this.text('href');
    label(link, this.text('accessibilitylabel'));
  }
}

class ClickableChip extends PolarisElement {
  static override css = `:host{display:inline-flex} :host([hidden]){display:none} span{display:inline-flex;align-items:center;gap:4px;background:#00000012;border-radius:8px;padding:2px 4px 2px 8px;max-inline-size:280px}
.control{all:unset;cursor:pointer;overflow:hidden;text-overflow:ellipsis;white-space:nowrap} .remove{all:unset;cursor:pointer;display:inline-flex} .control:focus-visible,.remove:focus-visible{outline:2px solid var(--focus);border-radius:4px}`;
  static override html =
    '<span><button class="control" type="button"><slot></slot></button><button class="remove" type="button" aria-label="Remove"><s-icon type="x" size="small"></s-icon></button></span>';
  protected override ready(): void {
    this.piece('.remove').addEventListener('click', (event) => {
      event.stopPropagation();
      this.dispatchEvent(new Event('remove'));
    });
  }
  protected override update(): void {
    this.piece('.remove').hidden = !this.hasAttribute('removable');
    label(this.piece('.remove'), `${this.text('accessibilitylabel') || 'Remove'}`);
  }
}

export function defineActions(): void {
  define('s-button', Button);
  define('s-button-group', ButtonGroup);
  define('s-link', Link);
  define('s-clickable', Clickable);
  define('s-clickable-chip', ClickableChip);
}
