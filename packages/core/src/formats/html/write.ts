import type { Invoice } from '../../model/index.ts';
import {
  adjustmentRows,
  attachmentLines,
  type Cell,
  dueRow,
  factsOf,
  type Labels,
  type Language,
  legalLine,
  lineCells,
  mentionsOf,
  type Page,
  partyBlocks,
  type PartyBlock,
  paymentCodeOf,
  paymentLines,
  titleOf,
  totalRows,
  vatRows,
  wordingIn,
} from '../page/index.ts';
import { svgPathOf, svgSizeOf } from '../epc/index.ts';
import { html, type Html, render } from './html.ts';
import { STYLE } from './style.ts';

export interface HtmlOptions {
  /** The reader's language. */
  readonly language: Language;
  /** Words of the merchant's own, over those of the language. */
  readonly labels?: Partial<Labels>;
  /** Where the invoice is paid online. */
  readonly paymentUrl?: string;
}

/**
 * The invoice as a page for people: one file without scripts or anything from outside, to be read on a screen or by a screen reader and to be printed
 * (WCAG 2.2 AA). Says what the PDF says.
 */
export function writeHtml(invoice: Invoice, { language, labels, paymentUrl }: HtmlOptions): string {
  const wording = wordingIn(language, labels);
  const page: Page = { invoice, wording, ...(paymentUrl !== undefined && { paymentUrl }) };
  const title = `${titleOf(invoice.typeCode, wording.labels)} ${invoice.number}`;
  return render(
    html`<!doctype html>
      <html lang="${wording.labels.locale}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
          <title>${title} – ${invoice.seller.name}</title>
          <style>
            ${STYLE}
          </style>
        </head>
        <body>
          <main>
            ${head(page)}
            <section class="parties">${partyBlocks(page).map(party)}</section>
            ${facts(page)} ${lines(page)} ${adjustments(page)}
            <div class="summary">
              <div>
                ${vat(page)}${section(wording.labels.payment, paymentLines(page))}${payOnline(page)}${paymentCode(page)}
              </div>
              ${totals(page)}
            </div>
            ${section(wording.labels.notes, mentionsOf(invoice, wording.labels))}
            ${section(wording.labels.attachments, attachmentLines(page))}
          </main>
          <footer>${legalLine(page)}</footer>
        </body>
      </html> `,
  );
}

function head({ invoice, wording: { labels } }: Page): Html {
  return html`<header>
    <p class="brand">${invoice.seller.tradingName ?? invoice.seller.name}</p>
    <div>
      <h1>${titleOf(invoice.typeCode, labels)}</h1>
      <p class="number">${labels.number} ${invoice.number}</p>
    </div>
  </header>`;
}

function party({ title, name, lines: texts }: PartyBlock): Html {
  return html`<section>
    <h2>${title}</h2>
    <p><strong>${name}</strong>${texts.map((text) => html`<br />${text}`)}</p>
  </section>`;
}

function facts(page: Page): Html {
  return html`<dl class="facts">
    ${factsOf(page).map(
      ([label, value]) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

function lines({ invoice, wording }: Page): Html {
  const { labels } = wording;
  return table(
    labels.lines,
    [labels.description, labels.quantity, labels.unitPrice, labels.vat, labels.lineTotal],
    invoice.lines.map((line) => lineCells(line, wording)),
  );
}

function adjustments(page: Page): Html {
  const { labels } = page.wording;
  const rows = adjustmentRows(page);
  return rows.length === 0 ? html`` : table(labels.adjustments, [labels.adjustments, labels.vat, labels.amount], rows);
}

function vat(page: Page): Html {
  const { labels } = page.wording;
  return table(labels.vatBreakdown, [labels.rate, labels.taxable, labels.vatAmount], vatRows(page));
}

function payOnline({ paymentUrl, wording }: Page): Html {
  return paymentUrl === undefined
    ? html``
    : html`<p><a href="${paymentUrl}" rel="noopener noreferrer">${wording.labels.payOnline}</a></p>`;
}

function paymentCode(page: Page): Html {
  const code = paymentCodeOf(page);
  if (code === undefined) return html``;
  const size = String(svgSizeOf(code));
  const label = page.wording.labels.scanToPay;
  return html`<figure class="code">
    <svg viewBox="0 0 ${size} ${size}" role="img" aria-label="${label} (EPC QR)" shape-rendering="crispEdges">
      <path d="${svgPathOf(code)}" />
    </svg>
    <figcaption>${label}</figcaption>
  </figure>`;
}

function totals(page: Page): Html {
  const [due, amount] = dueRow(page);
  const rows = totalRows(page).map(
    ([label, value]) =>
      html`<tr>
        <th scope="row">${label}</th>
        <td>${value}</td>
      </tr>`,
  );
  return html`<table class="totals">
    <caption>
      ${page.wording.labels.totals}
    </caption>
    <tbody>
      ${rows}
      <tr class="due">
        <th scope="row">${due}</th>
        <td>${amount}</td>
      </tr>
    </tbody>
  </table>`;
}

/** The first column names its row. */
function table(caption: string, titles: readonly string[], rows: readonly (readonly Cell[])[]): Html {
  return html`<div class="wide">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${titles.map((title) => html`<th scope="col">${title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (cells) =>
            html`<tr>
              ${cells.map(cell)}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}

function cell({ text, remarks = [] }: Cell, column: number): Html {
  const inside = html`${text}${remarks.map((remark) => html`<br /><small>${remark}</small>`)}`;
  return column === 0 ? html`<th scope="row">${inside}</th>` : html`<td>${inside}</td>`;
}

function section(title: string, paragraphs: readonly string[]): Html {
  if (paragraphs.length === 0) return html``;
  return html`<section class="notes">
    <h2>${title}</h2>
    ${paragraphs.map((text) => html`<p>${text}</p>`)}
  </section>`;
}
