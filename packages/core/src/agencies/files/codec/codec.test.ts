import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testCase } from '../../acceptance/test-case.ts';
import { agencyCommand, agencyEvent } from '../../schema/index.ts';
import { played } from '../../testing/told-events.ts';
import { fieldKinds } from './field-kinds.ts';
import { FILE_FORMATS, readRecords, writeRecords, type FileFormat } from './file-format.ts';
import { kindsOf } from './record.ts';

const submit = agencyCommand.parse({
  commandId: 'c',
  caseId: 'C-1',
  seq: 1,
  at: '2026-11-20T08:00:00Z',
  type: 'submit',
  payload: { case: testCase() },
});
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const bytes = (content: string) => new TextEncoder().encode(content);
const readAs = (format: FileFormat, content: string) => readRecords(`x.${format}`, 'command', bytes(content));

describe.each(FILE_FORMATS)('records in %s', (format) => {
  it('come back as they were: commands with every kind of member, and events', () => {
    const commands = readRecords(`x.${format}`, 'command', writeRecords(format, 'command', [submit]));
    expect(commands.map((each) => plain(agencyCommand.parse(each)))).toEqual([plain(submit)]);
    const { events } = played('every-event');
    const read = readRecords(`x.${format}`, 'event', writeRecords(format, 'event', events));
    expect(read.map((each) => plain(agencyEvent.parse(each)))).toEqual(events.map(plain));
  });

  it('come back whatever people wrote', () => {
    // Control characters but blanks are no text of XML; a table knows no empty cell.
    const words = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 40 })
      .filter((word) => !/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(word));
    const reasons = fc.array(
      fc.oneof(
        words,
        fc.constantFrom(
          '=1+1',
          "'",
          "'=x",
          '-1',
          '-1.50',
          '+33',
          '@x',
          'a;b,c"d"',
          ' blank ',
          '<x>&amp;',
          'true',
          '7',
          'end',
          'a|b',
        ),
      ),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(reasons, (all) => {
        const commands = all.map((reason, index) => ({
          schemaVersion: '1.0',
          commandId: `c${index}`,
          caseId: 'C',
          seq: index + 1,
          at: '2026-11-20T08:00:00Z',
          type: 'pause',
          payload: { reason },
        }));
        expect(readRecords(`x.${format}`, 'command', writeRecords(format, 'command', commands))).toEqual(commands);
      }),
      { numRuns: 500 },
    );
  });

  it('are refused when the file was cut off anywhere (control: whole, they are read)', () => {
    const whole = writeRecords(format, 'command', [submit, { ...submit, commandId: 'd' }]);
    expect(readRecords(`x.${format}`, 'command', whole)).toHaveLength(2);
    const ends = text(whole).trimEnd().length;
    for (let cut = 1; cut < ends; cut += 37) expect(() => readAs(format, text(whole).slice(0, cut))).toThrow();
  });

  it('are refused when the count is another', () => {
    const whole = text(writeRecords(format, 'command', [submit]));
    const wrong = {
      csv: [/^end,1/m, 'end,2'],
      xml: ['records="1"', 'records="2"'],
      jsonl: ['{"records":1}', '{"records":2}'],
    } as const;
    const [from, to] = wrong[format];
    expect(whole.replace(from, to)).not.toBe(whole);
    expect(() => readAs(format, whole.replace(from, to))).toThrow(/1 records instead of the 2/);
  });

  it('may be none', () => {
    expect(readRecords(`x.${format}`, 'command', writeRecords(format, 'command', []))).toEqual([]);
  });
});

describe('a table', () => {
  it('runs no formula in a spreadsheet', () => {
    const table = text(writeRecords('csv', 'command', [submit]));
    expect(table).toContain("'=12 rue du Bac");
    expect(table).toContain("'+33 1 70 00 00 00");
    expect(table).not.toMatch(/(^|[,"])[=+@][^,"\d]/m);
  });

  it('is read with semicolons, a mark of its encoding and unknown columns', () => {
    const table =
      '\uFEFFrecord;recordCount;commandId;caseId;seq;at;type;payload.reason\ncommand;;c;C;1;2026-11-20T08:00:00Z;pause;x;\n';
    expect(() => readAs('csv', table)).toThrow();
    const whole =
      '\uFEFFrecord;recordCount;commandId;seq;type;payload.reason;colour\ncommand;;c;1;pause;x;red\nend;1;;;;;\n';
    expect(readAs('csv', whole)).toEqual([
      { commandId: 'c', seq: 1, type: 'pause', payload: { reason: 'x' }, colour: 'red' },
    ]);
  });

  it('writes nowhere but into its records', () => {
    for (const column of ['__proto__.polluted', 'payload.__proto__.polluted', 'a..b', '1'])
      expect(() => readAs('csv', `record,recordCount,${column}\ncommand,,yes\nend,1,\n`)).toThrow(
        /no name of the schema/,
      );
    readAs('csv', 'record,recordCount,constructor.prototype.polluted\ncommand,,yes\nend,1,\n');
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('refuses rows that are nothing of it', () => {
    expect(() => readAs('csv', 'record,recordCount,commandId\nevent,,c\nend,1,\n')).toThrow();
    expect(() => readAs('csv', 'record,recordCount,items.itemId\npayload.case.items,,c\nend,0,\n')).toThrow();
  });
});

describe('XML', () => {
  it('refuses document types, other roots and what is not well-formed', () => {
    for (const content of [
      '<!DOCTYPE commands [<!ENTITY x "y">]><commands records="0"/>',
      '<events records="0"/>',
      '<commands records="0">',
      'x',
    ])
      expect(() => readAs('xml', content)).toThrow();
  });
});

describe('other files', () => {
  it('are refused', () => {
    expect(() => readRecords('x.pdf', 'command', bytes(''))).toThrow(/ends in none/);
    expect(() => readRecords('x.csv', 'command', new Uint8Array([0xff, 0xfe, 0x41]))).toThrow(/UTF-8/);
  });
});

describe('fieldKinds', () => {
  it('knows every document, and throws on a name of two kinds (control)', () => {
    for (const name of ['command', 'event', 'balance', 'acknowledgement'] as const)
      expect(kindsOf(name).size).toBeGreaterThan(5);
    expect(kindsOf('command').get('items')).toBe('records');
    expect(kindsOf('command').get('documentIds')).toBe('list');
    const node = {
      type: 'object' as const,
      properties: {
        a: { type: 'string' as const },
        b: { type: 'object' as const, properties: { a: { type: 'integer' as const } } },
      },
    };
    expect(() => fieldKinds(node)).toThrow(/a is text here and integer there/);
  });
});
