import { describe, expect, it } from 'vitest';
import { causeOf } from './cause-of.ts';

describe('the cause of a failure in a log', () => {
  it.each([
    ['an error', new Error('No such order'), 'No such order'],
    ['an error with a code', Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }), 'ECONNREFUSED: refused'],
    ['what a workflow throws', { name: 'Error', type: 'not_found', message: 'Order gone' }, 'not_found: Order gone'],
    ['one inside another', { action: 'step', error: { message: 'inner' } }, 'inner'],
    ['a database', { code: '23505', message: 'Key (email)=(jo@example.org) exists' }, '23505: the database refused it'],
    ['an address', new Error('mail to jo@example.org failed'), 'mail to … failed'],
    ['several lines', new Error('first\nsecond'), 'first'],
    ['a text', 'away', 'away'],
    ['nothing', undefined, 'for an unknown reason'],
    ['an empty object', {}, 'for an unknown reason'],
  ])('%s', (_, error, cause) => expect(causeOf(error)).toBe(cause));
});
