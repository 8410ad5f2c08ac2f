import type { Finding } from '../finding.ts';
import type { Judged, Judging, TreeSyntax } from '../engine/index.ts';
import { isRight } from './right.ts';
import { Schema, type SchemaTable } from './schema.ts';
import { adviceOf, idOf, messageOf } from './texts.ts';
import { type Fault, type Faults, structureFaults } from './walk.ts';

/**
 * The versions of a schema that a document may follow. EN 16931 binds CII D16B; Factur-X and the French profile use D22B, which knows more and
 * allows more: a document is right when it is right by one of them.
 */
const TABLES: Readonly<Record<TreeSyntax, () => Promise<readonly SchemaTable[]>>> = {
  ubl: async () => [(await import('./ubl.ts')).UBL],
  cii: async () => [(await import('./cii-d16b.ts')).CII_D16B, (await import('./cii-d22b.ts')).CII_D22B],
  cdar: async () => [(await import('./cdar.ts')).CDAR],
};

const VERSIONS: Readonly<Record<TreeSyntax, string>> = { ubl: 'UBL 2.1', cii: 'CII D16B, D22B', cdar: 'CDAR D22B' };

/** Judges order and number of elements, their values and attributes, as the XML schema of the syntax does. */
export async function structureJudge(syntax: TreeSyntax): Promise<Judging> {
  const tables = await TABLES[syntax]();
  const schemas: Schema[] = [];
  // Made when the first document needs it: most are right by the first version.
  const schemaOf = (table: SchemaTable, version: number) => (schemas[version] ??= new Schema(table));
  return {
    layer: 'structure',
    version: VERSIONS[syntax],
    findings({ root }: Judged): Finding[] {
      if (tables.some((table, version) => isRight(root, schemaOf(table, version)))) return [];
      let best: Faults | undefined;
      for (const schema of schemas) {
        const faults = structureFaults(root, schema);
        if (best === undefined || faults.count < best.count) best = faults;
      }
      return best?.alike().map(({ fault, count }) => finding(fault, count)) ?? [];
    },
  };
}

/** Alike faults, with the place of the first. */
const finding = ({ kind, element, about }: Fault, count: number): Finding => ({
  layer: 'structure',
  rule: idOf(kind),
  severity: 'fatal',
  location: element.location,
  terms: [],
  message: messageOf(kind, element.name, about),
  advice: adviceOf(kind, about),
  count,
});
