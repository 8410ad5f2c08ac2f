import { createServer } from 'node:net';

/** `wanted` if nobody listens on it on this machine, else one that the system gives. */
export async function freePort(wanted: number): Promise<number> {
  return (
    (await tryPort(wanted)) ?? (await tryPort(0)) ?? Promise.reject(new Error('This machine has no free TCP port.'))
  );
}

async function tryPort(port: number): Promise<number | undefined> {
  // Without a host it listens on IPv6 and IPv4 at once, so a server on either side is noticed.
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(undefined));
    server.listen(port, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : undefined));
    });
  });
}
