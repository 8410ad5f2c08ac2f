/** Resolves with the first SIGINT or SIGTERM; a second one ends the process at once. */
export function stopSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    const stop = (signal: NodeJS.Signals) => {
      for (const each of ['SIGINT', 'SIGTERM'] as const)
        process.removeListener(each, stop).once(each, () => process.exit(1));
      resolve(signal);
    };
    for (const each of ['SIGINT', 'SIGTERM'] as const) process.on(each, stop);
  });
}
