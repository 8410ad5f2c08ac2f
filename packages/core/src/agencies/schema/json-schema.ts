import { z } from 'zod';
import { acknowledgement } from './acknowledgement.ts';
import { caseBalance } from './balance.ts';
import { agencyCase } from './case.ts';
import { agencyCommand } from './command.ts';
import { agencyEvent } from './event.ts';

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** The documents of the neutral schema, as they travel: decimals are strings there. */
export const DOCUMENTS = {
  case: { schema: agencyCase, title: 'A case that is handed over to a collection agency' },
  command: { schema: agencyCommand, title: 'What the creditor tells the agency to do' },
  event: { schema: agencyEvent, title: 'What the agency tells of a case' },
  balance: { schema: caseBalance, title: 'What one side holds a case to come to' },
  acknowledgement: { schema: acknowledgement, title: 'What was read in a file, and what became of its commands' },
} as const;
export type DocumentName = keyof typeof DOCUMENTS;

type Describe = (schema: z.core.$ZodType, json: JsonSchema) => void;

/** JSON Schema (2020-12) of a document. `describe` may add to the node of each schema. */
export function jsonSchemaOf(name: DocumentName, describe: Describe = () => {}): JsonSchema {
  const { schema, title } = DOCUMENTS[name];
  const json = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (isDecimal(zodSchema)) {
        delete jsonSchema.anyOf;
        Object.assign(jsonSchema, { type: 'string', pattern: '^-?\\d{1,15}(\\.\\d{1,10})?$' });
      }
      describe(zodSchema, jsonSchema);
    },
  });
  const { $schema, ...rest } = json;
  return { ...($schema !== undefined && { $schema }), $id: `urn:quittance:agency-${name}:1`, title, ...rest };
}

/** The model's `decimal`: a union of a string and our own class, of which only the string travels. */
function isDecimal(schema: z.core.$ZodTypes): boolean {
  const { def } = schema._zod;
  return def.type === 'union' && def.options.some((option) => option._zod.def.type === 'custom');
}
