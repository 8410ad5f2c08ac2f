/** What the form of the connection for returns holds: texts, as people type them. The password is no part of it. */
export interface ReturnsDraft {
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
    host: textOf(stored['host']),
    port: textOf(stored['port']),
    tls: textOf(stored['tls']) || 'implicit',
    user: textOf(stored['user']),
    folder: textOf(stored['folder']) || 'INBOX',
    doneFolder: textOf(stored['doneFolder']),
    returnPath: textOf(stored['returnPath']),
  };
}

/** The configuration a draft stands for. Whether it is valid is for the server to say. */
export function returnsConfigOf({ adapter, port, tls, ...texts }: ReturnsDraft): object {
  if (adapter === 'smtp-listener') return { returnPath: texts.returnPath.trim() };
  const { host, user, folder, doneFolder } = texts;
  return {
    host: host.trim(),
    user: user.trim(),
    tls,
    ...(port.trim() !== '' && { port: /^\d{1,5}$/.test(port.trim()) ? Number(port) : port }),
    ...(folder.trim() !== '' && { folder: folder.trim() }),
    ...(doneFolder.trim() !== '' && { doneFolder: doneFolder.trim() }),
  };
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
