import type { ChannelIo, MadeFile } from '../port.ts';

/** What a spoke is given in tests: a clock that stands still, secrets by name, and what it logged. */
export interface TestIo extends ChannelIo {
  readonly logged: { readonly fields: Readonly<Record<string, unknown>>; readonly message: string }[];
  readonly kept: MadeFile[];
}

export function testIo(
  given: Partial<ChannelIo> & { readonly secrets?: Readonly<Record<string, string>> } = {},
): TestIo {
  const { secrets = {}, ...io } = given;
  const logged: TestIo['logged'] = [];
  const kept: MadeFile[] = [];
  const log = (fields: Readonly<Record<string, unknown>>, message: string) => void logged.push({ fields, message });
  return {
    fetch: () => Promise.reject(new TypeError('no network in this test')),
    clock: { now: () => new Date('2026-12-05T09:30:00Z') },
    secret: (name) => {
      const secret = secrets[name];
      return secret === undefined ? Promise.reject(new Error(`no secret ${name}`)) : Promise.resolve(secret);
    },
    log: { debug: log, warn: log },
    keepFile: (file) => {
      kept.push(file);
      return Promise.resolve(file.filename);
    },
    ...io,
    logged,
    kept,
  };
}
