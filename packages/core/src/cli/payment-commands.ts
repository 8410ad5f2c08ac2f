import type { Command } from 'commander';
import { examples, type Act } from './action.ts';
import type { ReadPaymentsOptions } from './options.ts';

export function addPaymentCommands(root: Command, act: Act): void {
  const payments = root.command('payments').description('What banks say of payments.');
  payments
    .command('import <file...>')
    .description(
      'Takes bank statements (camt.052/053/054, MT940, CFONB120, BAI2, CSV), told by their content. What can mean one thing is posted, the rest waits for a person. The same file twice changes nothing.',
    )
    .addHelpText(
      'after',
      examples(
        ['quittance payments import 2026-11-28.xml', 'a statement of the bank'],
        ['quittance payments import --json statements/*.sta', 'what became of every entry, by file'],
      ) + '\nExit codes: 0 all read, 1 a file was refused or does not add up.',
    )
    .action(
      act(async (global, files: readonly string[]) =>
        (await import('./payments-import.ts')).importStatements(global, files),
      ),
    );
  payments
    .command('read <file...>')
    .description(
      'Reads bank statements (camt.052, .053, .054, MT940, MT942, CFONB 120, BAI2, CSV) and says whether they add up; stores nothing.',
    )
    .option('--date-order <order>', 'of a table whose dates can be read in two ways: DMY, MDY or YMD')
    .option('--currency <code>', 'of a table that names none')
    .addHelpText(
      'after',
      examples(
        ['quittance payments read statement.xml', 'entries, balances, and what was not understood'],
        ['quittance payments read --json statements/* | jq .statements[].check.kind', 'one JSON line a file'],
      ) + '\nExit codes: 0 all read, 1 some are no statement or do not add up, 2 some could not be read.',
    )
    .action(
      act(async (global, files: readonly string[], options: ReadPaymentsOptions) =>
        (await import('./payments-read.ts')).readPayments(global, files, options),
      ),
    );
}
