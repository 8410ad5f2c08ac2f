import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { described } from '../../../test/agencies/field-docs.ts';
import { STEPS } from '../acceptance/steps.ts';
import { runAcceptance } from '../acceptance/run-acceptance.ts';
import { testCase } from '../acceptance/test-case.ts';
import { simulatedAgency } from '../simulated/agency.ts';
import { simulatedSession } from '../simulated/session.ts';
import { agencyCase, agencyCommand, EVENT_TYPES, COMMAND_TYPES } from './index.ts';
import { DOCUMENTS, jsonSchemaOf, type DocumentName, type JsonSchema } from './json-schema.ts';

const SCHEMAS = join(import.meta.dirname, '../../../../../docs/schemas');
const SOURCES = {
  case: ['agencyCase', 'case.ts'],
  command: ['agencyCommand', 'command.ts'],
  event: ['agencyEvent', 'event.ts'],
  balance: ['caseBalance', 'balance.ts'],
  acknowledgement: ['acknowledgement', 'acknowledgement.ts'],
} as const satisfies Readonly<Record<DocumentName, readonly [constant: string, file: string]>>;
const NAMES = Object.keys(DOCUMENTS) as readonly DocumentName[];

const path = (name: DocumentName) => join(SCHEMAS, `agency-${name}.schema.json`);
function published(name: DocumentName): string {
  const [constant, file] = SOURCES[name];
  return `${JSON.stringify(described(jsonSchemaOf(name), constant, file), null, 2)}\n`;
}

/** A validator of the file as it is published. */
function validator(name: DocumentName): (value: unknown) => boolean {
  const ajv = new Ajv2020({ strict: false });
  ajv.addFormat('date', /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
  ajv.addFormat('date-time', /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/);
  ajv.addFormat('base64', /^[A-Za-z0-9+/]*={0,2}$/);
  return ajv.compile(JSON.parse(readFileSync(path(name), 'utf8')));
}

/** `UPDATE=1` writes them anew. */
describe('docs/schemas of collections', () => {
  it.each(NAMES)('the schema of the %s is up to date', (name) => {
    if (process.env['UPDATE'] === '1') writeFileSync(path(name), published(name));
    expect(readFileSync(path(name), 'utf8')).toBe(published(name));
  });

  it('says of every member what it is, where its name does not', () => {
    const undescribed = new Set(NAMES.flatMap((name) => membersWithout(JSON.parse(published(name)))));
    expect([...undescribed].toSorted()).toEqual(PLAIN_NAMES);
  });

  it('takes every message of an acceptance run, both ways, and no other (control)', async () => {
    const [command, event, balance] = [validator('command'), validator('event'), validator('balance')];
    const agency = simulatedAgency({ seed: 1, mode: 'test', clock: { now: () => new Date('2026-11-20T08:00:00Z') } });
    const told: unknown[] = [];
    const watched = { ...agency, take: (each: unknown) => (told.push(each), agency.take(each)) };
    await runAcceptance(simulatedSession(watched, {}), {
      clock: { now: () => new Date('2026-11-20T08:00:00Z') },
      agency: 'a',
      run: 'A',
      adapter: { id: 'simulated', version: '1' },
      configHash: '',
      wait: () => Promise.resolve(),
      looks: 4,
    });
    const heard = agency.events(0, 10_000).events;
    expect(told.length).toBeGreaterThan(STEPS.length);
    expect(new Set(heard.map(({ type }) => type)).size).toBe(EVENT_TYPES.length);
    expect(told.filter((each) => !command(each))).toEqual([]);
    expect(heard.filter((each) => !event(each))).toEqual([]);
    expect(agency.balances().filter((each) => !balance(each))).toEqual([]);
    const [first] = heard;
    for (const wrong of [{ seq: 0 }, { type: 'telepathy' }, { eventId: 'a b' }, { payload: undefined }])
      expect(event({ ...first, ...wrong })).toBe(false);
    for (const wrong of [{ seq: 1.5 }, { at: 'yesterday' }, { extra: 1 }, { payload: {} }])
      expect(command({ ...(told[0] as object), ...wrong })).toBe(false);
  });

  it('agrees with the schema in the code on what is wrong', () => {
    const valid = validator('case');
    const good: Readonly<Record<string, unknown>> = JSON.parse(JSON.stringify(testCase()));
    expect([valid(good), agencyCase.safeParse(good).success]).toEqual([true, true]);
    const wrong = [
      { items: [] },
      { mode: 'trial' },
      { currency: 'euro' },
      { version: 0 },
      { level: 100 },
      { totals: { ...(good['totals'] as object), paid: 40 } },
      { unheard: 1 },
      { debtor: { ...(good['debtor'] as object), kind: 'robot' } },
    ];
    for (const more of wrong)
      expect([valid({ ...good, ...more }), agencyCase.safeParse({ ...good, ...more }).success]).toEqual([false, false]);
  });

  it('names every type', () => {
    const types = (name: DocumentName) =>
      (
        JSON.parse(readFileSync(path(name), 'utf8')) as { oneOf: { properties: { type: { const: string } } }[] }
      ).oneOf.map(({ properties }) => properties.type.const);
    expect(types('event')).toEqual(EVENT_TYPES);
    expect(types('command')).toEqual(COMMAND_TYPES);
    expect(agencyCommand.options).toHaveLength(COMMAND_TYPES.length);
  });
});

/** Members whose name says it all. */
const PLAIN_NAMES: readonly string[] = (
  'address administrator case channel city contact contacts countryCode court creditNoteNo date deadline documents due ' +
  'fileNumber filename ids instalments interest issued items kind lastReminderAt line1 line2 line3 mediaType name outcome payload phone postCode principal question reached reason reference stage status subdivision text totals type value valueDate'
).split(' ');

function membersWithout(node: JsonSchema, name = ''): readonly string[] {
  const children = Object.entries(node.properties ?? {}).flatMap(([member, child]) =>
    typeof child === 'boolean' ? [] : membersWithout(child, member),
  );
  const branches = [
    ...(node.oneOf ?? []),
    ...(node.anyOf ?? []),
    ...(node.items === undefined ? [] : [node.items]),
  ].flatMap((each) =>
    typeof each === 'object' && !Array.isArray(each)
      ? Object.entries(each.properties ?? {}).flatMap(([member, child]) =>
          typeof child === 'boolean' ? [] : membersWithout(child, member),
        )
      : [],
  );
  return [...(name !== '' && node.description === undefined ? [name] : []), ...children, ...branches];
}
