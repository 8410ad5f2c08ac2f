import { define, PolarisElement } from '../polaris-element.ts';

/** A table on wide screens, a list of cards on narrow ones: each cell then carries the words of its column. */
class Table extends PolarisElement {
  static override css = `:host{display:block} .scroll{overflow-x:auto;position:relative} .table{display:table;inline-size:100%;border-collapse:collapse}
.filters{padding:12px 16px;border-bottom:1px solid var(--line)} .pages{display:flex;justify-content:center;gap:8px;padding:10px;background:#f7f7f7;border-top:1px solid var(--line)}
.pages button{all:unset;box-sizing:border-box;padding:4px;border-radius:8px;cursor:pointer;display:inline-flex;background:#e8e8e8} .pages button:disabled{color:#8a8a8a;cursor:default;background:#f0f0f0} .pages button:focus-visible{outline:2px solid var(--focus)}
:host([loading]) .table{opacity:.6}
@media (max-width:600px){.table{display:block}}`;
  static override html = `<div class="filters"><slot name="filters"></slot></div><div class="scroll"><div class="table"><slot></slot></div></div>
<div class="pages"><button type="button" data-event="previouspage" aria-label="Previous page"><s-icon type="chevron-left"></s-icon></button><button type="button" data-event="nextpage" aria-label="Next page"><s-icon type="chevron-right"></s-icon></button></div>`;
  protected override ready(): void {
    for (const button of this.root.querySelectorAll('button'))
      button.addEventListener('click', () => this.dispatchEvent(new Event(button.dataset['event'] ?? '')));
    const filters = this.piece<HTMLSlotElement>('slot[name="filters"]');
    const place = () => (this.piece('.filters').hidden = filters.assignedElements().length === 0);
    filters.addEventListener('slotchange', place);
    place();
    new MutationObserver(() => this.#label()).observe(this, { childList: true, subtree: true });
    this.#label();
  }
  protected override update(): void {
    // The filters are not part of what assistive technology counts as the table.
    this.piece('.table').setAttribute('role', 'table');
    this.piece('.pages').hidden = !this.hasAttribute('paginate');
    this.piece<HTMLButtonElement>('[data-event="previouspage"]').disabled = !this.hasAttribute('haspreviouspage');
    this.piece<HTMLButtonElement>('[data-event="nextpage"]').disabled = !this.hasAttribute('hasnextpage');
    this.piece('.table').setAttribute('aria-busy', String(this.hasAttribute('loading')));
    const section = this.closest('s-section');
    this.piece('.table').setAttribute(
      'aria-label',
      section?.getAttribute('aria-label') ?? section?.getAttribute('accessibilitylabel') ?? '',
    );
  }
  #label(): void {
    const headers = [...this.querySelectorAll('s-table-header')];
    for (const row of this.querySelectorAll('s-table-row'))
      for (const [index, cell] of [...row.querySelectorAll('s-table-cell')].entries()) {
        const header = headers[index];
        cell.setAttribute('data-label', (header?.textContent ?? '').trim());
        cell.setAttribute('data-slot', header?.getAttribute('listslot') ?? 'labeled');
        cell.setAttribute('data-format', header?.getAttribute('format') ?? 'base');
      }
  }
}

class Part extends PolarisElement {
  static role = 'row';
  protected override update(): void {
    this.setAttribute('role', (this.constructor as typeof Part).role);
  }
}

class HeaderRow extends Part {
  static override css = ':host{display:table-row;background:#f7f7f7} @media (max-width:600px){:host{display:none}}';
}
class Header extends Part {
  static override role = 'columnheader';
  static override css =
    ':host{display:table-cell;padding:8px 6px;font-weight:550;font-size:12px;line-height:16px;color:var(--subdued);text-align:start;white-space:nowrap;border-block:1px solid var(--line)} :host(:first-child){padding-inline-start:16px} :host(:last-child){padding-inline-end:16px} :host([format="currency"]),:host([format="numeric"]){text-align:end}';
}
class Body extends Part {
  static override role = 'rowgroup';
  static override css = ':host{display:table-row-group} @media (max-width:600px){:host{display:block}}';
}
class Row extends Part {
  static override css =
    ':host{display:table-row} :host(:hover){background:#fafafa} @media (max-width:600px){:host{display:block;padding:12px 16px;border-bottom:1px solid var(--line)}}';
  protected override ready(): void {
    this.addEventListener('click', (event) => {
      const id = this.text('clickdelegate');
      const pressed = event
        .composedPath()
        .some(
          (node) =>
            node instanceof HTMLElement && /^(?:a|button|input|label|s-checkbox|s-button|s-link)$/.test(node.localName),
        );
      if (id !== '' && !pressed)
        document.getElementById(id)?.shadowRoot?.querySelector<HTMLElement>('a,button')?.click();
    });
  }
}
class Cell extends Part {
  static override role = 'cell';
  static override css = `:host{display:table-cell;padding:8px 6px;vertical-align:middle;border-bottom:1px solid #ebebeb;min-block-size:40px;block-size:40px} :host(:first-child){padding-inline-start:16px} :host(:last-child){padding-inline-end:16px}
:host([data-format="currency"]),:host([data-format="numeric"]){text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
@media (max-width:600px){:host{display:flex;justify-content:space-between;gap:12px;border:0;padding:2px 0!important;block-size:auto;min-block-size:0;text-align:end} :host(:empty){display:none} :host::before{content:attr(data-label);color:var(--subdued);text-align:start;flex:none} :host([data-slot="primary"]){font-weight:550;text-align:start} :host([data-slot="primary"])::before,:host([data-slot="kicker"])::before,:host([data-slot="inline"])::before,:host([data-slot="secondary"])::before{content:none} :host([data-slot="secondary"]){text-align:start;color:var(--subdued)}}`;
}

export function defineTables(): void {
  define('s-table', Table);
  define('s-table-header-row', HeaderRow);
  define('s-table-header', Header);
  define('s-table-body', Body);
  define('s-table-row', Row);
  define('s-table-cell', Cell);
}
