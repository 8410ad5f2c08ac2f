import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkTemplate,
  defaultTemplate,
  LETTER_IDS,
  LETTER_LANGUAGES,
  type LetterInput,
  letterModel,
  type LetterLanguage,
  type LetterTemplate,
  sampleLetter,
  writeLetter,
} from './index.ts';
import { readableOn } from './view.ts';

const ALL = LETTER_LANGUAGES.flatMap((language) => LETTER_IDS.map((id) => [id, language] as const));

function letterOf(template: LetterTemplate, language: LetterLanguage = 'en', changes: Partial<LetterInput> = {}) {
  const written = writeLetter(template, letterModel.parse({ ...sampleLetter(language), ...changes }), language);
  if (!written.ok) throw new Error(written.problems[0]?.message);
  return written.value;
}

const GOLDEN = join(import.meta.dirname, '../../../test/golden/letters');

function compare(name: string, written: string): void {
  const file = join(GOLDEN, name);
  if (process.env['UPDATE'] === '1') writeFileSync(file, written);
  expect(written).toBe(readFileSync(file, 'utf8'));
}

/** A body with this in its only text. */
const bodyWith = (content: string): LetterTemplate => ({
  subject: 'Invoice {{document.number}}',
  body: `<mjml lang="{{language}}">\n<mj-body>\n<mj-section>\n<mj-column>\n<mj-text>${content}</mj-text>\n</mj-column>\n</mj-section>\n</mj-body>\n</mjml>`,
});

describe.each(ALL)('%s in %s', (id, language) => {
  const template = defaultTemplate(id, language);

  it('is as it was (UPDATE=1 rewrites it)', () => {
    const { subject, html, text } = letterOf(template, language);
    compare(`${id}.${language}.txt`, `${subject}\n\n${text}`);
    compare(`${id}.${language}.html`, `${html.replaceAll('><', '>\n<')}\n`);
  });

  it('is found fine, with all there may be and with as little', () => {
    expect(checkTemplate(template, language).ok).toBe(true);
  });

  it('asks no other machine for anything, and tells nobody that it was read', () => {
    const { html } = letterOf(template, language);
    const sources = Array.from(
      html.matchAll(/\b(?:src|background|srcset)="([^"]*)"|url\(([^)]*)\)|@import|<link|<script/gi),
      ([found]) => found,
    );
    expect(sources).toEqual(['src="cid:logo"']);
  });

  it('can be read by those who do not see it', () => {
    const { html } = letterOf(template, language);
    expect(html).toContain(`<html lang="${language}"`);
    expect(html).toMatch(/<title>[^<]+<\/title>/);
    const tables = Array.from(html.matchAll(/<table[^>]*>/g), ([table]) => table);
    const data = tables.filter((table) => !table.includes('role="presentation"'));
    // Tables that only lay the page out say so; those that hold data have headings.
    expect(data.length).toBeLessThan(tables.length);
    expect(Array.from(html.matchAll(/<th scope="(?:col|row)"/g)).length).toBeGreaterThanOrEqual(data.length);
    expect(Array.from(html.matchAll(/<img(?![^>]*\balt=)[^>]*>/g))).toEqual([]);
    expect(Array.from(html.matchAll(/<h1/g))).toHaveLength(1);
  });

  it('keeps its text within 72 columns but for addresses', () => {
    const { text } = letterOf(template, language);
    expect(text.split('\n').filter((line) => Array.from(line).length > 72 && !line.includes('://'))).toEqual([]);
  });
});

describe('contrast', () => {
  /** WCAG 2.2, relative luminance. */
  const luminance = (colour: string): number =>
    [1, 3, 5]
      .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, index) => sum + part * ([0.2126, 0.7152, 0.0722][index] ?? 0), 0);
  const contrast = (one: string, other: string): number => {
    const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((left, right) => right - left);
    return (light + 0.05) / (dark + 0.05);
  };

  it.each([
    ['#1b1f24', '#ffffff'],
    ['#4a525c', '#ffffff'],
    ['#4a525c', '#eef2f6'],
    ['#1f3d5c', '#eef2f6'],
  ])('of %s on %s is enough', (text, ground) => expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5));

  it('of a button’s text is enough on any colour a merchant chooses', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (number) => {
        const accent = `#${number.toString(16).padStart(6, '0')}`;
        expect(contrast(readableOn(accent), accent)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });
});

describe('what a letter says', () => {
  it('has one total for each currency, with charges besides', () => {
    const { text } = letterOf(defaultTemplate('level-2', 'en'));
    expect(text).toMatch(/^Total +€1,184\.50\nTotal +\$1,500\.00$/m);
    expect(text).toMatch(/^To pay in all +€1,234\.58\nTo pay in all +\$1,500\.00$/m);
  });

  it('leaves out what there is not', () => {
    const bare = writeLetter(defaultTemplate('level-2', 'en'), sampleLetter('en', 'bare'), 'en');
    const { text = '', html = '' } = bare.ok ? bare.value : {};
    expect(text).not.toMatch(/IBAN|Pay now|Total|Enclosed|by {2}| by \./);
    expect(html).not.toMatch(/<img|href="(?:https)?"/);
  });

  it('keeps its text in step when a merchant changes the template', () => {
    const { html, text } = letterOf(
      bodyWith(
        '<h2>News</h2><p>One<br>two</p><ul><li>a</li><li>b &amp; c</li></ul><a href="https://x.example/">here</a>',
      ),
    );
    expect(text).toBe('News\n====\n\nOne\ntwo\n\n- a\n- b & c\n\nhere: https://x.example/\n');
    expect(html).toContain('<li>b &amp; c</li>');
  });

  it('shows a table that is too wide row by row', () => {
    const cells = ['number', 'amount', 'open']
      .map((name) => `<th scope="col">A rather long heading of ${name}</th>`)
      .join('');
    const { text } = letterOf({
      subject: 's',
      body: `<mjml><mj-body><mj-section><mj-column><mj-table><tr>${cells}</tr>{{#items}}<tr><td>{{number}}</td><td align="right">{{amount}}</td><td align="right">{{open}}</td></tr>{{/items}}</mj-table></mj-column></mj-section></mj-body></mjml>`,
    });
    expect(text).toContain('A rather long heading of number: F2026-00031\nA rather long heading of amount: €980.00\n');
  });
});

describe('values', () => {
  it('never become markup, whatever they hold', () => {
    const hostile = fc.oneof(
      fc.constantFrom(
        '<script>alert(1)</script>',
        '"><img src=x onerror=alert(1)>',
        '{{sender.name}}',
        '{{#items}}',
        '&lt;b&gt;',
        ']]>',
        '<!--',
        '--><mj-raw>',
        '\u202egnp.exe',
        'a\u0000b',
        '</mj-text>',
        '{{{x}}}',
      ),
      fc.string({ unit: 'binary', maxLength: 40 }),
    );
    fc.assert(
      fc.property(hostile, (value) => {
        const { html, text, subject } = letterOf(defaultTemplate('invoice', 'en'), 'en', {
          recipient: { name: value, contact: value },
          document: { ...sampleLetter('en').document!, number: value, total: '1.00', open: '1.00' },
        });
        const plain = letterOf(defaultTemplate('invoice', 'en'), 'en', { recipient: { name: 'x', contact: 'x' } });
        const tags = (page: string) => Array.from(page.matchAll(/<\/?([a-z][\w-]*)/g), ([, name]) => name);
        // An empty number or name leaves its own line out, and nothing else may change.
        if (/[^\s\p{C}]/u.test(value)) expect(tags(html)).toEqual(tags(plain.html));
        expect(html).not.toMatch(/<script|onerror=alert\(1\)>/);
        expect(subject).not.toMatch(/[\r\n]/);
        expect(text).not.toContain('\u202e');
      }),
      { numRuns: 300 },
    );
  });

  it('that are links are https alone', () => {
    for (const pay of ['javascript:alert(1)', 'http://pay.example', 'data:text/html,x'])
      expect(letterModel.safeParse({ ...sampleLetter('en'), links: { pay } }).success).toBe(false);
  });
});

describe('a template', () => {
  const check = (template: unknown) => {
    const checked = checkTemplate(template, 'en');
    return checked.ok ? undefined : checked.problems[0];
  };

  it('of the merchant’s own passes, with its example as preview', () => {
    const checked = checkTemplate(
      bodyWith('{{#items}}<p>{{number}}: {{open}}</p>{{/items}}{{^charges}}<p>none</p>{{/charges}}'),
      'de',
    );
    expect(checked.ok && checked.value.text).toMatch(/^F2026-00031: 980,00\u00a0€$/m);
  });

  it('names the placeholder that is not known, its line, and the one that was meant', () => {
    expect(check(bodyWith('\n{{document.nmber}}'))).toMatchObject({
      code: 'TEMPLATE_UNKNOWN_VARIABLE',
      message: 'The template names {{document.nmber}}, which is not known (line 6).',
      advice: 'Did you mean {{document.number}}?',
    });
    expect(check({ ...bodyWith('x'), subject: '{{nothing.like.it}}' })).toMatchObject({
      code: 'TEMPLATE_UNKNOWN_VARIABLE',
    });
    // Also where a section is empty in the letter at hand.
    expect(check(bodyWith('{{#items}}{{nubmer}}{{/items}}'))).toMatchObject({
      code: 'TEMPLATE_UNKNOWN_VARIABLE',
      advice: 'Did you mean {{number}}?',
    });
    expect(check(bodyWith('{{^items}}{{nubmer}}{{/items}}'))).toMatchObject({ code: 'TEMPLATE_UNKNOWN_VARIABLE' });
  });

  it.each([
    ['a group', '{{document}}', 'TEMPLATE_UNKNOWN_VARIABLE'],
    ['a list', '{{items}}', 'TEMPLATE_UNKNOWN_VARIABLE'],
    ['what objects have', '{{constructor}}', 'TEMPLATE_UNKNOWN_VARIABLE'],
    ['what objects have below', '{{document.__proto__}}', 'TEMPLATE_UNKNOWN_VARIABLE'],
    ['what is never looked at', '{{#items}}{{^charges}}{{typo}}{{/charges}}{{/items}}', 'TEMPLATE_UNKNOWN_VARIABLE'],
    ['code', '{{document.number.toString()}}', 'TEMPLATE_SYNTAX'],
    ['no escaping', '{{{document.number}}}', 'TEMPLATE_SYNTAX'],
    ['a section that is never closed', '{{#items}}x', 'TEMPLATE_SYNTAX'],
    ['a section that crosses markup', '<b>{{#items}}</b>{{/items}}', 'TEMPLATE_SYNTAX'],
    ['an element that is never closed', '<b>x', 'TEMPLATE_SYNTAX'],
    ['an attribute without quotes', '<p align=left>x</p>', 'TEMPLATE_SYNTAX'],
    ['an entity', '&eacute;', 'TEMPLATE_SYNTAX'],
    ['a control character', '&#1;', 'TEMPLATE_SYNTAX'],
    ['a script', '<script>x</script>', 'TEMPLATE_NOT_ALLOWED'],
    ['a form', '<form>x</form>', 'TEMPLATE_NOT_ALLOWED'],
    ['an event', '<p onclick="x">x</p>', 'TEMPLATE_NOT_ALLOWED'],
    ['a picture from elsewhere', '<img src="https://track.example/1.gif" alt="">', 'TEMPLATE_NOT_ALLOWED'],
    ['a picture in a style', '<p style="background:url(https://track.example)">x</p>', 'TEMPLATE_NOT_ALLOWED'],
    ['an escaped picture', '<p style="background:u\\72l(//x)">x</p>', 'TEMPLATE_NOT_ALLOWED'],
    ['a link that runs', '<a href="javascript:alert(1)">x</a>', 'TEMPLATE_NOT_ALLOWED'],
    ['a link that runs, disguised', '<a href="&#106;avascript:alert(1)">x</a>', 'TEMPLATE_NOT_ALLOWED'],
    ['a link that data decide', '<a href="{{recipient.name}}">x</a>', 'TEMPLATE_NOT_ALLOWED'],
    ['a link that data complete', '<a href="https://x.example/{{document.number}}">x</a>', 'TEMPLATE_NOT_ALLOWED'],
    ['a style that data decide', '<p style="color:{{recipient.name}}">x</p>', 'TEMPLATE_NOT_ALLOWED'],
    ['a part that is not looked at', '</mj-text><mj-raw><b>x</b></mj-raw><mj-text>', 'TEMPLATE_NOT_ALLOWED'],
    ['an include', '</mj-text><mj-include path="/etc/passwd" /><mj-text>', 'TEMPLATE_NOT_ALLOWED'],
    ['text between columns', '</mj-text>x<mj-text>', 'TEMPLATE_NOT_ALLOWED'],
    ['too deep a nest', `${'<b>'.repeat(60)}x${'</b>'.repeat(60)}`, 'TEMPLATE_SYNTAX'],
    ['too long a text', 'x'.repeat(100_001), 'TEMPLATE_SIZE'],
    ['lists of lists of lists', `${'{{#items}}'.repeat(12)}x${'{{/items}}'.repeat(12)}`, 'TEMPLATE_TOO_LARGE'],
  ])('is refused for %s', (_, content, code) => {
    expect(check(bodyWith(content))).toMatchObject({ code, retry: 'after-fix' });
  });

  it.each([
    ['a subject of two lines', { subject: 'a\nBcc: x', body: '<mjml></mjml>' }],
    ['no body', { subject: 'a' }],
    ['nothing', null],
  ])('is refused for %s', (_, template) => expect(check(template)).toMatchObject({ code: 'TEMPLATE_SIZE' }));

  it('never makes the reader throw, whatever is written', () => {
    const piece = fc.constantFrom(
      '<mjml>',
      '</mjml>',
      '<mj-body>',
      '<mj-text>',
      '</mj-text>',
      '{{',
      '}}',
      '{{#items}}',
      '{{/items}}',
      '{{x}}',
      '<',
      '>',
      '&',
      '&amp;',
      '"',
      ' a="b"',
      '<!--',
      '-->',
      'text',
      '<br>',
      '<p',
      '/>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        checkTemplate({ subject: 's', body: pieces.join('') || 'x' }, 'en');
      }),
      { numRuns: 2_000 },
    );
  });
});
