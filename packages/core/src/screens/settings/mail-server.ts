/** What the form of the mail server holds: texts, as people type them. The password is no part of it. */
export interface MailServerDraft {
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
    host: textOf(stored['host']),
    port: textOf(stored['port']),
    tls: textOf(stored['tls']) || 'starttls',
    user: textOf(membersOf(stored['login'])['user']),
    returnPath: textOf(stored['returnPath']),
  };
}

/**
 * The configuration a draft stands for, on top of the stored one: what the form does not show stays as it was. A port left empty is that of the
 * encryption. Whether the outcome is valid is for the server to say.
 */
export function mailServerConfig(draft: MailServerDraft, stored: unknown): object {
  const { port: _port, login, returnPath: _returnPath, ...kept } = membersOf(stored);
  const [user, returnPath, port] = [draft.user.trim(), draft.returnPath.trim(), draft.port.trim()];
  return {
    ...kept,
    host: draft.host.trim(),
    tls: draft.tls,
    ...(port !== '' && { port: /^\d{1,5}$/.test(port) ? Number(port) : port }),
    ...(user !== '' && { login: { ...membersOf(login), user } }),
    ...(returnPath !== '' && { returnPath }),
  };
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
