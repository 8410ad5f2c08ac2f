import { Command, Option } from 'commander';
import type { Act, Runner } from './action.ts';
import { addDeliveryCommands } from './delivery-commands.ts';
import { addAgencyCommands } from './agency-commands.ts';
import { addDocumentCommands } from './document-commands.ts';
import { addMailCommands } from './mail-commands.ts';
import { addMerchantCommands } from './merchant-commands.ts';
import { addOperatorCommands } from './operator-commands.ts';
import { addDunningCommands } from './dunning-commands.ts';
import type { GlobalOptions } from './options.ts';
import { addOrderCommands } from './order-commands.ts';
import { addPaymentCommands } from './payment-commands.ts';
import { addServiceCommands } from './service-commands.ts';
import { stdout } from './standard-output.ts';

/** What adds commands to the tree, in the order of the help, and the first word of each. */
const GROUPS: readonly (readonly [add: (root: Command, act: Act) => void, ...words: string[]])[] = [
  [addServiceCommands, 'serve', 'work'],
  [addOrderCommands, 'order', 'invoice', 'orders'],
  [addDocumentCommands, 'validate', 'convert', 'inspect'],
  [addDeliveryCommands, 'delivery'],
  [addMailCommands, 'mail'],
  [addDunningCommands, 'dunning'],
  [addPaymentCommands, 'payments'],
  [addMerchantCommands, 'tenant', 'settings', 'connection', 'erp', 'key'],
  [addAgencyCommands, 'agency', 'case'],
  [addOperatorCommands, 'audit', 'reconcile', 'migrate', 'secrets', 'doctor'],
];
const HELP = ['help', '--help', '-h'];

/**
 * The tree of commands, or of it what a command line can mean: a tenth of a short command's time is the tree. What a command does is loaded when
 * it runs: `--help` needs none of it.
 */
export function program(runner: Runner, argv: readonly string[] = HELP): Command {
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
    .configureOutput({ writeOut: (text) => stdout.bytes(Buffer.from(text)) })
    .showHelpAfterError('Run it with --help to see what it takes.')
    .addHelpText('after', ROOT_HELP);
  const act = actor(root, runner);
  const named = GROUPS.filter(([, ...words]) => words.some((word) => argv.includes(word)));
  const needed = named.length === 0 || HELP.some((word) => argv.includes(word)) ? GROUPS : named;
  for (const [add] of needed) add(root, act);
  return root;
}

function actor(root: Command, runner: Runner): Act {
  return (load) =>
    (...args) => {
      const global = root.opts<GlobalOptions>();
      return runner(global, () => load(global, ...args));
    };
}

const ROOT_HELP = `
The road of an order: accepted → pushed to the ERP → invoiced → followed until it is paid.

First steps:
  $ quittance invoice order.json --settings settings.json -o out    documents at once, no database
  $ quittance validate invoice.xml                                  what the official rules say of a document
  $ quittance settings set settings.json                            who the seller is
  $ quittance order push order.json                                 an order enters the road
  $ quittance serve --work                                          the API, and the work
  $ quittance orders list                                           where every order stands

Without DATABASE_URL a PostgreSQL of our own is started on a private socket; nothing needs to be installed.
Exit codes: 0 fine, 1 refused with reasons, 2 could not run.`;
