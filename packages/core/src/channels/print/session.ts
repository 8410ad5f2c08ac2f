import { createHash } from 'node:crypto';
import { sent, unsent } from '../outcome.ts';
import type { ChannelIo, ChannelSession, PrintBatch, RefusedRecipient, SendOutcome } from '../port.ts';
import type { PrintConfig } from './config.ts';
import { printBatch, type PrintedBatch } from './print-batch.ts';

/** "Sending" makes the batch's file and keeps it where people fetch it; that it was posted, people tell. */
export function openPrint(config: PrintConfig, io: ChannelIo): Promise<ChannelSession<PrintBatch>> {
  return Promise.resolve({
    capabilities: () => Promise.resolve({ maxConcurrency: 1, delivery: 'none', repeats: 'known' }),
    send: async (batch) => outcomeOf(batch, await printBatch(batch, config), io),
    check: () =>
      Promise.resolve([{ check: 'print', ok: true, message: 'Batches are made here and fetched by people.' }]),
    close: () => Promise.resolve(),
  });
}

async function outcomeOf(
  batch: PrintBatch,
  { bytes, printed, refused: left }: PrintedBatch,
  io: ChannelIo,
): Promise<SendOutcome> {
  const refused = left.map(({ id, problem }): RefusedRecipient => {
    const { code, message, advice } = problem;
    return { address: id, reply: message, permanent: true, cause: { code, message, advice } };
  });
  const [first] = refused;
  if (bytes === undefined) return unsent('rejected', first?.cause ?? EMPTY, { refused });
  if (io.keepFile === undefined) return unsent('misconfigured', NO_PLACE, { refused });
  const file = await io.keepFile({ filename: `${batch.messageId}.pdf`, mediaType: 'application/pdf', content: bytes });
  const accepted = printed.map(({ id, pages }) => ({ address: id, reply: `${pages} pages` }));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return sent(accepted, refused, { file, sha256, letters: String(printed.length) });
}

const EMPTY = {
  code: 'PRINT_NOTHING',
  message: 'The batch holds no letter.',
  advice: 'Choose letters to print.',
};
const NO_PLACE = {
  code: 'PRINT_NO_PLACE',
  message: 'There is no place to keep the file of a batch.',
  advice: 'Set up where files are kept.',
};
