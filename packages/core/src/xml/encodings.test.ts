import { describe, expect, it } from 'vitest';
import { parseXml } from './parse.ts';

const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');
const utf16le = (text: string): Buffer => Buffer.from(text, 'utf16le');
const utf16be = (text: string): Buffer => utf16le(text).swap16();
const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const said = (encoding: string, text = '<a>äöü</a>'): string => `<?xml version="1.0" encoding="${encoding}"?>${text}`;

const textOf = (bytes: Uint8Array): string => {
  const result = parseXml(bytes);
  return result.ok ? result.value.text : (result.problems[0]?.code ?? '');
};

describe('read', () => {
  it.each<readonly [string, Buffer, string]>([
    ['UTF-8', utf8('<a>äöü</a>'), 'äöü'],
    ['UTF-8, declared', utf8(said('UTF-8')), 'äöü'],
    ['UTF-8, declared in lower case', utf8(said('utf-8')), 'äöü'],
    ['UTF-8 with a byte order mark', utf8('\uFEFF<a>äöü</a>'), 'äöü'],
    ['UTF-8 with a byte order mark, declared', utf8(`\uFEFF${said('UTF-8')}`), 'äöü'],
    ['UTF-8 beyond the first plane', utf8('<a>€😀</a>'), '€😀'],
    ['a byte order mark within is a character', utf8('<a>\uFEFF</a>'), '\uFEFF'],
    ['UTF-16 LE with a byte order mark', utf16le('\uFEFF<a>ä€😀</a>'), 'ä€😀'],
    ['UTF-16 BE with a byte order mark', utf16be('\uFEFF<a>ä€😀</a>'), 'ä€😀'],
    ['UTF-16 LE, declared', utf16le(`\uFEFF${said('UTF-16')}`), 'äöü'],
    ['UTF-16 BE, declared', utf16be(`\uFEFF${said('utf-16')}`), 'äöü'],
    ['UTF-16 LE, declared as such', utf16le(`\uFEFF${said('UTF-16LE')}`), 'äöü'],
    ['UTF-16 LE without a byte order mark', utf16le(said('UTF-16')), 'äöü'],
    ['UTF-16 BE without a byte order mark', utf16be(said('UTF-16')), 'äöü'],
    ['ISO-8859-1', latin1(said('ISO-8859-1')), 'äöü'],
    ['ISO-8859-1 has controls where Windows-1252 has a euro', latin1(said('ISO-8859-1', '<a>\x80</a>')), '\x80'],
    [
      'ISO-8859-15',
      Buffer.concat([utf8('<?xml version="1.0" encoding="ISO-8859-15"?><a>'), Buffer.of(0xa4), utf8('</a>')]),
      '€',
    ],
    [
      'Windows-1252',
      Buffer.concat([utf8('<?xml version="1.0" encoding="windows-1252"?><a>'), Buffer.of(0x80), utf8('</a>')]),
      '€',
    ],
    ['US-ASCII', utf8(said('US-ASCII', '<a>x</a>')), 'x'],
    ['a part of a larger buffer', utf8('xx<a>y</a>zz').subarray(2, 10), 'y'],
  ])('%s', (_, bytes, text) => {
    expect(textOf(bytes)).toBe(text);
  });
});

describe('refused', () => {
  it.each<readonly [string, Buffer]>([
    ['Latin-1 that says nothing', latin1('<a>ä</a>')],
    ['Latin-1 declared as UTF-8', latin1(said('UTF-8'))],
    ['UTF-8 declared as UTF-16', utf8(said('UTF-16'))],
    ['UTF-8 with a byte order mark, declared as ISO-8859-1', utf8(`\uFEFF${said('ISO-8859-1')}`)],
    ['UTF-16 declared as UTF-8', utf16le(`\uFEFF${said('UTF-8')}`)],
    ['UTF-16 LE declared as BE', utf16le(`\uFEFF${said('UTF-16BE')}`)],
    ['UTF-16 without its last byte', utf16le('\uFEFF<a>x</a>').subarray(0, -1)],
    ['UTF-16 with half a pair', utf16le('\uFEFF<a>\ud83d</a>')],
    ['ASCII with more', latin1(said('US-ASCII'))],
    ['UTF-8 cut within a character', utf8('<a>€').subarray(0, -1)],
    ['UTF-8 written too long', Buffer.concat([utf8('<a>'), Buffer.of(0xc0, 0xbc), utf8('</a>')])],
    ['UTF-8 with half a pair', Buffer.concat([utf8('<a>'), Buffer.of(0xed, 0xa0, 0x80), utf8('</a>')])],
    ['UTF-8 beyond Unicode', Buffer.concat([utf8('<a>'), Buffer.of(0xf4, 0x90, 0x80, 0x80), utf8('</a>')])],
    ['UTF-7', utf8(said('UTF-7', '<a/>'))],
    ['EBCDIC', utf8(said('IBM037', '<a/>'))],
    ['an encoding nobody knows', utf8(said('x-nope', '<a/>'))],
  ])('%s', (_, bytes) => {
    expect(textOf(bytes)).toBe('XML_ENCODING');
  });

  it('is malformed: UTF-32, and UTF-16 that says nothing at all', () => {
    expect(
      textOf(Buffer.concat([Buffer.of(0xff, 0xfe, 0, 0), Buffer.from(new Uint32Array([60, 97, 47, 62]).buffer)])),
    ).toBe('XML_MALFORMED');
    expect(textOf(utf16le('<a/>'))).toBe('XML_MALFORMED');
  });
});
