import { expect, it } from 'vitest';
import { returnsConfigOf, returnsDraft } from './returns-mailbox.ts';

it('gives the connection to a mailbox back as it was', () => {
  const config = {
    host: 'imap.example',
    port: 993,
    tls: 'implicit',
    user: 'returns',
    folder: 'INBOX',
    doneFolder: 'Done',
  };
  expect(returnsConfigOf(returnsDraft({ adapter: 'imap', config }), config, [])).toEqual(config);
});

it('leaves the port of the encryption and the folder for what was read to the server', () =>
  expect(returnsConfigOf({ ...returnsDraft(), host: ' imap.example ', user: 'returns' }, undefined, [])).toEqual({
    host: 'imap.example',
    user: 'returns',
    tls: 'implicit',
    folder: 'INBOX',
  }));

it('asks of a listener its address alone', () => {
  const draft = { ...returnsDraft(), adapter: 'smtp-listener', returnPath: ' returns@example.com ' };
  expect(returnsConfigOf(draft, undefined, [])).toEqual({ returnPath: 'returns@example.com' });
});

it('hands on a port that is none, for the server to refuse', () =>
  expect(returnsConfigOf({ ...returnsDraft(), port: 'x' }, undefined, [])).toMatchObject({ port: 'x' }));
