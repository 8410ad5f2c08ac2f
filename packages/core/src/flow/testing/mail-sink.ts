// A mail server that takes everything and remembers under which Message-ID each invoice came; in a process of its own, which survives.
import { SMTPServer } from 'smtp-server';

/** By invoice: how often it came, and under which ids. */
const mails = new Map<string, { count: number; readonly ids: Set<string> }>();

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  onData(stream, _session, done) {
    let head = '';
    stream.on('data', (chunk: Buffer) => {
      if (head.length < 16_384) head += chunk.toString('latin1');
    });
    stream.on('end', () => {
      const id = /^message-id: *(\S+)/im.exec(head)?.[1] ?? '';
      const invoice = /F\d{4}-\d{5,}/.exec(head)?.[0] ?? '';
      const known = mails.get(invoice) ?? { count: 0, ids: new Set<string>() };
      known.count += 1;
      known.ids.add(id);
      mails.set(invoice, known);
      done(null, 'queued');
    });
  },
});
server.on('error', () => undefined);
server.listen(0, '127.0.0.1', () =>
  process.send?.({ port: (server.server.address() as { readonly port: number }).port }),
);

process.on('message', () => {
  const all = [...mails.values()];
  process.send?.({
    invoices: mails.size,
    mails: all.reduce((sum, { count }) => sum + count, 0),
    severalIds: all.filter(({ ids }) => ids.size > 1).length,
  } satisfies Counted);
});

export interface Counted {
  readonly invoices: number;
  readonly mails: number;
  readonly severalIds: number;
}
