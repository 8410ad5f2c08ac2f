import type { Command } from 'commander';
import { examples, type Act } from './action.ts';
import type { RotateOptions } from './options.ts';

export function addOperatorCommands(root: Command, act: Act): void {
  root
    .command('audit')
    .description('The proof of what happened.')
    .command('verify')
    .description(
      'Recomputes the chain of status events and names the first broken link. Without --tenant: of every merchant.',
    )
    .addHelpText(
      'after',
      examples([
        'quittance audit verify --json >> /mnt/elsewhere/heads.ndjson',
        'heads kept elsewhere prove that nothing was rolled back',
      ]),
    )
    .action(
      act(async (global) =>
        (await import('./audit.ts')).verifyChains(global, root.getOptionValueSource('tenant') !== 'default'),
      ),
    );
  root
    .command('reconcile')
    .description('Compares with the shops and the ERP, and puts forgotten work back on the road.')
    .action(act(async (global) => (await import('./reconcile.ts')).reconcileTenant(global)));
  root
    .command('migrate')
    .description(
      'Brings the database’s schema up to date. Every command does that by itself; this one does nothing else.',
    )
    .action(act(async (global) => (await import('./migrate.ts')).migrateDatabase(global)));
  root
    .command('secrets')
    .description('Secrets at rest.')
    .command('rotate')
    .description(
      'Seals every stored secret and signs every audit chain with the newest key. Stop the other processes first.',
    )
    .addHelpText(
      'after',
      examples(
        ['quittance secrets rotate', 'with a key file: makes the new key too'],
        [
          'QUITTANCE_KEY=<new> QUITTANCE_PREVIOUS_KEYS=<old> quittance secrets rotate',
          'with keys from the environment',
        ],
      ),
    )
    .option('--retire', 'make no new key; drop the older ones when nothing needs them any more')
    .action(
      act(async (global, options: RotateOptions) => (await import('./rotate.ts')).rotateSecrets(global, options)),
    );
  root
    .command('doctor')
    .description('Looks at everything this installation needs, and says what is missing.')
    .action(act(async (global) => (await import('./doctor.ts')).doctor(global)));
}
