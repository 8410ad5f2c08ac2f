import type { Command } from 'commander';
import { examples, type Act } from './action.ts';
import type { RunOptions } from './dunning-run.ts';
import type { SimulateOptions } from './dunning-simulate.ts';

export function addDunningCommands(root: Command, act: Act): void {
  const dunning = root.command('dunning').description('Reminders and dunning letters.');
  dunning
    .command('simulate <file>')
    .description(
      'Plays dunning day by day over the customers, open items and holds of a file (JSON): who gets which letter when and why, and what is passed over and why. Nothing is stored or sent.',
    )
    .option('--until <day>', 'the last day, YYYY-MM-DD; 120 days after the last due date by default')
    .addHelpText(
      'after',
      examples(
        ['quittance dunning simulate docs/examples/dunning.json', 'what the standard procedures would do'],
        [
          'quittance dunning simulate dunning.json --until 2026-12-31 --json',
          'the letters with every amount and reason',
        ],
      ),
    )
    .action(
      act(async (global, file: string, options: SimulateOptions) =>
        (await import('./dunning-simulate.ts')).simulateDunning(global, file, options),
      ),
    );
  dunning
    .command('plan')
    .description('Plans a dunning run over everything that is open and keeps it as a draft. Nothing leaves.')
    .addHelpText(
      'after',
      examples(['quittance dunning plan', 'who would get which letter, and what is left out and why']),
    )
    .action(act(async (global) => (await import('./dunning-run.ts')).planDunning(global)));
  dunning
    .command('run')
    .description('Plans and commits a run: letters leave at their time, if what they are about still holds then.')
    .option('--draft <id>', 'commits the draft of `dunning plan` that was reviewed, and plans nothing')
    .addHelpText(
      'after',
      examples(
        ['quittance dunning run --draft 01a2…', 'exactly what was reviewed'],
        ['quittance dunning run', 'without a review'],
      ),
    )
    .action(act(async (global, options: RunOptions) => (await import('./dunning-run.ts')).runDunning(global, options)));
}
