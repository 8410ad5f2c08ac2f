import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readUbl, writeJson } from '../../packages/core/src/formats/index.ts';
import { samples } from '../conformance/corpus.ts';
import type { Document, Kind } from './mutate.ts';

/** Bytes: many small documents meet more rules than few large ones. */
const LARGEST_XML = 8_000;
const LARGEST_PDF = 120_000;
/** Invoices that are also written as JSON, from all over the corpus. */
const EVERY_JSON = 12;

/** What is changed: documents of the corpus, by kind. */
export function documentsOf(corpus: string): Readonly<Record<Kind, readonly Document[]>> {
  const xml = [...samples(corpus)]
    .filter(({ name, syntax }) => !name.includes('[') && ['ubl', 'cii', 'cdar'].includes(syntax))
    .map((sample): Document => ({ kind: 'xml', name: sample.name, bytes: Buffer.from(sample.bytes()) }))
    .filter(({ bytes }) => bytes.length <= LARGEST_XML);
  return {
    xml,
    edifact: filesOf(corpus, 'edifact', /edifact.*\.(edi|txt)$/i, LARGEST_XML),
    json: xml.filter((_, index) => index % EVERY_JSON === 0).flatMap(asJson),
    pdf: filesOf(corpus, 'pdf', /\.pdf$/i, LARGEST_PDF),
  };
}

function filesOf(corpus: string, kind: Kind, name: RegExp, largest: number): Document[] {
  return readdirSync(corpus, { recursive: true, encoding: 'utf8' })
    .filter((path) => name.test(path))
    .toSorted()
    .map((path) => ({ kind, name: path, bytes: readFileSync(join(corpus, path)) }))
    .filter(({ bytes }) => bytes.length <= largest);
}

function asJson({ name, bytes }: Document): Document[] {
  const read = readUbl(bytes);
  const written = read.ok ? writeJson(read.value.invoice) : read;
  return written.ok ? [{ kind: 'json', name: `${name} as JSON`, bytes: Buffer.from(written.value.bytes) }] : [];
}
