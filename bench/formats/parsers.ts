/**
 * Our XML parser beside those of npm, on the same invoices, in turns: `node bench/formats/parsers.ts [--into DIR] [--rounds N]`. CPU time per
 * document, and which ill-formed documents each takes for XML. docs/adr/0022 says what follows from it.
 */
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { parseXml } from '../../packages/core/src/xml/index.ts';
import { costLine, costsOf, type Stage } from '../cpu.ts';
import { fileOf, invoiceOf } from './documents.ts';
import { loaderOf, orTold, type Package, warmStage, whyNotInstalled } from './packages.ts';

const { values } = parseArgs({
  options: { into: { type: 'string', default: '.data/peers' }, rounds: { type: 'string', default: '15' } },
});
const load = loaderOf(values.into);

/** Throws for what it does not take for XML. */
type Parse = (bytes: Uint8Array) => void;

/** What all but two are given: a text. */
const ofText = (parse: (text: string) => unknown): Parse => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return (bytes) => void parse(decoder.decode(bytes));
};

interface Events {
  onerror?: (error: Error) => void;
  write(text: string): Events;
  close(): unknown;
}
/** A parser of events, with nobody who listens: what a tree of them would cost comes on top. */
const ofEvents = (make: () => Events): Parse =>
  ofText((text) => {
    const parser = make();
    parser.onerror = (error) => {
      throw error;
    };
    parser.write(text).close();
  });

/** A tree that stands in WebAssembly: reading it costs more than making it. */
interface WasmNode {
  readonly name: string;
  readonly namespaceUri: string;
  readonly content: string;
  readonly firstChild: WasmNode | null | undefined;
  readonly next: WasmNode | null | undefined;
}
interface WasmDocument {
  readonly root: WasmNode;
  dispose(): void;
}

async function libxml2(use: (root: WasmNode) => void): Promise<Parse> {
  const { href } = pathToFileURL(load.resolve('libxml2-wasm'));
  const { XmlDocument } = (await import(href)) as { XmlDocument: { fromBuffer(bytes: Uint8Array): WasmDocument } };
  return (bytes) => {
    const document = XmlDocument.fromBuffer(bytes);
    use(document.root);
    document.dispose();
  };
}

/** Every name and every text once. */
function visit(node: WasmNode): void {
  if (node.firstChild == null) void node.content;
  void `${node.namespaceUri} ${node.name}`;
  for (let child = node.firstChild; child != null; child = child.next) visit(child);
}

interface XmlParserPackage extends Package {
  /** What is done beside parsing. */
  readonly also?: string;
  make(): Parse | Promise<Parse>;
}

const PARSERS: readonly XmlParserPackage[] = [
  {
    name: 'fast-xml-parser',
    version: '5.12.1',
    make() {
      const { XMLParser } = load('fast-xml-parser') as { XMLParser: new (options: object) => Parser };
      const parser = new XMLParser({ ignoreAttributes: false, preserveOrder: true, parseTagValue: false });
      return ofText((text) => parser.parse(text, true));
    },
  },
  {
    name: 'saxes',
    version: '6.0.0',
    make() {
      const { SaxesParser } = load('saxes') as { SaxesParser: new (options: object) => Events };
      return ofEvents(() => new SaxesParser({ xmlns: true }));
    },
  },
  {
    name: 'sax',
    version: '1.6.1',
    make() {
      const sax = load('sax') as { parser(strict: boolean, options: object): Events };
      return ofEvents(() => sax.parser(true, { xmlns: true }));
    },
  },
  {
    name: 'htmlparser2',
    version: '12.0.0',
    make() {
      const { parseDocument } = load('htmlparser2') as { parseDocument(text: string, options: object): unknown };
      return ofText((text) => parseDocument(text, { xmlMode: true }));
    },
  },
  {
    name: '@rgrove/parse-xml',
    version: '5.0.0',
    make() {
      const { parseXml: parse } = load('@rgrove/parse-xml') as { parseXml(text: string): unknown };
      return ofText((text) => parse(text));
    },
  },
  {
    name: '@xmldom/xmldom',
    version: '0.9.12',
    make() {
      const { DOMParser } = load('@xmldom/xmldom') as { DOMParser: new (options: object) => DomParser };
      const parser = new DOMParser({
        onError(_level: string, message: string) {
          throw new Error(message);
        },
      });
      return ofText((text) => parser.parseFromString(text, 'text/xml'));
    },
  },
  {
    name: 'txml',
    version: '6.0.3',
    make() {
      const { parse } = load('txml') as { parse(text: string): unknown };
      return ofText((text) => parse(text));
    },
  },
  {
    name: 'libxml2-wasm',
    version: '0.7.2',
    make: () => libxml2(() => {}),
  },
  { name: 'libxml2-wasm', version: '0.7.2', also: 'read once', make: () => libxml2(visit) },
];

interface Parser {
  parse(text: string, validate: boolean): unknown;
}
interface DomParser {
  parseFromString(text: string, type: string): unknown;
}

/** What no reader of invoices should take for XML. */
const NONE: readonly (readonly [what: string, document: string])[] = [
  ['a document type', '<!DOCTYPE a><a/>'],
  ['a prefix without a namespace', '<a:b/>'],
  ['an end tag of another element', '<a><b></a></b>'],
  ['an attribute twice', '<a b="1" b="2"/>'],
  ['an unknown entity', '<a>&b;</a>'],
  ['a character that is none', '<a>&#1;</a>'],
];

const ours: Parse = (bytes) => {
  const parsed = parseXml(bytes);
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message);
};
const made: { readonly name: string; readonly parse: Parse }[] = [{ name: 'ours', parse: ours }];
for (const one of PARSERS) {
  const name = [`${one.name} ${one.version}`, one.also].filter((part) => part !== undefined).join(', ');
  const why = whyNotInstalled(one, values.into);
  if (why === undefined) await orTold(name, async () => void made.push({ name, parse: await one.make() }));
  else console.log(`${name}: skipped, ${why}`);
}
for (const { name, parse } of made) {
  const taken = NONE.filter(([, document]) => takes(parse, Buffer.from(document, 'latin1')));
  console.log(`${name} takes ${taken.map(([what]) => what).join(', ') || 'none of these'} for XML`);
}
for (const lines of [10, 1_000]) for (const syntax of ['ubl', 'cii'] as const) await measured(syntax, lines);

function takes(parse: Parse, bytes: Uint8Array): boolean {
  try {
    parse(bytes);
    return true;
  } catch {
    return false;
  }
}

async function measured(syntax: 'ubl' | 'cii', lines: number): Promise<void> {
  const bytes = fileOf(invoiceOf(lines), syntax);
  const stages: Stage[] = [];
  for (const { name, parse } of made) stages.push(await warmStage(name, () => parse(bytes)));
  const [first, ...others] = stages;
  if (first === undefined) return;
  console.log(`\n${syntax.toUpperCase()}, ${lines} lines, ${bytes.length} bytes`);
  const [baseline, ...costs] = await costsOf([first, ...others], Number(values.rounds));
  for (const cost of [baseline!, ...costs]) console.log(costLine(cost, baseline!));
}
