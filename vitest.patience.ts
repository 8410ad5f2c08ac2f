/**
 * How long tests wait at most. What is waited for ends the wait; a busy machine only makes it longer, and fails nothing.
 * Milliseconds.
 */
export const patience = {
  testTimeout: 180_000,
  hookTimeout: 600_000,
  expect: { poll: { timeout: 60_000, interval: 50 } },
};
