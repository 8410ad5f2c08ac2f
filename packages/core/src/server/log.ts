import { pino, type DestinationStream, type Logger } from 'pino';

/** Structured lines on standard output: ids and codes only. `QUITTANCE_LOG` sets the level (`info` by default, `silent` for none). */
export function createLog(level = 'info', destination: DestinationStream = pino.destination(1)): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
}
