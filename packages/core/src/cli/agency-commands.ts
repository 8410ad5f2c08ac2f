import { Option, type Command } from 'commander';
import { examples, type Act } from './action.ts';
import { collect } from './option.ts';
import type {
  AcceptOptions,
  AgencyOptions,
  CaseListOptions,
  DraftOptions,
  GoLiveOptions,
  SimulateOptions,
  StopOptions,
} from './options.ts';

export function addAgencyCommands(root: Command, act: Act): void {
  const agency = root.command('agency').description('Collection agencies: trying one out, going live, stopping.');
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
  addMerchantsAgencies(agency, act);
  addCaseCommands(root, act);
}

/** The agencies of a merchant. */
function addMerchantsAgencies(agency: Command, act: Act): void {
  agency
    .command('list')
    .description('The merchant’s agencies: whether they are live, what waits, and what stands against it.')
    .action(act(async (global) => (await import('./agencies.ts')).listAgencies(global)));
  agency
    .command('set <id>')
    .description('Sets an agency up. Secrets come from variables or files.')
    .requiredOption('--adapter <name>', 'files, http or simulated')
    .option('--name <text>', 'what people call it; the id without')
    .option('--config <file>', 'the adapter’s configuration (JSON)')
    .option('--selection <file>', 'which cases go (JSON)')
    .option('--terms <file>', 'how far it may go (JSON)')
    .option('--secret-env <name=VARIABLE>', 'a secret from an environment variable; may be repeated', collect, [])
    .option('--secret-file <name=path>', 'a secret from a file; may be repeated', collect, [])
    .action(
      act(async (global, id: string, options: AgencyOptions) =>
        (await import('./agencies.ts')).setAgency(global, id, options),
      ),
    );
  agency
    .command('rehearse <id>')
    .description('Plays the acceptance run of an agency that is set up, and keeps the report.')
    .action(act(async (global, id: string) => (await import('./agencies.ts')).rehearseAgency(global, id)));
  agency
    .command('go-live <id>')
    .description('Chooses the day from which cases go out. Refused without an acceptance run that passed.')
    .requiredOption('--from <day>', 'YYYY-MM-DD')
    .option('--migrate', 'what was due before that day goes too; without, it stays')
    .option('--dry-run', 'shows what would go and what would stay; nothing is sent')
    .action(
      act(async (global, id: string, options: GoLiveOptions) =>
        (await import('./agencies.ts')).goLive(global, id, options),
      ),
    );
  agency
    .command('stop <id>')
    .description('No case goes out any more; what is paid and credited is told as before.')
    .requiredOption('--reason <text>', 'why; the agency reads it where it has to pause')
    .option('--pause', 'the agency pauses what is out; without, it goes on')
    .action(
      act(async (global, id: string, options: StopOptions) =>
        (await import('./agencies.ts')).stopAgency(global, id, options),
      ),
    );
  agency
    .command('reconcile <id>')
    .description('Compares both sides of every case to the cent.')
    .action(act(async (global, id: string) => (await import('./agencies.ts')).reconcileAgency(global, id)));
}

function addCaseCommands(root: Command, act: Act): void {
  const group = root.command('case').description('Claims that are with a collection agency, or might go to one.');
  group
    .command('list')
    .description('Cases, newest first.')
    .option('--agency <id>', 'of this agency')
    .option('--out', 'only those that are with an agency')
    .option('--needs-answer', 'only those that wait for an answer')
    .option('--candidates', 'instead: customers who might go to the agency, and every criterion they fail')
    .action(act(async (global, options: CaseListOptions) => (await import('./cases.ts')).listCases(global, options)));
  group
    .command('show <id>')
    .description('A case: positions, balance, what is asked, and everything both sides said.')
    .action(act(async (global, id: string) => (await import('./cases.ts')).showCase(global, id)));
  group
    .command('draft <customer>')
    .description('Drafts a case of everything a customer owes that is overdue, and checks it.')
    .requiredOption('--agency <id>', 'for this agency')
    .option('--currency <code>', 'the claim in this currency', 'EUR')
    .action(
      act(async (global, customer: string, options: DraftOptions) =>
        (await import('./cases.ts')).draftCase(global, customer, options),
      ),
    );
  group
    .command('hand-over <id>')
    .description('Lets a case go: our own reminders for it stop. Refused with every criterion that it fails.')
    .action(act(async (global, id: string) => (await import('./cases.ts')).handOverCase(global, id)));
}
