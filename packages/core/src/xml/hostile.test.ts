import { describe, expect, it } from 'vitest';
import type { XmlElement } from './element.ts';
import { parseXml } from './parse.ts';
import { leastSeconds } from '../../test/cpu-time.ts';

const encoder = new TextEncoder();
const parsed = (text: string) => parseXml(encoder.encode(text));
const codeOf = (text: string): string => {
  const result = parsed(text);
  return result.ok ? 'read' : (result.problems[0]?.code ?? '');
};
const rootOf = (text: string | Uint8Array): XmlElement => {
  const result = parseXml(typeof text === 'string' ? encoder.encode(text) : text);
  if (!result.ok) throw new Error(result.problems[0]?.message);
  return result.value;
};

describe('bounds', () => {
  const nested = (depth: number): string => `${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`;

  it('stops at a depth', () => {
    expect(codeOf(nested(64))).toBe('read');
    expect(codeOf(nested(65))).toBe('XML_TOO_DEEP');
    expect(codeOf(`${'<a>'.repeat(64)}<b/>${'</a>'.repeat(64)}`)).toBe('XML_TOO_DEEP');
    expect(codeOf('<a>'.repeat(1_000_000))).toBe('XML_TOO_DEEP');
  });

  it('stops at a size', () => {
    const result = parseXml(encoder.encode('<a>12345</a>'), { bytes: 11, depth: 64 });
    expect(!result.ok && result.problems[0]?.code).toBe('XML_TOO_LARGE');
    expect(parseXml(encoder.encode('<a>1234</a>'), { bytes: 11, depth: 64 }).ok).toBe(true);
  });

  it('stops at elements and attributes that take far more memory than bytes', () => {
    expect(codeOf(`<a>${'<b/>'.repeat(1_000)}</a>`)).toBe('read');
    expect(codeOf(`<a>${'<b/>'.repeat(100_000)}</a>`)).toBe('XML_TOO_LARGE');
    expect(codeOf(`<a>${'<b c="" d="" e=""/>'.repeat(10_000)}</a>`)).toBe('XML_TOO_LARGE');
    expect(codeOf(`<a>${'<cbc>123456789</cbc>'.repeat(100_000)}</a>`)).toBe('read');
  });

  it('stops at many attributes of one element', () => {
    const attributes = (count: number) => Array.from({ length: count }, (_, index) => `attribute-number-${index}="1"`);
    expect(codeOf(`<a ${attributes(1_000).join(' ')}/>`)).toBe('read');
    expect(codeOf(`<a ${attributes(1_001).join(' ')}/>`)).toBe('XML_TOO_LARGE');
  });

  it('stops at many different attributes', () => {
    const notes = (count: number) =>
      Array.from({ length: count }, (_, index) => `<note of-round-one-${index}="1">text</note>`);
    expect(codeOf(`<a>${notes(900).join('')}</a>`)).toBe('read');
    expect(codeOf(`<a>${notes(3_000).join('')}</a>`)).toBe('XML_TOO_LARGE');
  });

  it('stops at many different names, and at long ones', () => {
    const names = Array.from({ length: 30_000 }, (_, index) => `<different-${index}/>`);
    expect(codeOf(`<a>${names.join('')}</a>`)).toBe('XML_TOO_LARGE');
    expect(codeOf(`<${'a'.repeat(201)}/>`)).toBe('XML_MALFORMED');
    expect(codeOf(`<a xmlns="${'u'.repeat(501)}"/>`)).toBe('XML_MALFORMED');
  });

  it('reads as well afterwards: documents made to be different push out what was kept, and no more', () => {
    const before = rootOf('<a><b c="d">e</b></a>');
    for (let round = 0; round < 4; round += 1)
      parsed(`<a>${Array.from({ length: 9_000 }, (_, index) => `<of-round-${round}-${index}/>`).join('')}</a>`);
    const after = rootOf('<a><b c="d">e</b></a>');
    expect(after.child('{}b')?.text).toBe('e');
    expect(after.child('{}b')?.attributes).toEqual(before.child('{}b')?.attributes);
  });
});

describe('time and memory grow with the bytes', () => {
  const secondsOf = (text: string, enough?: number): Promise<number> => {
    const bytes = encoder.encode(text);
    return leastSeconds(() => parseXml(bytes), enough);
  };

  it.each<readonly [string, (size: number) => string]>([
    ['text in pieces', (size) => `<a>${'x<!---->'.repeat(size / 8)}</a>`],
    ['CDATA in pieces', (size) => `<a>${'<![CDATA[x]]>'.repeat(size / 13)}</a>`],
    ['references', (size) => `<a>${'&amp;'.repeat(size / 5)}</a>`],
    ['a reference without an end', (size) => `<a>&#x${'A'.repeat(size)}</a>`],
    ['ampersands', (size) => `<a>${'&'.repeat(size)}</a>`],
    ['one attribute', (size) => `<a b="${'x'.repeat(size)}"/>`],
    ['an attribute without an end', (size) => `<a b="${'x '.repeat(size / 2)}`],
    ['blanks in a tag', (size) => `<a${' '.repeat(size)}/>`],
    ['blanks without a tag', (size) => `<a>${' '.repeat(size)}`],
    ['a tag without an end', (size) => `<a ${'b'.repeat(size)}`],
    ['a declaration without an end', (size) => `<?xml ${' '.repeat(size)}`],
    ['a comment without an end', (size) => `<a><!--${' -'.repeat(size / 2)}`],
    ['brackets', (size) => `<a>${']'.repeat(size)}</a>`],
    ['line ends', (size) => `<a>${'\r\n'.repeat(size / 2)}</a>`],
    ['letters beyond ASCII', (size) => `<a>${'ä'.repeat(size / 2)}</a>`],
    [
      'many namespaces',
      (size) => `<a>${'<b xmlns:p="urn:x"><p:c>123456789012345678901</p:c></b>'.repeat(size / 60)}</a>`,
    ],
    [
      'attributes that differ',
      (size) =>
        `<a>${Array.from({ length: size / 50 }, (_, index) => `<bcd efghijklm="nop" qrs="${index}">0123456789</bcd>`).join('')}</a>`,
    ],
    ['an error at the end', (size) => `<a>${'\n'.repeat(size)}</b>`],
  ])('%s', async (_, text) => {
    // Ten times the bytes in at most forty times the time: what is quadratic takes a hundred.
    const most = 40 * Math.max(await secondsOf(text(100_000)), 0.0005);
    expect(await secondsOf(text(1_000_000), most)).toBeLessThan(most);
  });

  it('200 MB in one attachment, with a euro sign beside it', () => {
    const size = 200 * 2 ** 20;
    const head = encoder.encode('<a>€<b mimeCode="application/pdf">');
    const bytes = new Uint8Array(size).fill(0x41);
    bytes.set(head);
    bytes.set(encoder.encode('</b></a>'), size - 8);
    const before = process.memoryUsage.rss();
    const root = rootOf(bytes);
    expect(root.child('{}b')?.text).toHaveLength(size - head.length - 8);
    expect(process.memoryUsage.rss() - before).toBeLessThan(10 * size);
  });

  it('100,000 lines, and the last is found at once', () => {
    const lines = Array.from(
      { length: 100_000 },
      (_, index) => `<line>\n<identifier>${index}</identifier>\n<amount currency="EUR">12.50</amount>\n</line>`,
    );
    const root = rootOf(`<a>${lines.join('\n')}<total>1</total></a>`);
    expect(root.children).toHaveLength(100_001);
    let found = 0;
    for (let round = 0; round < 100_000; round += 1) if (root.child('{}total') !== undefined) found += 1;
    expect(found).toBe(100_000);
    expect(root.children[99_999]?.child('{}identifier')?.location).toBe('/{}a/{}line[100000]/{}identifier');
  });
});
