import { createRequire } from 'node:module';
import { invoiceSyntax } from '../../packages/core/src/formats/index.ts';
import { check, judge, judgeOf, layersFor, type LayerId } from '../../packages/core/src/rules/index.ts';
import { parseXml, type XmlElement } from '../../packages/core/src/xml/index.ts';
import type { Stage } from '../cpu.ts';
import { fileOf, invoiceOf } from './documents.ts';

/** Stages that are measured side by side, the baseline first. */
export interface Group {
  readonly title: string;
  readonly stages: readonly [Stage, ...Stage[]];
}

const core = createRequire(new URL('../../packages/core/package.json', import.meta.url));
const { XMLParser } = core('fast-xml-parser');

/** How many lines are gone through in one measurement, at least: a small document is read often. */
const LINES_A_ROUND = 1_000;

export const rootOf = (bytes: Uint8Array): XmlElement => {
  const parsed = parseXml(bytes);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
};

export async function judgesOf(layers: readonly LayerId[], syntax: 'ubl' | 'cii') {
  const judges = await Promise.all(layers.map((layer) => judgeOf(layer, syntax)));
  return judges.filter((one) => one !== undefined);
}

/** Reading, judging and writing one invoice of so many lines; the baseline is `fast-xml-parser` on the same bytes. */
export async function textGroup(syntax: 'ubl' | 'cii', lines: number): Promise<Group> {
  const invoice = invoiceOf(lines);
  const bytes = fileOf(invoice, syntax);
  const root = rootOf(bytes);
  const decoder = new TextDecoder();
  const peer = new XMLParser({ ignoreAttributes: false, preserveOrder: true, parseTagValue: false });
  const norm = await judgesOf(['cen'], syntax);
  const all = await judgesOf(['structure', 'cen', 'fr-flux2'], syntax);
  const fatal = judge(root, all).filter(({ severity }) => severity === 'fatal');
  if (fatal.length > 0) throw new Error(`The sample is no lawful invoice: ${JSON.stringify(fatal)}`);
  const format = invoiceSyntax(syntax);
  const layers = layersFor(invoice);
  const times = Math.max(1, Math.round(LINES_A_ROUND / lines));
  const stage = (name: string, work: () => unknown): Stage => ({
    name,
    times,
    run() {
      for (let index = 0; index < times; index += 1) work();
    },
  });
  return {
    title: `${syntax.toUpperCase()}, ${lines} lines, ${bytes.length} bytes`,
    stages: [
      stage('fast-xml-parser', () => peer.parse(decoder.decode(bytes))),
      stage('parse', () => parseXml(bytes)),
      stage('EN 16931 rules', () => judge(root, norm)),
      stage('parse + EN 16931 rules', () => judge(rootOf(bytes), norm)),
      stage(`parse + ${all.map(({ layer }) => layer).join(', ')}`, () => judge(rootOf(bytes), all)),
      stage('parse + read into the model', () => format.read(bytes)),
      stage('rules on the model', () => check(invoice, { layers })),
      stage('write', () => format.write(invoice)),
    ],
  };
}
