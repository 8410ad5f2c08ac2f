import { expect, it } from 'vitest';
import { mailServerConfig, mailServerDraft } from './mail-server.ts';

const stored = {
  host: 'smtp.example.com',
  port: 587,
  tls: 'starttls',
  login: { user: 'shop', password: 'smtp-password' },
  connections: 3,
};

it('gives back what is stored when nothing is changed, with what it does not show', () => {
  expect(mailServerConfig(mailServerDraft(stored), stored, [])).toEqual(stored);
});

it('leaves out what is empty, and lets the server judge what is no number', () => {
  const draft = { ...mailServerDraft(undefined), host: ' relay.example.com ' };
  expect(mailServerConfig(draft, undefined, [])).toEqual({ host: 'relay.example.com', tls: 'starttls' });
  expect(mailServerConfig({ ...mailServerDraft(stored), user: '', port: 'x' }, stored, [])).toEqual({
    host: 'smtp.example.com',
    port: 'x',
    tls: 'starttls',
    connections: 3,
  });
});
