import type { Problem } from '../model/index.ts';

/** What the guards at the door answer. */
export const UNAUTHENTICATED: Problem = {
  code: 'API_KEY_MISSING',
  message: 'The request carries no valid API key.',
  advice: 'Send Authorization: Bearer <key>; `quittance key create` makes one.',
  retry: 'after-fix',
};
export const FORBIDDEN: Problem = {
  code: 'ROLE_INSUFFICIENT',
  message: 'This caller may not do that.',
  advice: 'Use a key with a higher role (read, orders:write, admin).',
  retry: 'after-fix',
};
export const RATE_LIMITED: Problem = {
  code: 'RATE_LIMITED',
  message: 'This caller sends too many requests.',
  advice: 'Wait as long as Retry-After says, or send orders in batches.',
  retry: 'later',
};
