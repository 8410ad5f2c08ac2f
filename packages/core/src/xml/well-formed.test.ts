import { describe, expect, it } from 'vitest';
import type { XmlElement } from './element.ts';
import { parseXml } from './parse.ts';

/** A tree on one line: `a{x=1}("text" b())`. */
function told({ name, attributes, children, text }: XmlElement): string {
  const given = Object.entries(attributes).map(([key, value]) => `${key}=${value}`);
  const inner = [...(text.trim() === '' && children.length > 0 ? [] : [JSON.stringify(text)]), ...children.map(told)];
  return `${name.replace('{}', '')}${given.length > 0 ? `{${given.join(',')}}` : ''}(${inner.join(' ')})`;
}

function parsed(text: string): string {
  const result = parseXml(new TextEncoder().encode(text));
  return result.ok ? told(result.value) : (result.problems[0]?.message ?? '');
}

const CBC = 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2';

/** Production or section of XML 1.0 (fifth edition) or of Namespaces 1.0 (third edition): document, tree. */
const WELL_FORMED: readonly (readonly [string, string, string])[] = [
  ['1 empty-element tag', '<a/>', 'a("")'],
  ['1 start and end tag', '<a></a>', 'a("")'],
  ['39 blanks in an empty-element tag', '<a />', 'a("")'],
  ['40 blanks in a start tag', '<a \t\r\n></a>', 'a("")'],
  ['42 blanks in an end tag', '<a></a \n>', 'a("")'],
  ['1 blanks around the root', ' \n<a/>\n\t ', 'a("")'],
  ['1 comments and instructions around the root', '<!-- x --><?x?><a/><!-- y --><?y z?>', 'a("")'],
  ['23 declaration', '<?xml version="1.0"?><a/>', 'a("")'],
  ['23 declaration in apostrophes', "<?xml version='1.0'?><a/>", 'a("")'],
  ['23 declaration with everything', '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><a/>', 'a("")'],
  ['23 declaration with blanks', '<?xml\n version = "1.0"\tencoding = \'utf-8\'  standalone = "no" ?>\n<a/>', 'a("")'],
  ['23 declaration without encoding', '<?xml version="1.0" standalone="no"?><a/>', 'a("")'],
  ['26 later version of 1', '<?xml version="1.7"?><a/>', 'a("")'],
  ['4 names', '<_a.b-c1/>', '_a.b-c1("")'],
  ['4 a name beyond ASCII', '<Größe/>', 'Größe("")'],
  ['4 a name beyond the first plane', '<a𐀀/>', 'a𐀀("")'],
  ['4 names of other scripts', '<名前 属性="値">値</名前>', '名前{属性=値}("値")'],
  ['4a a combining character within', '<a\u0301\u203f/>', 'a\u0301\u203f("")'],
  ['14 text', '<a>b c</a>', 'a("b c")'],
  ['14 text beyond ASCII', '<a>€ ß 😀</a>', 'a("€ ß 😀")'],
  ['14 > in text', '<a>1 > 0</a>', 'a("1 > 0")'],
  ['14 brackets in text', '<a>[x] ]] ]</a>', 'a("[x] ]] ]")'],
  ['14 quotes in text', `<a>"'</a>`, `a("\\"'")`],
  [
    '2 characters at the borders',
    '<a>\t\u0020\u007f\u0085\ud7ff\ue000\ufffd\u{10000}\u{10ffff}</a>',
    'a("\\t \u007f\u0085\ud7ff\ue000\ufffd\u{10000}\u{10ffff}")',
  ],
  ['2 noncharacters of other planes', '<a>\u{1fffe}</a>', 'a("\u{1fffe}")'],
  ['2.11 line ends', '<a>1\r\n2\r3\n4</a>', 'a("1\\n2\\n3\\n4")'],
  ['2.11 line ends in CDATA', '<a><![CDATA[1\r\n2\r3]]></a>', 'a("1\\n2\\n3")'],
  ['2.11 a return written as a reference stays', '<a>1&#13;2&#xD;&#10;</a>', 'a("1\\r2\\r\\n")'],
  ['15 comment', '<a><!-- - > & < ]]> --></a>', 'a("")'],
  ['15 empty comment', '<a><!----></a>', 'a("")'],
  ['15 text around a comment', '<a>b<!-- c -->d</a>', 'a("bd")'],
  ['15 blanks around a comment', '<a> <!-- c --> </a>', 'a("  ")'],
  ['16 instruction', '<a><?b c? > ?></a>', 'a("")'],
  ['16 instruction without content', '<a><?b?></a>', 'a("")'],
  ['16 instruction with <', '<a><?b <x & ?>c</a>', 'a("c")'],
  ['17 target that begins like xml', '<a><?xml-stylesheet href="x"?></a>', 'a("")'],
  ['18 CDATA', '<a><![CDATA[<b>&amp;]] ]>]]></a>', 'a("<b>&amp;]] ]>")'],
  ['18 empty CDATA', '<a><![CDATA[]]></a>', 'a("")'],
  ['18 CDATA beside text', '<a>1<![CDATA[2]]>3</a>', 'a("123")'],
  ['18 two CDATA sections for ]]>', '<a><![CDATA[]]]]><![CDATA[>]]></a>', 'a("]]>")'],
  ['43 children', '<a><b/><c>d</c></a>', 'a(b("") c("d"))'],
  ['43 children of the same name', '<a><a><a/></a><a/></a>', 'a(a(a("")) a(""))'],
  ['43 layout', '<a>\n  <b>1</b>\n  <c/>\n</a>', 'a(b("1") c(""))'],
  ['43 blanks of a leaf stay', '<a> \r\n </a>', 'a(" \\n ")'],
  ['43 text beside children', '<a>1<b>2</b>3</a>', 'a("13" b("2"))'],
  ['41 attributes', `<a b="1" c='2'/>`, 'a{b=1,c=2}("")'],
  ['25 blanks around =', '<a b = "1"\n\tc\n=\n"2" />', 'a{b=1,c=2}("")'],
  ['10 the other quote within', `<a b="'" c='"'/>`, `a{b=',c="}("")`],
  ['10 > / and ]]> within', '<a b="1>0" c="x/y" d="]]>"/>', 'a{b=1>0,c=x/y,d=]]>}("")'],
  ['10 empty', '<a b=""/>', 'a{b=}("")'],
  ['3.3.3 blanks in a value', '<a b="1\t2\n3\r\n4\r5"/>', 'a{b=1 2 3 4 5}("")'],
  ['3.3.3 blanks as references', '<a b="&#9;&#xA;&#13;"/>', 'a{b=\t\n\r}("")'],
  ['41 attributes that differ in case', '<a b="1" B="2"/>', 'a{b=1,B=2}("")'],
  [
    '41 an attribute called as what every object has',
    '<a constructor="1" toString="2"/>',
    'a{constructor=1,toString=2}("")',
  ],
  ['66 decimal reference', '<a>&#65;&#8364;&#128512;</a>', 'a("A€😀")'],
  ['66 hexadecimal reference', '<a>&#x41;&#x20aC;&#x1F600;</a>', 'a("A€😀")'],
  ['66 leading zeros', '<a>&#0000000000065;&#x0000000000041;</a>', 'a("AA")'],
  [
    '66 references at the borders',
    '<a>&#xD7FF;&#xE000;&#xFFFD;&#x10000;&#x10FFFF;</a>',
    'a("\ud7ff\ue000\ufffd\u{10000}\u{10ffff}")',
  ],
  ['66 < and & as numbers are text', '<a>&#60;b&#38;amp;</a>', 'a("<b&amp;")'],
  ['68 the five', '<a b="&quot;&apos;&lt;">&amp;&lt;&gt;&quot;&apos;</a>', `a{b="'<}("&<>\\"'")`],
  ['N default namespace', `<ID xmlns="${CBC}"/>`, 'cbc:ID("")'],
  ['N any prefix', `<x:ID xmlns:x="${CBC}"/>`, 'cbc:ID("")'],
  ['N unknown namespace', '<x xmlns="urn:x"/>', '{urn:x}x("")'],
  ['N a namespace called constructor', '<x xmlns="constructor"/>', '{constructor}x("")'],
  ['N declared after use in the tag', `<x:a x:b="1" xmlns:x="urn:x"/>`, '{urn:x}a("")'],
  [
    'N inner declaration hides the outer',
    `<a xmlns="urn:x"><b xmlns="${CBC}"/><c/></a>`,
    '{urn:x}a(cbc:b("") {urn:x}c(""))',
  ],
  [
    'N prefix declared anew',
    `<p:a xmlns:p="urn:x"><p:b xmlns:p="urn:y"/><p:c/></p:a>`,
    '{urn:x}a({urn:y}b("") {urn:x}c(""))',
  ],
  ['N default undeclared', '<a xmlns="urn:x"><b xmlns=""/></a>', '{urn:x}a(b(""))'],
  ['N attributes have no default namespace', '<a xmlns="urn:x" b="1"/>', '{urn:x}a{b=1}("")'],
  ['N the same local name with and without prefix', '<a xmlns:p="urn:x" p:b="1" b="2"/>', 'a{b=2}("")'],
  ['N the same local name in two namespaces', '<a xmlns:p="urn:x" xmlns:q="urn:y" p:b="1" q:b="2"/>', 'a("")'],
  ['N xml needs no declaration', '<a xml:lang="de" xml:space="preserve"/>', 'a("")'],
  ['N xml declared as itself', '<a xmlns:xml="http://www.w3.org/XML/1998/namespace"/>', 'a("")'],
  ['N prefixes that begin like xml', '<a xmlns:xmlx="urn:x" xmlx:b="1"/>', 'a("")'],
  ['N a namespace by a reference', '<x:a xmlns:x="urn:&#120;"/>', '{urn:x}a("")'],
];

describe('well-formed', () => {
  it.each(WELL_FORMED)('%s: %s', (_, text, tree) => {
    expect(parsed(text)).toBe(tree);
    // What has been read once is recognised, and read the same.
    expect(parsed(text)).toBe(tree);
  });

  it('has values as XPath takes them', () => {
    const result = parseXml(new TextEncoder().encode('<a>1<b>2<c>3</c>4</b>5<!-- x -->6<d/>7</a>'));
    expect(result.ok && result.value.value).toBe('1234567');
  });
});
