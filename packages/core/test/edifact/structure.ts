import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Segment } from '../../src/formats/index.ts';

/**
 * The segment tables of UN/EDIFACT D.96A in short: a tag, `!` where it must be there, how often at most; groups in brackets, which begin
 * with their first segment. Facts of the published directory, written apart from the writers that they judge.
 */
export const TABLES = {
  INVOIC:
    'UNH! BGM! DTM!35 PAI ALI5 IMD FTX99 (RFF! DTM5)99 (NAD! LOC25 FII5 (RFF! DTM5)9999 (DOC! DTM5)5 (CTA! COM5)5)99 ' +
    '(TAX! MOA LOC5)5 (CUX! DTM5)5 (PAT! DTM5 PCD MOA PAI FII)10 (TDT! (LOC! DTM5)10 (RFF! DTM5)9999)10 (TOD! LOC2)5 ' +
    '(PAC! MEA5 EQD (PCI! RFF DTM5 GIN5)5)1000 ' +
    '(ALC! ALI5 (RFF! DTM5)5 (QTY! RNG) (PCD! RNG) (MOA! RNG)2 (RTE! RNG) (TAX! MOA)5)9999 ' +
    '(RCS! RFF5 DTM5 FTX5)100 (AJT! FTX5) (INP! FTX5) ' +
    '(LIN! PIA25 IMD10 MEA5 QTY5 PCD ALI5 DTM35 GIN1000 GIR1000 QVR EQD FTX5 (MOA! CUX)5 (PAT! DTM5 PCD MOA)10 ' +
    '(PRI! APR RNG DTM5)25 (RFF! DTM5)10 (PAC! MEA10 (PCI! RFF DTM5 GIN10)10)10 (LOC! QTY100 DTM5)9999 (TAX! MOA2 LOC5)99 ' +
    '(NAD! LOC5 (RFF! DTM5)5 (DOC! DTM5)5 (CTA! COM5)5)20 ' +
    '(ALC! ALI5 DTM5 (QTY! RNG) (PCD! RNG) (MOA! RNG)2 (RTE! RNG) (TAX! MOA)5)15 (TDT! (LOC! DTM5)10)10 (TOD! LOC2)5 ' +
    '(RCS! RFF5 DTM5 FTX5)100)99999 ' +
    'UNS! CNT10 (MOA! (RFF! DTM5))100 (TAX! MOA2)10 (ALC! ALI MOA2)15 UNT!',
  ORDERS:
    'UNH! BGM! DTM!35 PAI ALI5 IMD FTX99 (RFF! DTM5)10 (NAD! LOC25 FII5 (RFF! DTM5)10 (DOC! DTM5)5 (CTA! COM5)5)99 ' +
    '(TAX! MOA LOC5)5 (CUX! PCD5 DTM5)5 (PAT! DTM5 PCD MOA)10 (TDT! (LOC! DTM5)10)10 (TOD! LOC2)5 ' +
    '(PAC! MEA5 (PCI! RFF DTM5 GIN10)5)10 (EQD! HAN5 MEA5 FTX5)10 (SCC! FTX5 RFF5 (QTY! DTM5)10)10 (APR! DTM5 RNG)25 ' +
    '(ALC! ALI5 DTM5 (QTY! RNG) (PCD! RNG) (MOA! RNG)2 (RTE! RNG) (TAX! MOA)5)15 (RCS! RFF5 DTM5 FTX5)100 ' +
    '(LIN! PIA25 IMD99 MEA5 QTY10 PCD5 ALI5 DTM35 MOA10 GIN1000 GIR1000 QVR DOC5 PAI FTX99 (CCI! CAV10 MEA10)999 ' +
    '(PAT! DTM5 PCD MOA)10 (PRI! CUX APR RNG DTM5)25 (RFF! DTM5)10 ' +
    '(PAC! MEA5 QTY5 DTM5 (RFF! DTM5) (PCI! RFF DTM5 GIN10)5)10 (LOC! QTY DTM5)9999 (TAX! MOA LOC5)10 ' +
    '(NAD! LOC5 (RFF! DTM5)5 (DOC! DTM5)5 (CTA! COM5)5)99 ' +
    '(ALC! ALI5 DTM5 (QTY! RNG) (PCD! RNG) (MOA! RNG)2 (RTE! RNG) (TAX! MOA)5)99 (TDT! (LOC! DTM5)10)10 (TOD! LOC2)5 ' +
    '(EQD! HAN5 MEA5 FTX5)10 (SCC! FTX5 RFF5 (QTY! DTM5)10)100 (RCS! RFF5 DTM5 FTX5)100 (STG! (QTY! MOA)3)10)200000 ' +
    'UNS! MOA12 CNT10 (ALC! ALI MOA!2)10 UNT!',
} as const;

interface Row {
  /** The first segment of a group, or the segment itself. */
  readonly tag: string;
  readonly mandatory: boolean;
  readonly most: number;
  readonly group?: readonly Row[];
}

export function rowsOf(table: string): readonly Row[] {
  const tokens = [...table.matchAll(/\(|\)\d*|([A-Z]{3})(!?)(\d*)/g)];
  let at = 0;
  const rows = (): Row[] => {
    const found: Row[] = [];
    for (; at < tokens.length; at += 1) {
      const [text, tag, mandatory, most] = tokens[at] ?? ['', '', '', ''];
      if (text.startsWith(')')) return found;
      if (text === '(') {
        at += 1;
        const group = rows();
        const closing = tokens[at]?.[0].slice(1) ?? '';
        found.push({ tag: group[0]?.tag ?? '', mandatory: false, most: Number(closing || 1), group });
      } else found.push({ tag: tag ?? '', mandatory: mandatory === '!', most: Number(most || 1) });
    }
    return found;
  };
  return rows();
}

/** The first fault in order or number of the segments of a message, UNH to UNT; `undefined` where there is none. */
export function structureFault(type: keyof typeof TABLES, segments: readonly Segment[]): string | undefined {
  let at = 0;
  const walk = (rows: readonly Row[]): string | undefined => {
    for (const { tag, mandatory, most, group } of rows) {
      let count = 0;
      for (; segments[at]?.tag === tag && count < most; count += 1) {
        if (group === undefined) at += 1;
        else {
          const fault = walk(group);
          if (fault !== undefined) return fault;
        }
      }
      if (mandatory && count === 0) return `${tag} is missing before segment ${at + 1} (${segments[at]?.tag})`;
    }
    return undefined;
  };
  const fault = walk(rowsOf(TABLES[type]));
  if (fault !== undefined) return fault;
  return at === segments.length ? undefined : `segment ${at + 1} (${segments[at]?.tag}) is out of order or too many`;
}

const CORPUS = join(import.meta.dirname, '../../../../../shared/corpus/edifact-d96a');
export const SKIPPED_TABLES = existsSync(CORPUS) ? '' : ' [skipped: ../shared is absent]';

export const corpusTable = (name: 'struct' | 'segments' | 'elements'): unknown =>
  JSON.parse(readFileSync(join(CORPUS, `D96A_INVOIC.${name}.json`), 'utf8'));

interface Definitions {
  readonly segments: Readonly<Record<string, { readonly requires: number; readonly elements: readonly string[] }>>;
  readonly elements: Readonly<Record<string, { readonly requires: number; readonly components: readonly string[] }>>;
}

export const definitions = (): Definitions =>
  ({ segments: corpusTable('segments'), elements: corpusTable('elements') }) as Definitions;

/** Components that are too many, too long or no numbers by the element tables, as `NAD 4.0: an..35 "…"`. */
export function elementFaults({ segments: tags, elements }: Definitions, segments: readonly Segment[]): string[] {
  return segments
    .filter(({ tag }) => tags[tag] !== undefined)
    .flatMap(({ tag, elements: written }) =>
      written.flatMap((components, index) => {
        const kinds = elements[tags[tag]?.elements[index] ?? '']?.components ?? [];
        return components.flatMap((text, place) =>
          text === '' || fits(text, kinds[place])
            ? []
            : [`${tag} ${index}.${place}: ${kinds[place]} ${JSON.stringify(text)}`],
        );
      }),
    );
}

function fits(text: string, kind: string | undefined): boolean {
  const [, type, length] = /^(an|n)\.\.(\d+)$/.exec(kind ?? '') ?? [];
  if (type === undefined) return false;
  if (type === 'an') return Array.from(text).length <= Number(length);
  return /^-?\d+(\.\d+)?$/.test(text) && text.replace(/\D/g, '').length <= Number(length);
}
