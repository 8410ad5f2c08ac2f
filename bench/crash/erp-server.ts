// The pretended ERP behind HTTP, in a process of its own: it survives whatever is killed. Now and then an answer is lost.
import { createServer } from 'node:http';
import { FakeErp } from '../../packages/core/src/erp/fake/erp.ts';
import { sessionOf } from '../../packages/core/src/erp/fake/fetch-from.ts';
import { systemClock } from '../../packages/core/src/model/index.ts';

const [idempotency = 'lookup'] = process.argv.slice(2);
if (idempotency !== 'native' && idempotency !== 'lookup') throw new Error(`unknown kind ${idempotency}`);
const LOST = 0.005;
const erp = new FakeErp({ idempotency, clock: systemClock });

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const text = Buffer.concat(chunks).toString('utf8');
    // It works on although the caller is gone, as real ones do.
    setTimeout(
      () => {
        const { status, body } = erp.handle({
          method: request.method ?? 'GET',
          path: request.url ?? '/',
          ...sessionOf(request.headers.authorization),
          ...(text !== '' && { body: JSON.parse(text) as unknown }),
        });
        if (Math.random() < LOST) return request.socket.destroy();
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      },
      2 + Math.random() * 20,
    );
  });
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as { port: number }).port }));

process.on('message', () => {
  const keys = erp.orders.map(({ key }) => key);
  process.send?.({ orders: keys.length, distinct: new Set(keys).size });
});
