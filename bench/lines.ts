import { createConnection, type Socket } from 'node:net';

const MOST_LINES = 64;

interface Due {
  readonly request: Buffer;
  readonly resolve: (status: number) => void;
  readonly reject: (error: Error) => void;
}

/** Keep-alive connections with one request at a time on each: the generator must cost less than what it loads. */
export class Lines {
  readonly #hostname: string;
  readonly #port: number;
  readonly #all: Socket[] = [];
  readonly #idle: Socket[] = [];
  readonly #waiting: Due[] = [];

  constructor(hostname: string, port: number) {
    this.#hostname = hostname;
    this.#port = port;
  }

  post(request: Buffer): Promise<number> {
    return new Promise((resolve, reject) => {
      const line = this.#idle.pop() ?? this.#opened();
      if (line === undefined) this.#waiting.push({ request, resolve, reject });
      else this.#send(line, { request, resolve, reject });
    });
  }

  #opened(): Socket | undefined {
    if (this.#all.length >= MOST_LINES) return undefined;
    const line = createConnection({ host: this.#hostname, port: this.#port, noDelay: true });
    this.#all.push(line);
    return line;
  }

  #send(line: Socket, { request, resolve, reject }: Due): void {
    let answer = '';
    const read = (chunk: Buffer): void => {
      answer += chunk.toString('latin1');
      if (!isComplete(answer)) return;
      line.off('data', read).off('error', reject);
      resolve(Number(answer.slice(9, 12)));
      const next = this.#waiting.shift();
      if (next === undefined) this.#idle.push(line);
      else this.#send(line, next);
    };
    line.on('data', read).once('error', reject);
    line.write(request);
  }

  close(): void {
    for (const line of this.#all) line.destroy();
  }
}

function isComplete(answer: string): boolean {
  const end = answer.indexOf('\r\n\r\n');
  if (end === -1) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(answer)?.[1];
  return length === undefined ? answer.endsWith('\r\n0\r\n\r\n') : answer.length >= end + 4 + Number(length);
}
