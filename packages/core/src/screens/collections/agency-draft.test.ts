import { describe, expect, it } from 'vitest';
import { filesConfig } from '../../agencies/files/config.ts';
import { httpConfig } from '../../agencies/http/config.ts';
import { agencyDraft, agencyInput, agencySecrets, withAdapter } from './agency-draft.ts';

const HTTP = {
  test: { url: 'https://test.agency.example' },
  live: { url: 'https://api.agency.example', token: 'live-token', webhookSecrets: ['old', 'new'] },
};
const STORED = {
  id: 'nord',
  name: 'Nord',
  adapter: 'http',
  config: HTTP,
  selection: { minLevel: 2 },
  terms: { automatic: true },
};

describe('the secrets of an agency', () => {
  it('are those its configuration names, or the adapter for it', () => {
    expect(agencySecrets('http', JSON.stringify(HTTP))).toEqual([
      { name: 'token', kind: 'token' },
      { name: 'webhook', kind: 'webhook' },
      { name: 'live-token', kind: 'token' },
      { name: 'old', kind: 'webhook' },
      { name: 'new', kind: 'webhook' },
    ]);
    const { token, webhookSecrets } = httpConfig.parse({ test: HTTP.test }).test;
    const asked = agencySecrets('http', JSON.stringify({ test: HTTP.test }));
    expect(asked.map(({ name }) => name)).toEqual([token, ...webhookSecrets]);
  });

  it('stand once, though both sides share them', () => {
    const both = { test: HTTP.test, live: { url: 'https://api.agency.example' } };
    expect(agencySecrets('http', JSON.stringify(both)).map(({ name }) => name)).toEqual(['token', 'webhook']);
  });

  it('of files are the password or the key of the server; a folder has none', () => {
    const sftp = { host: 'sftp.agency.example', user: 'lilas', folder: '/x', hostKey: 'SHA256:x' };
    const config = { test: { sftp: { ...sftp, password: 'pass' } }, live: { sftp: { ...sftp, privateKey: 'key' } } };
    expect(agencySecrets('files', JSON.stringify(config))).toEqual([
      { name: 'pass', kind: 'password' },
      { name: 'key', kind: 'privateKey' },
    ]);
    expect(agencySecrets('files', '{ "test": { "folder": "/srv/agency" } }')).toEqual([]);
    expect(agencySecrets('simulated', '{}')).toEqual([]);
  });

  it.each(['{', '[]', '{ "test": 7 }', '{ "test": { "token": 5, "webhookSecrets": "x" } }'])(
    'are none where %s says nothing of them',
    (config) => expect(agencySecrets('files', config)).toEqual([]),
  );

  it('do not fall over what is no name', () => {
    expect(agencySecrets('http', '{ "test": { "token": 5, "webhookSecrets": "x" } }')).toEqual([]);
  });
});

describe('the draft of an agency', () => {
  it('comes to what is stored, secrets excepted, and keeps what the form does not show', () => {
    const { selection, terms } = STORED;
    expect(agencyInput(agencyDraft(STORED), STORED)).toEqual({ ...STORED, secrets: {}, selection, terms });
  });

  it('sends the secrets that were typed, and none whose name is gone', () => {
    const draft = { ...agencyDraft(STORED), secrets: { 'live-token': 't0ken', webhook: '', gone: 'x' } };
    expect(agencyInput(draft, STORED)?.secrets).toEqual({ 'live-token': 't0ken' });
  });

  it('is not ready without a name, a key and an object', () => {
    const draft = { ...agencyDraft(), id: 'nord', name: 'Nord' };
    expect(agencyInput(draft)).toEqual({ id: 'nord', name: 'Nord', adapter: 'simulated', config: {}, secrets: {} });
    expect(agencyInput({ ...draft, id: ' ' })).toBeUndefined();
    expect(agencyInput({ ...draft, name: '' })).toBeUndefined();
    expect(agencyInput({ ...draft, config: '[]' })).toBeUndefined();
  });

  it('shows an example of another connection, unless a person typed one', () => {
    const http = withAdapter(agencyDraft(), 'http');
    expect(httpConfig.safeParse(JSON.parse(http.config)).success).toBe(true);
    expect(filesConfig.safeParse(JSON.parse(withAdapter(http, 'files').config)).success).toBe(true);
    const typed = { ...http, config: '{ "test": {} }' };
    expect(withAdapter(typed, 'files').config).toBe(typed.config);
  });
});
