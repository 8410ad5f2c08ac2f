import type { Command } from 'commander';
import { examples, type Act } from './action.ts';

export function addPaymentCommands(root: Command, act: Act): void {
  root
    .command('payments')
    .description('Money that came in.')
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
}
