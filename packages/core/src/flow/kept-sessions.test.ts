import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { ok, refused } from '../model/index.ts';
import { KeptSessions } from './kept-sessions.ts';

const AWAY = { code: 'AWAY', message: 'It is away.', advice: 'Wait.', retry: 'later' } as const;

/** `stuck` cannot be ended. */
function sessions(stuck?: string) {
  let opened = 0;
  const ended: string[] = [];
  const kept = new KeptSessions<string>((session) => {
    ended.push(session);
    return session === stuck ? Promise.reject(new Error('gone')) : Promise.resolve();
  });
  const open = () => Promise.resolve(ok(`s${(opened += 1)}`));
  return { kept, open, ended };
}

it('opens a session once for all that ask at the same time, and a new one when the connection changed', async () => {
  const { kept, open, ended } = sessions();
  const both = await Promise.all([kept.of('a', 1, open), kept.of('a', 1, open)]);
  expect(both).toEqual([ok('s1'), ok('s1')]);
  expect(await kept.of('a', 2, open)).toEqual(ok('s2'));
  expect(await kept.of('b', 1, open)).toEqual(ok('s3'));
  expect(ended).toEqual(['s1']);
  await kept.close();
  expect(ended).toContain('s3');
});

it('keeps no failure', async () => {
  const { kept, open } = sessions();
  expect(await kept.of('a', 1, () => Promise.resolve(refused(AWAY)))).toEqual(refused(AWAY));
  await expect(kept.of('a', 1, () => Promise.reject(new Error('no route')))).rejects.toThrow('no route');
  expect(await kept.of('a', 1, open)).toEqual(ok('s1'));
});

it('goes on although the old session cannot be ended', async () => {
  const { kept, open, ended } = sessions('s2');
  for (const version of [1, 2, 3]) await kept.of('a', version, open);
  await setImmediate();
  expect(ended).toEqual(['s1', 's2']);
  expect(await kept.of('a', 3, open)).toEqual(ok('s3'));
  kept.forget('a');
  expect(await kept.of('a', 3, open)).toEqual(ok('s4'));
});
