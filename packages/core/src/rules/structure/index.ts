import type { Finding } from '../finding.ts';
import type { Judged, Judging, TreeSyntax } from '../engine/index.ts';
import { CDAR } from './cdar.ts';
import { CII_D16B } from './cii-d16b.ts';
import { CII_D22B } from './cii-d22b.ts';
import { Schema, type SchemaTable } from './schema.ts';
import { adviceOf, idOf, messageOf } from './texts.ts';
import { UBL } from './ubl.ts';
import { type Fault, structureFaults } from './walk.ts';

/**
 * The versions of a schema that a document may follow. EN 16931 binds CII D16B; Factur-X and the French profile use D22B, which knows more and
 * allows more: a document is right when it is right by one of them.
 */
const TABLES: Readonly<Record<TreeSyntax, readonly SchemaTable[]>> = {
  ubl: [UBL],
  cii: [CII_D16B, CII_D22B],
  cdar: [CDAR],
};

const VERSIONS: Readonly<Record<TreeSyntax, string>> = { ubl: 'UBL 2.1', cii: 'CII D16B, D22B', cdar: 'CDAR D22B' };

/** Judges order and number of elements, their values and attributes, as the XML schema of the syntax does. */
export function structureJudge(syntax: TreeSyntax): Judging {
  const schemas = TABLES[syntax].map((table) => new Schema(table));
  return {
    layer: 'structure',
    version: VERSIONS[syntax],
    findings({ root }: Judged): Finding[] {
      let best: readonly Fault[] = [];
      for (const schema of schemas) {
        const faults = structureFaults(root, schema);
        if (faults.length === 0) return [];
        if (best.length === 0 || faults.length < best.length) best = faults;
      }
      return told(best);
    },
  };
}

/** One finding for each element and fault, with its first place. */
function told(faults: readonly Fault[]): Finding[] {
  const findings = new Map<string, Finding>();
  for (const { kind, element, about } of faults) {
    const key = `${kind} ${about} ${kind === 'missing' ? element.name : ''}`;
    const known = findings.get(key);
    findings.set(
      key,
      known === undefined
        ? {
            layer: 'structure',
            rule: idOf(kind),
            severity: 'fatal',
            location: element.location,
            terms: [],
            message: messageOf(kind, element.name, about),
            advice: adviceOf(kind, about),
            count: 1,
          }
        : { ...known, count: known.count + 1 },
    );
  }
  return [...findings.values()];
}
