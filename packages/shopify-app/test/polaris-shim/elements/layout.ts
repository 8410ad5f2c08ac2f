import { define, PolarisElement } from '../polaris-element.ts';
import { applyLengths, BOX, steps } from './tokens.ts';

class Box extends PolarisElement {
  static override css = BOX;
  protected override update(): void {
    applyLengths(this);
    const role = this.text('accessibilityrole');
    if (role !== '' && role !== 'generic') this.setAttribute('role', ROLES[role] ?? role);
    if (this.text('accessibilitylabel') !== '') this.setAttribute('aria-label', this.text('accessibilitylabel'));
    if (this.text('accessibilityvisibility') === 'hidden') this.setAttribute('aria-hidden', 'true');
  }
}
const ROLES: Readonly<Record<string, string>> = {
  section: 'region',
  'list-item': 'listitem',
  'unordered-list': 'list',
  'ordered-list': 'list',
};

class Stack extends Box {
  static override css = `${BOX}:host{display:flex;flex-direction:column}
:host([direction="inline"]){flex-direction:row;flex-wrap:wrap}
${steps('gap', 'gap')}${steps('rowgap', 'row-gap')}${steps('columngap', 'column-gap')}
:host([alignitems="center"]){align-items:center} :host([alignitems="start"]){align-items:flex-start} :host([alignitems="end"]){align-items:flex-end} :host([alignitems="baseline"]){align-items:baseline}
:host([justifycontent="space-between"]){justify-content:space-between} :host([justifycontent="end"]){justify-content:flex-end} :host([justifycontent="center"]){justify-content:center}`;
}

class Grid extends Box {
  static override css = `${BOX}:host{display:grid}
${steps('gap', 'gap')}${steps('rowgap', 'row-gap')}${steps('columngap', 'column-gap')}
:host([alignitems="center"]){align-items:center} :host([alignitems="start"]){align-items:start} :host([alignitems="end"]){align-items:end}
:host([justifycontent="space-between"]){justify-content:space-between}`;
  protected override update(): void {
    super.update();
    this.style.gridTemplateColumns = this.text('gridtemplatecolumns');
  }
}

class GridItem extends Box {
  protected override update(): void {
    super.update();
    this.style.gridColumn = this.text('gridcolumn');
  }
}

class Divider extends PolarisElement {
  static override css = ':host{display:block;border-top:1px solid var(--line)}';
  static override html = '';
}

class Page extends PolarisElement {
  static override css = `:host{display:block;max-width:998px;margin:0 auto;padding:0 16px 40px}
:host([inlinesize="large"]){max-width:none;padding-inline:24px}
:host([inlinesize="small"]){max-width:662px}
header{display:flex;flex-wrap:wrap;gap:8px 12px;align-items:center;justify-content:space-between;padding:20px 0 16px;min-height:68px}
.title{display:flex;gap:8px;align-items:center;min-width:0} h1{font-size:20px;line-height:24px;font-weight:650;margin:0;overflow-wrap:anywhere}
.actions{display:flex;gap:8px;flex-wrap:wrap;align-items:center} main{display:flex;flex-direction:column;gap:16px}
.body{display:grid;grid-template-columns:minmax(0,1fr);gap:16px;align-items:start}
:host([data-aside]) .body{grid-template-columns:minmax(0,2fr) minmax(240px,1fr)}
aside{display:flex;flex-direction:column;gap:16px}
@media (max-width:765px){:host{padding-inline:12px!important} :host([data-aside]) .body{grid-template-columns:minmax(0,1fr)} header{padding:12px 0}}`;
  static override html = `<header><div class="title"><slot name="breadcrumb-actions"></slot><h1></h1></div>
<div class="actions"><slot name="secondary-actions"></slot><slot name="primary-action"></slot></div></header>
<main><slot name="supplemental-start"></slot><div class="body"><main-column><slot></slot></main-column><aside><slot name="aside"></slot></aside></div></main>
<style>main-column{display:flex;flex-direction:column;gap:16px;min-width:0}</style>`;
  protected override ready(): void {
    const aside = this.piece<HTMLSlotElement>('slot[name="aside"]');
    const place = () => {
      const filled = aside.assignedElements().length > 0;
      this.toggleAttribute('data-aside', filled);
      this.piece('aside').hidden = !filled;
    };
    aside.addEventListener('slotchange', place);
    place();
  }
  protected override update(): void {
    this.piece('h1').textContent = this.text('heading');
  }
}

class Section extends PolarisElement {
  static override css = `:host{display:block;background:var(--surface);border-radius:12px;padding:16px;box-shadow:0 1px 0 0 #1a1a1a12,0 1px 2px #1a1a1a14,inset 0 0 0 1px #00000012}
:host([padding="none"]){padding:0;overflow:hidden} :host([padding="none"]) header{padding:16px 16px 0}
header{display:flex;gap:4px 8px;justify-content:space-between;align-items:center;flex-wrap:wrap;margin-bottom:12px}
.title{display:flex;gap:8px;align-items:center;flex-wrap:wrap} h2{font-size:14px;line-height:20px;font-weight:650;margin:0} .actions{display:flex;gap:8px;align-items:center}
.body{display:flex;flex-direction:column;gap:16px}`;
  static override html = `<header><div class="title"><slot name="graphic"></slot><h2></h2><slot name="accessory"></slot></div>
<div class="actions"><slot name="supplemental"></slot><slot name="secondary-actions"></slot><slot name="primary-action"></slot></div></header><div class="body"><slot></slot></div>`;
  protected override update(): void {
    const heading = this.text('heading');
    const label = this.text('accessibilitylabel') || heading;
    this.piece('h2').textContent = heading;
    this.piece('header').hidden = heading === '';
    if (label !== '') {
      this.setAttribute('role', 'region');
      this.setAttribute('aria-label', label);
    }
  }
}

export function defineLayout(): void {
  define('s-box', Box);
  define('s-stack', Stack);
  define('s-grid', Grid);
  define('s-grid-item', GridItem);
  define('s-divider', Divider);
  define('s-page', Page);
  define('s-section', Section);
}
