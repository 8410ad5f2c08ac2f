import icons from 'virtual:polaris-icons';
import { define, PolarisElement } from '../polaris-element.ts';

const TONES = `:host([color="subdued"]){color:var(--subdued)} :host([tone="critical"]){color:var(--critical)} :host([tone="success"]){color:var(--success)}
:host([tone="warning"]){color:var(--warning)} :host([tone="caution"]){color:var(--caution)} :host([tone="info"]){color:var(--info)} :host([tone="neutral"]){color:var(--subdued)}
:host([fontvariantnumeric="tabular-nums"]){font-variant-numeric:tabular-nums}`;
const HIDDEN = `:host([accessibilityvisibility="exclusive"]){position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}`;

class Words extends PolarisElement {
  static override css = `:host{display:inline} :host([type="strong"]){font-weight:650} :host([type="redundant"]){text-decoration:line-through} ${TONES}${HIDDEN}`;
  protected override update(): void {
    if (this.text('accessibilityvisibility') === 'hidden') this.setAttribute('aria-hidden', 'true');
  }
}

class Paragraph extends PolarisElement {
  static override css = `:host{display:block;text-wrap:pretty} ${TONES}${HIDDEN}`;
}

class Heading extends PolarisElement {
  static override css = `:host{display:block} h3{font-size:13px;line-height:20px;font-weight:650;margin:0}`;
  static override html = '<h3><slot></slot></h3>';
}

export class Icon extends PolarisElement {
  static override css = `:host{display:inline-flex;inline-size:20px;block-size:20px;vertical-align:middle;flex:none} :host([size="small"]){inline-size:16px;block-size:16px} svg{inline-size:100%;block-size:100%;fill:currentColor} ${TONES}`;
  static override html = '<span aria-hidden="true"></span>';
  protected override update(): void {
    this.piece('span').innerHTML = icons[this.text('type')] ?? '';
  }
}

class Badge extends PolarisElement {
  static override css = `:host{display:inline-flex;align-items:center;gap:2px;padding:2px 8px;border-radius:8px;background:#0000000f;color:var(--subdued);font-size:12px;line-height:16px;font-weight:550;white-space:nowrap}
:host([tone="success"]){background:var(--success-fill);color:var(--success)} :host([tone="critical"]){background:var(--critical-fill);color:var(--critical)}
:host([tone="warning"]){background:#ffd6a4;color:var(--warning)} :host([tone="caution"]){background:#ffef9d;color:var(--caution)} :host([tone="info"]){background:#d5ebff;color:var(--info)}
s-icon{margin-inline-start:-4px}`;
  static override html = '<s-icon size="small" hidden></s-icon><slot></slot>';
  protected override update(): void {
    const icon = this.piece('s-icon');
    icon.hidden = this.text('icon') === '';
    icon.setAttribute('type', this.text('icon'));
  }
}

class Banner extends PolarisElement {
  protected override ready(): void {
    for (const slot of this.root.querySelectorAll('slot')) slot.addEventListener('slotchange', () => this.update());
  }
  static override css = `:host{display:block;border-radius:12px;background:var(--surface);box-shadow:0 1px 0 0 #1a1a1a12,inset 0 0 0 1px #00000014;overflow:hidden}
:host([hidden]){display:none}
.head{display:flex;gap:8px;align-items:flex-start;padding:10px 12px;background:#e0f0ff;color:var(--info)} b{font-weight:650;flex:1}
.body{padding:12px;display:flex;flex-direction:column;gap:10px} .actions{display:flex;gap:8px;flex-wrap:wrap}
:host([tone="critical"]) .head{background:#fedad9;color:var(--critical)} :host([tone="warning"]) .head{background:#ffd6a4;color:var(--warning)} :host([tone="success"]) .head{background:var(--success-fill);color:var(--success)}`;
  static override html = `<div class="head"><s-icon></s-icon><b></b></div><div class="body"><div class="words"><slot></slot></div><div class="actions"><slot name="secondary-actions"></slot></div></div>`;
  protected override update(): void {
    const tone = this.text('tone');
    this.piece('b').textContent = this.text('heading');
    this.piece('s-icon').setAttribute('type', ICONS[tone] ?? 'info');
    this.setAttribute('role', tone === 'critical' || tone === 'warning' ? 'alert' : 'status');
    const inSlot = (name: string) =>
      [...this.childNodes].filter((node) => (node instanceof Element ? node.slot : '') === name);
    const said = inSlot('').some((node) => (node.textContent ?? '').trim() !== '');
    this.piece('.words').hidden = !said;
    this.piece('.actions').hidden = inSlot('secondary-actions').length === 0;
    this.piece('.body').hidden = !said && inSlot('secondary-actions').length === 0;
  }
}
const ICONS: Readonly<Record<string, string>> = {
  critical: 'alert-octagon',
  warning: 'alert-triangle',
  success: 'check-circle',
  info: 'info',
};

class Spinner extends PolarisElement {
  static override css = `:host{display:inline-flex} span{inline-size:20px;block-size:20px;border:2px solid #8a8a8a;border-inline-end-color:transparent;border-radius:50%;animation:turn .6s linear infinite} @keyframes turn{to{transform:rotate(1turn)}}`;
  static override html = '<span role="img"></span>';
  protected override update(): void {
    this.piece('span').setAttribute('aria-label', this.text('accessibilitylabel') || 'Loading');
  }
}

class Progress extends PolarisElement {
  static override css = `:host{display:block} progress{appearance:none;inline-size:100%;block-size:8px;border:0;border-radius:4px;overflow:hidden;background:var(--strong)}
progress::-webkit-progress-bar{background:var(--strong)} progress::-webkit-progress-value{background:#29845a}`;
  static override html = '<progress></progress>';
  protected override update(): void {
    const progress = this.piece<HTMLProgressElement>('progress');
    progress.max = Number(this.text('max') || '1');
    progress.value = Number(this.text('value') || '0');
    progress.setAttribute('aria-label', this.text('accessibilitylabel'));
  }
}

class Tooltip extends PolarisElement {
  static override css = `:host{position:fixed;inset:auto;margin:0;border:0;padding:6px 10px;border-radius:8px;background:var(--surface);color:var(--ink);box-shadow:0 4px 12px #0000002e;max-inline-size:240px}`;
  protected override update(): void {
    this.setAttribute('popover', 'manual');
    this.setAttribute('role', 'tooltip');
  }
}

class UnorderedList extends PolarisElement {
  static override css = ':host{display:block;padding-inline-start:18px;list-style:disc}';
  protected override update(): void {
    this.setAttribute('role', 'list');
  }
}

class ListItem extends PolarisElement {
  static override css = ':host{display:list-item}';
  protected override update(): void {
    this.setAttribute('role', 'listitem');
  }
}

export function defineWords(): void {
  define('s-text', Words);
  define('s-paragraph', Paragraph);
  define('s-heading', Heading);
  define('s-icon', Icon);
  define('s-badge', Badge);
  define('s-banner', Banner);
  define('s-spinner', Spinner);
  define('s-progress', Progress);
  define('s-tooltip', Tooltip);
  define('s-unordered-list', UnorderedList);
  define('s-list-item', ListItem);
}
