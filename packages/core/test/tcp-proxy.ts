import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** What the wire between us and a database does. */
export type WireMode = 'pass' | 'refuse' | 'silent' | 'lose-commit';

export interface TcpProxy {
  readonly port: number;
  /** Connections that were opened so far. */
  connections(): number;
  set(mode: WireMode): void;
  close(): Promise<void>;
}

/** A wire that can be cut at the worst moment. `lose-commit` lets one commit through and drops its answer. */
export async function tcpProxy(target: number): Promise<TcpProxy> {
  let mode: WireMode = 'pass';
  let count = 0;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    count += 1;
    open.add(client);
    client.on('error', () => undefined).on('close', () => open.delete(client));
    if (mode === 'refuse') return void client.destroy();
    const upstream = connect(target, '127.0.0.1');
    open.add(upstream);
    let losing = false;
    client.on('data', (chunk) => {
      if (mode === 'silent') return;
      if (mode === 'lose-commit' && /commit/i.test(chunk.toString('latin1'))) losing = true;
      upstream.write(chunk);
    });
    upstream.on('data', (chunk) => {
      if (!losing) return void client.write(chunk);
      mode = 'pass';
      client.destroy();
      upstream.end();
    });
    upstream
      .on('error', () => client.destroy())
      .on('close', () => {
        open.delete(upstream);
        client.destroy();
      });
    client.on('close', () => upstream.end());
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => count,
    set(next) {
      mode = next;
      if (next === 'refuse') for (const socket of open) socket.destroy();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}
