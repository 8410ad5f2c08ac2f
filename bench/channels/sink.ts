import { createServer, type AddressInfo } from 'node:net';

/** A mail server that takes everything and looks at nothing, in a process of its own: the yardstick must cost less than what it measures. */
// Replies that wait for an acknowledgement (Nagle) would measure 40 ms of waiting per message instead of work.
const server = createServer({ noDelay: true }, (socket) => {
  let takesContent = false;
  let tail = '';
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => {
    const text = tail + chunk.toString('latin1');
    tail = text.slice(-4);
    if (takesContent) {
      if (!text.endsWith('\r\n.\r\n')) return;
      takesContent = false;
      tail = '';
      socket.write('250 2.0.0 Ok: queued as Q1\r\n');
    } else for (const line of chunk.toString('latin1').split('\r\n')) answer(line);
  });
  socket.write('220 sink ESMTP\r\n');

  function answer(line: string): void {
    if (line.startsWith('EHLO'))
      socket.write('250-sink\r\n250-PIPELINING\r\n250-SIZE 50000000\r\n250-DSN\r\n250 8BITMIME\r\n');
    else if (line.startsWith('DATA')) {
      takesContent = true;
      socket.write('354 go\r\n');
    } else if (line.startsWith('QUIT')) socket.end('221 bye\r\n');
    else if (line !== '') socket.write('250 2.1.0 Ok\r\n');
  }
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
