import { membersOf, shownText } from '../format/members.ts';
import { mailLoginDraft, oauthOf, type MailLoginDraft } from './mail-login.ts';

/** What the form of the connection for returns holds: texts, as people type them. The secrets are no part of it. */
export interface ReturnsDraft extends MailLoginDraft {
  /** `imap`: a mailbox is looked into; `smtp-listener`: mail arrives at this server; empty: nothing is set up. */
  readonly adapter: string;
  readonly host: string;
  readonly port: string;
  readonly tls: string;
  readonly user: string;
  readonly folder: string;
  /** What was read is moved here; empty: it stays. */
  readonly doneFolder: string;
  /** Of the listener. */
  readonly returnPath: string;
}

export const RETURNS_ADAPTERS = ['imap', 'smtp-listener'] as const;

/** The draft of a stored connection, or of none. */
export function returnsDraft(connection?: { readonly adapter: string; readonly config: unknown }): ReturnsDraft {
  const stored = membersOf(connection?.config);
  return {
    adapter: connection?.adapter ?? 'imap',
    host: shownText(stored['host']),
    port: shownText(stored['port']),
    tls: shownText(stored['tls']) || 'implicit',
    user: shownText(stored['user']),
    folder: shownText(stored['folder']) || 'INBOX',
    doneFolder: shownText(stored['doneFolder']),
    returnPath: shownText(stored['returnPath']),
    ...mailLoginDraft(stored['oauth']),
  };
}

/** The configuration a draft stands for; `secrets`: the names of those that are, or are about to be, stored. Whether it is valid is for the server to say. */
export function returnsConfigOf(draft: ReturnsDraft, stored: unknown, secrets: readonly string[]): object {
  const { adapter, port, tls, ...texts } = draft;
  if (adapter === 'smtp-listener') return { returnPath: texts.returnPath.trim() };
  const oauth = oauthOf(draft, membersOf(stored)['oauth'], secrets);
  const { host, user, folder, doneFolder } = texts;
  return {
    host: host.trim(),
    user: user.trim(),
    tls,
    ...(port.trim() !== '' && { port: /^\d{1,5}$/.test(port.trim()) ? Number(port) : port }),
    ...(folder.trim() !== '' && { folder: folder.trim() }),
    ...(doneFolder.trim() !== '' && { doneFolder: doneFolder.trim() }),
    ...(oauth && { oauth }),
  };
}
