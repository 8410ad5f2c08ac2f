import { Option, type Command } from 'commander';
import { examples, type Act } from './action.ts';
import { collect } from './option.ts';
import type { ConnectionOptions } from './options.ts';

export function addMerchantCommands(root: Command, act: Act): void {
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
