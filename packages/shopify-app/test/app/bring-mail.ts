import { once } from 'node:events';
import { connect } from 'node:net';

/** Another mail server brings a mail from nobody, as reports come. Rejects with what it is answered when that is no success. */
export async function bringMail(port: number, to: string, raw: string): Promise<void> {
  const socket = connect(port, '127.0.0.1').setEncoding('latin1');
  try {
    await answered(socket);
    const stuffed = raw.replace(/^\./gm, '..');
    for (const words of ['HELO mx.example.net', 'MAIL FROM:<>', `RCPT TO:<${to}>`, 'DATA', `${stuffed}\r\n.`, 'QUIT']) {
      socket.write(`${words}\r\n`);
      await answered(socket);
    }
  } finally {
    socket.destroy();
  }
}

async function answered(socket: ReturnType<typeof connect>): Promise<void> {
  const [answer] = (await once(socket, 'data')) as [string];
  if (!/^[23]/.test(answer)) throw new Error(`The server said ${answer}`);
}
