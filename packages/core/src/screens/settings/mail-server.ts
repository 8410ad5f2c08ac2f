import { membersOf, shownText } from '../format/members.ts';
import { mailLoginDraft, oauthOf, type MailLoginDraft } from './mail-login.ts';

/** What the form of the mail server holds: texts, as people type them. The secrets are no part of it. */
export interface MailServerDraft extends MailLoginDraft {
  readonly host: string;
  readonly port: string;
  readonly tls: string;
  readonly user: string;
  readonly returnPath: string;
}

/** The draft of a stored configuration, or of none. */
export function mailServerDraft(config: unknown): MailServerDraft {
  const stored = membersOf(config);
  return {
    host: shownText(stored['host']),
    port: shownText(stored['port']),
    tls: shownText(stored['tls']) || 'starttls',
    user: shownText(membersOf(stored['login'])['user']),
    returnPath: shownText(stored['returnPath']),
    ...mailLoginDraft(membersOf(stored['login'])['oauth']),
  };
}

/**
 * The configuration a draft stands for, on top of the stored one: what the form does not show stays as it was. A port left empty is that of the
 * encryption. `secrets`: the names of those that are, or are about to be, stored. Whether the outcome is valid is for the server to say.
 */
export function mailServerConfig(draft: MailServerDraft, stored: unknown, secrets: readonly string[]): object {
  const { port: _port, login, returnPath: _returnPath, ...kept } = membersOf(stored);
  const { oauth: storedOauth, ...knownLogin } = membersOf(login);
  const oauth = oauthOf(draft, storedOauth, secrets);
  const [user, returnPath, port] = [draft.user.trim(), draft.returnPath.trim(), draft.port.trim()];
  return {
    ...kept,
    host: draft.host.trim(),
    tls: draft.tls,
    ...(port !== '' && { port: /^\d{1,5}$/.test(port) ? Number(port) : port }),
    ...(user !== '' && { login: { ...knownLogin, user, ...(oauth && { oauth }) } }),
    ...(returnPath !== '' && { returnPath }),
  };
}
