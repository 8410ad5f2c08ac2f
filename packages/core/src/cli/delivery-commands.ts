import type { Command } from 'commander';
import { examples, type Act } from './action.ts';

export function addDeliveryCommands(root: Command, act: Act): void {
  const delivery = root.command('delivery').description('How invoices reach buyers, and what comes back.');
  delivery
    .command('status [number]')
    .description(
      'How far a document is on its way to the buyer, with what proves it; without a number, what waits for a person.',
    )
    .addHelpText(
      'after',
      examples(
        ['quittance delivery status F2026-00042', 'every message, every event'],
        ['quittance delivery status --json', 'what bounced, is held, or waits to be printed'],
      ) + '\nExit codes: 0 fine, 1 it could not be delivered or a person must act.',
    )
    .action(
      act(async (global, number: string | undefined) => (await import('./delivery.ts')).deliveryStatus(global, number)),
    );
}
