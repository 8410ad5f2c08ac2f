import { Option, type Command } from 'commander';
import { examples, type Act } from './action.ts';
import { collect } from './option.ts';
import type { AcceptOptions, SimulateOptions } from './options.ts';

export function addAgencyCommands(root: Command, act: Act): void {
  const agency = root.command('agency').description('Collection agencies: trying one out before it goes live.');
  agency
    .command('accept <config>')
    .description(
      'Plays the acceptance run against the test side of an agency: lost, late, reordered, repeated and wrong messages, and every command.',
    )
    .option('--secret-env <name=VARIABLE>', 'a secret from an environment variable; may be repeated', collect, [])
    .option('--secret-file <name=path>', 'a secret from a file; may be repeated', collect, [])
    .option('--looks <number>', 'so often is looked before something counts as not happening', '30')
    .option('--pause <milliseconds>', 'between two looks', '1000')
    .addHelpText(
      'after',
      examples(
        ['quittance agency accept agency.json --json > report.json', 'the report that going live asks for'],
        ['AGENCY_TOKEN=… quittance agency accept agency.json --secret-env token=AGENCY_TOKEN', 'with a token'],
      ) +
        '\nThe file: {"agency":"nord","adapter":"http","config":{"test":{"url":"https://test.agency.example"}}}; docs/collections.md tells of every adapter.\nExit codes: 0 passed, 1 failed, 2 could not run.',
    )
    .action(
      act(async (global, config: string, options: AcceptOptions) =>
        (await import('./agency.ts')).acceptAgency(global, config, options),
      ),
    );
  agency
    .command('simulate')
    .description(
      'Serves the simulated agency, over HTTP and in a folder, until it is stopped. It never collects a cent.',
    )
    .option('--port <number>', 'where it listens on this machine; 0: any free one', '8430')
    .option('--token <text>', 'the bearer token it takes', 'test')
    .option('--folder <path>', 'a shared folder it works in besides')
    .addOption(new Option('--format <name>', 'what it writes there').choices(['csv', 'xml', 'jsonl']).default('csv'))
    .option('--seed <number>', 'the same seed plays the same stories', '1')
    .addHelpText(
      'after',
      examples(['quittance agency simulate --port 8430', 'then: quittance agency accept agency.json']),
    )
    .action(act(async (_global, options: SimulateOptions) => (await import('./agency.ts')).simulateAgency(options)));
}
