import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { JsonSchema } from '../../src/agencies/schema/json-schema.ts';

const FOLDER = join(import.meta.dirname, '../../src/agencies/schema');

/** What the source says of a member, and of those below it. */
interface Doc {
  readonly text?: string;
  readonly members: () => Docs;
}
type Docs = ReadonlyMap<string, Doc>;

const NONE: Docs = new Map();

/** The comments of the schema's source: the same words describe a field to who reads the code and to who reads the JSON Schema. */
function docsOfFile(name: string): Docs {
  const source = ts.createSourceFile(name, readFileSync(join(FOLDER, name), 'utf8'), ts.ScriptTarget.Latest, true);
  const consts = new Map<string, Doc>();
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name: own, initializer } of statement.declarationList.declarations)
      if (ts.isIdentifier(own)) consts.set(own.text, docOf(statement, initializer));
  }
  return consts;
}

function docOf(node: ts.Node, initializer: ts.Node | undefined): Doc {
  const text = ts
    .getJSDocCommentsAndTags(node)
    .map((doc) => (typeof doc.comment === 'string' ? doc.comment : ''))
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return { ...(text !== '' && { text }), members: () => (initializer === undefined ? NONE : membersOf(initializer)) };
}

/** The members of the first object literal in an expression, or of the schema it names. */
function membersOf(expression: ts.Node): Docs {
  const literal = first(expression, ts.isObjectLiteralExpression);
  if (literal !== undefined)
    return new Map(
      literal.properties.flatMap((property) => {
        if (ts.isPropertyAssignment(property))
          return [[nameOf(property.name), docOf(property, property.initializer)] as const];
        return ts.isShorthandPropertyAssignment(property)
          ? [[property.name.text, docOf(property, property.name)] as const]
          : [];
      }),
    );
  const named = first(
    expression,
    (node): node is ts.Identifier => ts.isIdentifier(node) && node.text !== 'z' && all().has(node.text),
  );
  return named === undefined ? NONE : (all().get(named.text)?.members() ?? NONE);
}

function nameOf(name: ts.PropertyName): string {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : name.getText();
}

function first<T extends ts.Node>(node: ts.Node, is: (node: ts.Node) => node is T): T | undefined {
  return is(node) ? node : ts.forEachChild(node, (child) => first(child, is));
}

let known: Docs | undefined;
const byFile = new Map<string, Docs>();

/** Every constant of the schema by its name. */
function all(): Docs {
  if (known === undefined) {
    for (const name of readdirSync(FOLDER)) if (name.endsWith('.ts')) byFile.set(name, docsOfFile(name));
    known = new Map([...byFile.values()].flatMap((docs) => [...docs]));
  }
  return known;
}

function describe(node: JsonSchema, docs: Docs): JsonSchema {
  const properties = Object.entries(node.properties ?? {}).map(([name, child]) => {
    const doc = docs.get(name);
    if (typeof child === 'boolean') return [name, child] as const;
    const { description, ...rest } = describeBelow(child, doc?.members() ?? NONE);
    const text = doc?.text ?? all().get(name)?.text ?? description;
    return [name, { ...(text !== undefined && { description: text }), ...rest }] as const;
  });
  return { ...node, ...(node.properties !== undefined && { properties: Object.fromEntries(properties) }) };
}

function describeBelow(node: JsonSchema, docs: Docs): JsonSchema {
  const { items } = node;
  if (typeof items === 'object' && !Array.isArray(items)) return { ...node, items: describe(items, docs) };
  return describe(node, docs);
}

/** The JSON Schema of a document with the comments of its source as descriptions. */
export function described(json: JsonSchema, constant: string, file: string): JsonSchema {
  const own = all().get(constant);
  const envelope = byFile.get(file)?.get('envelope')?.members() ?? NONE;
  const payloads =
    all()
      .get(`${constant.replace('agency', '').toLowerCase()}Payloads`)
      ?.members() ?? NONE;
  const branches = json.oneOf?.map((branch) => {
    if (typeof branch === 'boolean') return branch;
    const type = branch.properties?.['type'];
    const doc = payloads.get(typeof type === 'object' && typeof type.const === 'string' ? type.const : '');
    return describe(branch, new Map([...envelope, ...(doc === undefined ? [] : [['payload', doc] as const])]));
  });
  const text = own?.text;
  return {
    ...(text !== undefined && { description: text }),
    ...(branches ? { ...json, oneOf: branches } : describe(json, own?.members() ?? NONE)),
  };
}
