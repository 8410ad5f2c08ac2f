import type { Channel, PrintBatch } from '../port.ts';
import { printConfig, type PrintConfig } from './config.ts';
import { openPrint } from './session.ts';

/** Letters on paper: one print-ready file per batch. */
export const print: Channel<PrintConfig, PrintBatch> = {
  id: 'print',
  kind: 'print',
  config: printConfig,
  connect: openPrint,
};
