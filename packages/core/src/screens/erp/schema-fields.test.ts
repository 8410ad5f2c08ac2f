import { describe, expect, it } from 'vitest';
import { readableName } from './readable-name.ts';
import { configDraft, configOf, fieldsOf } from './schema-fields.ts';

const schema = {
  type: 'object',
  required: ['url', 'timeoutMs'],
  properties: {
    url: { type: 'string', format: 'uri' },
    database: { type: 'string', description: 'Its name' },
    timeoutMs: { type: 'integer', default: 60000 },
    posting: { type: 'string', enum: ['by-us', 'by-accountant'], default: 'by-accountant' },
    live: { type: 'boolean' },
    taxes: { type: 'object', default: {} },
  },
};
const fields = fieldsOf(schema);

describe('the form of an adapter', () => {
  it('has a field for every property, by its type', () => {
    expect(fields.map((field) => [field.name, field.kind, field.required])).toEqual([
      ['url', 'url', true],
      ['database', 'text', false],
      ['timeoutMs', 'whole-number', false],
      ['posting', 'choice', false],
      ['live', 'switch', false],
      ['taxes', 'json', false],
    ]);
  });

  it('gives a stored configuration back as it was', () => {
    const config = {
      url: 'https://erp.example.com',
      timeoutMs: 5000,
      posting: 'by-us',
      live: true,
      taxes: { '5.5': 12 },
    };
    expect(configOf(fields, configDraft(fields, config))).toEqual({ config, problems: {} });
  });

  it('begins with the adapter’s defaults and asks for the rest', () => {
    const { config, problems } = configOf(fields, configDraft(fields, {}));
    expect(config).toEqual({ timeoutMs: 60000, posting: 'by-accountant', live: false, taxes: {} });
    expect(problems).toEqual({ url: 'required' });
  });

  it('names what cannot be read', () => {
    const typed = { url: 'erp.example.com', timeoutMs: 'soon', taxes: '{"5.5": ' };
    expect(configOf(fields, typed).problems).toEqual({ url: 'url', timeoutMs: 'number', taxes: 'invalid' });
  });

  it('is empty for an adapter with nothing to set', () => {
    expect(fieldsOf({ type: 'object', properties: {} })).toEqual([]);
    expect(fieldsOf({})).toEqual([]);
  });
});

describe('readableName', () => {
  it.each([
    ['timeoutMs', 'Timeout ms'],
    ['staging_table', 'Staging table'],
    ['url', 'Url'],
  ])('%s reads %s', (name, words) => expect(readableName(name)).toBe(words));
});
