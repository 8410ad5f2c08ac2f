import { Command, Option } from 'commander';
import type { Outcome } from './outcome.ts';

/** What every command takes. */
export interface GlobalOptions {
  readonly json?: boolean;
  readonly debug?: boolean;
  /** The merchant's slug. */
  readonly tenant: string;
  /** Where the built-in database and the key file are kept. */
  readonly state?: string;
}

/** Runs an action and prints what it came to. */
export type Runner = (options: GlobalOptions, load: () => Promise<Outcome>) => Promise<void>;

/**
 * The tree of commands. What a command does is loaded when it runs: `--help` needs none of it.
 */
export function program(runner: Runner): Command {
  const root = new Command('quittance')
    .description('Gets merchants paid: orders in, lawful invoices out, and their fate back where people work.')
    .addOption(new Option('--tenant <slug>', 'the merchant').env('QUITTANCE_TENANT').default('default'))
    .addOption(
      new Option('--state <dir>', 'where the built-in database and the key file are kept').env('QUITTANCE_STATE'),
    )
    .option('--json', 'answer in JSON on standard output')
    .option('--debug', 'show the details of a failure')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('Run it with --help to see what it takes.')
    .addHelpText('after', ROOT_HELP);
  const act = actor(root, runner);
  addServiceCommands(root, act);
  addOrderCommands(root, act);
  addMerchantCommands(root, act);
  addOperatorCommands(root, act);
  return root;
}

type Act = <Args extends readonly unknown[]>(
  load: (global: GlobalOptions, ...args: Args) => Promise<Outcome>,
) => (...args: Args) => Promise<void>;

function actor(root: Command, runner: Runner): Act {
  return (load) =>
    (...args) => {
      const global = root.opts<GlobalOptions>();
      return runner(global, () => load(global, ...args));
    };
}

function addServiceCommands(root: Command, act: Act): void {
  root
    .command('serve')
    .description('Answers the HTTP API; with --work also works the queues.')
    .addOption(new Option('--port <number>', '0 takes a free one').env('PORT').default('8420'))
    .addOption(new Option('--host <address>', 'the address to listen on').env('HOST').default('127.0.0.1'))
    .addOption(
      new Option('--drain <seconds>', 'how long to answer after readiness goes off')
        .env('QUITTANCE_DRAIN')
        .default('0'),
    )
    .option('--work', 'work the queues in this process too')
    .addHelpText(
      'after',
      examples(
        ['quittance serve --work', 'one process does everything'],
        ['DATABASE_URL=postgresql://… quittance serve --host 0.0.0.0', 'one of several, behind a proxy with TLS'],
      ),
    )
    .action(act(async (global, options: ServeOptions) => (await import('./serve.ts')).serve(global, options)));
  root
    .command('work')
    .description('Works the queues: pushes orders, issues invoices, writes statuses back. Start as many as you like.')
    .option('--concurrency <number>', 'batches at once per step')
    .addHelpText('after', examples(['DATABASE_URL=postgresql://… quittance work', 'on each machine that should help']))
    .action(act(async (global, options: WorkOptions) => (await import('./work.ts')).work(global, options)));
}

function addOrderCommands(root: Command, act: Act): void {
  const order = root.command('order').description('Sends orders in.');
  order
    .command('push <file>')
    .description(
      'Accepts the orders of a file (JSON, or one a line) or of standard input (-). The same order twice is one order.',
    )
    .option('--dry-run', 'only show what would be pushed and invoiced')
    .option('--lines', 'one order a line, read bit by bit; understood for .ndjson and .jsonl')
    .addHelpText(
      'after',
      examples(
        ['quittance order push order.json', 'one order, or an array of them'],
        ['zcat orders.ndjson.gz | quittance order push --lines -', 'one order a line, any number'],
        ['quittance order push order.json --dry-run', 'nothing is written, nothing is sent'],
      ),
    )
    .action(
      act(async (global, file: string, options: PushOptions) =>
        (await import('./push-orders.ts')).pushOrders(global, file, options),
      ),
    );
  root
    .command('invoice <file>')
    .description('Makes the documents of an order (JSON) without any database: UBL, PDF and the invoice as JSON.')
    .requiredOption('--settings <file>', 'the merchant’s settings (JSON)')
    .option('-o, --output <dir>', 'where to write the documents', '.')
    .option('--date <day>', 'the issue date, YYYY-MM-DD; today by default')
    .option('--number <text>', 'the first document’s number; the first of its series by default')
    .addHelpText(
      'after',
      examples([
        'quittance invoice order.json --settings settings.json -o out',
        'writes out/F2026-00001.xml, .pdf and .json',
      ]),
    )
    .action(
      act(async (global, file: string, options: InvoiceOptions) =>
        (await import('./invoice.ts')).invoiceFile(global, file, options),
      ),
    );
  const orders = root.command('orders').description('Looks at orders, and lets stuck ones try again.');
  orders
    .command('list')
    .description('Orders, newest first.')
    .option('--stage <stage>', 'taken, pushing, pushed, invoiced, paid or cancelled')
    .option('--stopped', 'only those that are stuck')
    .option('--code <code>', 'only those that are stuck for this reason')
    .option('--search <text>', 'number, id in the shop, invoice number or ERP reference, from the start')
    .option('--limit <number>', '1 to 200', '50')
    .option('--after <cursor>', 'the next page: what the page before ended with')
    .addHelpText(
      'after',
      examples(
        ['quittance orders list --stopped', 'what waits for a person, and why'],
        ['quittance orders list --search F2026-', 'by the beginning of a number'],
      ),
    )
    .action(act(async (global, options: ListOptions) => (await import('./orders.ts')).listOrders(global, options)));
  orders
    .command('show <order>')
    .description('One order with its documents and history, by id or number.')
    .addHelpText('after', examples(["quittance orders show '#1001'", 'by the number people use']))
    .action(act(async (global, id: string) => (await import('./orders.ts')).showOrder(global, id)));
  orders
    .command('retry [order]')
    .description('Lets a stuck order try again, or many.')
    .option('--code <code>', 'every order that is stuck for this reason')
    .option('--all', 'every order that is stuck')
    .addHelpText(
      'after',
      examples(
        ["quittance orders retry '#1001'", 'one'],
        ['quittance orders retry --code ERP_UNREACHABLE', 'all with the same cause'],
      ),
    )
    .action(
      act(async (global, id: string | undefined, options: RetryOptions) =>
        (await import('./orders.ts')).retryOrders(global, id, options),
      ),
    );
}

function addMerchantCommands(root: Command, act: Act): void {
  const tenant = root.command('tenant').description('Merchants.');
  tenant
    .command('create <slug>')
    .description('Adds a merchant; the same slug twice is one merchant.')
    .action(act(async (global, slug: string) => (await import('./tenant.ts')).createTenant(global, slug)));
  tenant
    .command('list')
    .description('Every merchant.')
    .action(act(async (global) => (await import('./tenant.ts')).listTenants(global)));
  const settings = root.command('settings').description('What the merchant decided: seller, taxes, numbering, terms.');
  settings
    .command('get')
    .description('The settings, as JSON.')
    .action(act(async (global) => (await import('./settings.ts')).getSettings(global)));
  settings
    .command('set <file>')
    .description('Replaces the settings with those of a file, or of standard input (-). Waiting orders go on.')
    .addHelpText(
      'after',
      examples(
        ['quittance settings get > settings.json', 'then edit it'],
        ['quittance settings set settings.json', 'checked before it is stored'],
      ),
    )
    .action(act(async (global, file: string) => (await import('./settings.ts')).setSettings(global, file)));
  const connection = root
    .command('connection')
    .description('Links to ERPs. Orders go to the one named `erp`; without any, to the built-in ledger.');
  connection
    .command('list')
    .description('The links, without their secrets.')
    .action(act(async (global) => (await import('./connection.ts')).listConnections(global)));
  connection
    .command('set <id>')
    .description(
      'Sets up a link. Secrets come from variables or files, never from the command line, where others could read them.',
    )
    .requiredOption('--adapter <name>', 'e.g. ledger, files, sql, tryton')
    .option('--config <file>', 'the adapter’s configuration (JSON)')
    .option('--secret-env <name=VARIABLE>', 'a secret from an environment variable; may be repeated', collect, [])
    .option('--secret-file <name=path>', 'a secret from a file; may be repeated', collect, [])
    .option('--concurrency <number>', 'calls under way at once')
    .addHelpText(
      'after',
      examples([
        'ERP_PASSWORD=… quittance connection set erp --adapter tryton --config tryton.json --secret-env password=ERP_PASSWORD',
        'then: quittance erp check',
      ]),
    )
    .action(
      act(async (global, id: string, options: ConnectionOptions) =>
        (await import('./connection.ts')).setConnection(global, id, options),
      ),
    );
  root
    .command('erp')
    .description('The link to the ERP.')
    .command('check [connection]')
    .description('Asks the ERP whether everything is as it must be; when it is, a paused connection runs again.')
    .addHelpText('after', examples(['quittance erp check', 'the connection named erp']))
    .action(
      act(async (global, id: string | undefined) => (await import('./connection.ts')).checkConnection(global, id)),
    );
  const key = root.command('key').description('API keys.');
  key
    .command('create <name>')
    .description('Makes a key and shows it once.')
    .addOption(
      new Option('--role <role>', 'what it may do').choices(['read', 'orders:write', 'admin']).default('orders:write'),
    )
    .addHelpText('after', examples(['quittance key create webshop', 'may send and retry orders']))
    .action(
      act(async (global, name: string, options: { readonly role: string }) =>
        (await import('./key.ts')).createKey(global, name, options.role),
      ),
    );
  key
    .command('list')
    .description('The keys by prefix; the keys themselves are not stored.')
    .action(act(async (global) => (await import('./key.ts')).listKeys(global)));
  key
    .command('revoke <prefix>')
    .description('Ends a key; running servers notice within 5 s.')
    .action(act(async (global, prefix: string) => (await import('./key.ts')).revokeKey(global, prefix)));
}

function addOperatorCommands(root: Command, act: Act): void {
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

export interface ServeOptions {
  readonly port: string;
  readonly host: string;
  readonly drain: string;
  readonly work?: boolean;
}
export interface WorkOptions {
  readonly concurrency?: string;
}
export interface PushOptions {
  readonly dryRun?: boolean;
  readonly lines?: boolean;
}
export interface RotateOptions {
  readonly retire?: boolean;
}
export interface InvoiceOptions {
  readonly settings: string;
  readonly output: string;
  readonly date?: string;
  readonly number?: string;
}
export interface ListOptions {
  readonly stage?: string;
  readonly stopped?: boolean;
  readonly code?: string;
  readonly search?: string;
  readonly limit: string;
  readonly after?: string;
}
export interface RetryOptions {
  readonly code?: string;
  readonly all?: boolean;
}
export interface ConnectionOptions {
  readonly adapter: string;
  readonly config?: string;
  readonly secretEnv: readonly string[];
  readonly secretFile: readonly string[];
  readonly concurrency?: string;
}

function collect(value: string, previous: readonly string[]): readonly string[] {
  return [...previous, value];
}

function examples(...lines: readonly (readonly [command: string, what: string])[]): string {
  return `\nExamples:\n${lines.map(([command, what]) => `  $ ${command}\n      ${what}`).join('\n')}`;
}

const ROOT_HELP = `
The road of an order: accepted → pushed to the ERP → invoiced → followed until it is paid.

First steps:
  $ quittance invoice order.json --settings settings.json -o out    documents at once, no database
  $ quittance settings set settings.json                            who the seller is
  $ quittance order push order.json                                 an order enters the road
  $ quittance serve --work                                          the API, and the work
  $ quittance orders list                                           where every order stands

Without DATABASE_URL a PostgreSQL of our own is started on a private socket; nothing needs to be installed.
Exit codes: 0 fine, 1 refused with reasons, 2 could not run.`;
