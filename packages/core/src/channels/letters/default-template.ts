import type { LetterLanguage } from './model.ts';
import type { LetterTemplate } from './template.ts';
import { de } from './words/de.ts';
import { en } from './words/en.ts';
import { fr } from './words/fr.ts';
import type { LanguageWords, LetterId, LetterLabels, LetterWords } from './words/words.ts';

const WORDS: Readonly<Record<LetterLanguage, LanguageWords>> = { en, fr, de };

/** Which parts a letter shows between its opening and its closing words. */
type Part = 'document' | 'items' | 'itemsBeforeDue' | 'charges' | 'accounts' | 'payment' | 'portal' | 'attachments';

const PARTS: Readonly<Record<LetterId, readonly Part[]>> = {
  invoice: ['document', 'payment', 'portal', 'attachments'],
  'credit-note': ['document', 'portal', 'attachments'],
  reminder: ['itemsBeforeDue', 'payment', 'portal'],
  'level-1': ['items', 'charges', 'payment', 'portal', 'attachments'],
  'level-2': ['items', 'charges', 'payment', 'portal', 'attachments'],
  'level-3': ['items', 'charges', 'payment', 'portal', 'attachments'],
  final: ['items', 'charges', 'payment', 'portal', 'attachments'],
  statement: ['accounts', 'items', 'payment', 'portal', 'attachments'],
  'promise-broken': ['items', 'payment', 'portal'],
  'cover-letter': ['document', 'payment', 'attachments'],
};

/** The letter that comes with the product, as the source that a merchant may change. */
export function defaultTemplate(id: LetterId, language: LetterLanguage): LetterTemplate {
  const { labels, letters } = WORDS[language];
  return { subject: letters[id].subject, body: bodyOf(letters[id], PARTS[id], labels) };
}

function bodyOf(words: LetterWords, parts: readonly Part[], labels: LetterLabels): string {
  return `<mjml lang="{{language}}">
  <mj-head>
    <mj-title>${words.title}</mj-title>
    <mj-preview>${words.preview}</mj-preview>
    <mj-attributes>
      <mj-all font-family="Arial, Helvetica, sans-serif" />
      <mj-text font-size="16px" line-height="24px" color="#1b1f24" padding="0 24px 14px" />
      <mj-table font-size="15px" line-height="22px" color="#1b1f24" padding="4px 24px 18px" />
      <mj-button font-size="16px" font-weight="bold" align="left" border-radius="4px" background-color="{{brand.accent}}" color="{{brand.onAccent}}" inner-padding="12px 24px" padding="4px 24px 18px" />
    </mj-attributes>
  </mj-head>
  <mj-body background-color="#eef2f6" width="640px">
    <mj-section background-color="#ffffff" padding="24px 0 8px">
      <mj-column>
        {{#logo.source}}
        <mj-image src="{{logo.source}}" alt="{{logo.alt}}" width="{{logo.width}}" align="left" padding="0 24px 16px" />
        {{/logo.source}}
        {{^logo.source}}
        <mj-text font-weight="bold" font-size="18px">{{sender.name}}</mj-text>
        {{/logo.source}}
        <mj-text>
          <h1 style="margin:8px 0 0;font-size:22px;line-height:28px">${words.title}</h1>
        </mj-text>
        <mj-text>{{#recipient.contact}}${labels.greetingByName}{{/recipient.contact}}{{^recipient.contact}}${labels.greeting}{{/recipient.contact}}</mj-text>
${paragraphs(words.opening)}
${parts.map((part) => PART[part](labels)).join('\n')}
${paragraphs(words.closing)}
        <mj-text>${labels.regards}<br />{{sender.signatory}}</mj-text>
      </mj-column>
    </mj-section>
    <mj-section padding="16px 0 24px">
      <mj-column>
        <mj-text css-class="foot" font-size="13px" line-height="19px" color="#4a525c">{{sender.name}}{{#sender.address}}, {{line}}{{/sender.address}}{{#sender.telephone}}<br />{{sender.telephone}}{{/sender.telephone}}{{#sender.email}}<br /><a href="mailto:{{sender.email}}" style="color:#1f3d5c">{{sender.email}}</a>{{/sender.email}}{{#sender.website}}<br /><a href="{{sender.website}}" style="color:#1f3d5c">{{sender.website}}</a>{{/sender.website}}{{#sender.legalLines}}<br />{{line}}{{/sender.legalLines}}{{#unsubscribeLink}}<br /><a href="{{unsubscribeLink}}" style="color:#1f3d5c">${labels.unsubscribe}</a>{{/unsubscribeLink}}</mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`;
}

const paragraphs = (texts: readonly string[]): string =>
  texts.map((text) => `        <mj-text>${text}</mj-text>`).join('\n');

const HEADING = 'padding:6px 12px 6px 0;border-bottom:2px solid {{brand.accent}}';
const CELL = 'padding:6px 12px 6px 0;border-bottom:1px solid #d7dce1';
const SUM = 'padding:8px 12px 6px 0';

const heading = (text: string, align = 'left'): string =>
  `<th scope="col" align="${align}" valign="bottom" style="${HEADING}">${text}</th>`;
const cell = (text: string, align = 'left'): string => `<td align="${align}" valign="top" style="${CELL}">${text}</td>`;
const sum = (label: string, amount: string, columns: number): string =>
  `<tr><th scope="row" colspan="${columns - 1}" align="left" style="${SUM}">${label}</th><td align="right" style="${SUM}"><strong>${amount}</strong></td></tr>`;
const fact = (label: string, value: string): string =>
  `<tr><th scope="row" align="left" valign="top" width="40%" style="${CELL};font-weight:normal;color:#4a525c">${label}</th><td valign="top" style="${CELL}">${value}</td></tr>`;
/** A row that is there when its value is. */
const factIf = (name: string, label: string): string => `{{#${name}}}${fact(label, `{{${name}}}`)}{{/${name}}}`;

const PART: Readonly<Record<Part, (labels: LetterLabels) => string>> = {
  document: (labels) => `        <mj-table>
          ${fact(labels.document, '{{document.number}}')}
          ${factIf('document.issueDate', labels.issued)}
          ${factIf('document.orderNumber', labels.order)}
          ${factIf('document.purchaseOrder', labels.purchaseOrder)}
          ${factIf('recipient.customerNumber', labels.customerNumber)}
          ${factIf('document.dueDate', labels.dueDate)}
          ${factIf('document.total', labels.amount)}
        </mj-table>`,
  items: (labels) => itemTable(labels, labels.daysLate, 'daysLate', 'right'),
  itemsBeforeDue: (labels) => itemTable(labels, labels.issued, 'issueDate', 'left'),
  charges: (labels) => `        {{#hasCharges}}
        <mj-table>
          <tr>${heading(labels.charges)}${heading(labels.amount, 'right')}</tr>
          {{#charges}}<tr>${cell('{{text}}')}${cell('{{amount}}', 'right')}</tr>{{/charges}}
          {{#claims}}${sum(labels.claim, '{{amount}}', 2)}{{/claims}}
        </mj-table>
        {{/hasCharges}}`,
  accounts: (labels) => `        {{#accounts}}
        <mj-table>
          <tr>${heading(labels.date)}${heading(labels.movement)}${heading(labels.amount, 'right')}${heading(labels.balance, 'right')}</tr>
          ${sum(labels.opening, '{{opening}}', 4)}
          {{#movements}}<tr>${cell('{{date}}')}${cell('{{text}}')}${cell('{{amount}}', 'right')}${cell('{{balance}}', 'right')}</tr>{{/movements}}
          ${sum(labels.closing, '{{closing}}', 4)}
        </mj-table>
        <mj-table>
          <tr>${heading(labels.ageing)}${heading(labels.open, 'right')}</tr>
          {{#ageing}}<tr>${cell('{{label}}')}${cell('{{amount}}', 'right')}</tr>{{/ageing}}
        </mj-table>
        {{/accounts}}`,
  payment: (labels) => `        {{#payLink}}
        <mj-button href="{{payLink}}">${labels.pay}</mj-button>
        {{/payLink}}
        {{#bank.iban}}
        <mj-text padding="0 24px 4px"><strong>${labels.byTransfer}</strong></mj-text>
        <mj-table>
          ${fact(labels.holder, '{{bank.holder}}')}
          ${fact(labels.iban, '{{bank.iban}}')}
          ${factIf('bank.bic', labels.bic)}
          ${factIf('bank.reference', labels.reference)}
        </mj-table>
        {{/bank.iban}}`,
  portal: (labels) => `        {{#portalLink}}
        <mj-text><a href="{{portalLink}}" style="color:#1f3d5c">${labels.portal}</a></mj-text>
        {{/portalLink}}`,
  attachments: (labels) => `        {{#hasAttachments}}
        <mj-text>${labels.attachments}:<ul style="margin:4px 0 0;padding-left:20px">{{#attachments}}<li>{{name}}</li>{{/attachments}}</ul></mj-text>
        {{/hasAttachments}}`,
};

function itemTable(labels: LetterLabels, third: string, name: string, align: 'left' | 'right'): string {
  return `        {{#hasItems}}
        <mj-table>
          <tr>${heading(labels.number)}${heading(labels.due)}${heading(third, align)}${heading(labels.open, 'right')}</tr>
          {{#items}}<tr>${cell('{{kind}} {{number}}')}${cell('{{dueDate}}')}${cell(`{{${name}}}`, align)}${cell('{{open}}', 'right')}</tr>{{/items}}
          {{#totals}}${sum(labels.total, '{{open}}', 4)}{{/totals}}
        </mj-table>
        {{/hasItems}}`;
}
