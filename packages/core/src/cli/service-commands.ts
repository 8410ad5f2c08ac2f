import { Option, type Command } from 'commander';
import { examples, type Act } from './action.ts';
import type { ServeOptions, WorkOptions } from './options.ts';

export function addServiceCommands(root: Command, act: Act): void {
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
    .addOption(
      new Option('--returns-port <number>', 'also take mail that comes back, by SMTP on this port').env(
        'QUITTANCE_RETURNS_PORT',
      ),
    )
    .addOption(
      new Option('--returns-key <file>', 'the private key (PEM) with which what comes back may travel encrypted').env(
        'QUITTANCE_RETURNS_KEY',
      ),
    )
    .addOption(
      new Option('--returns-cert <file>', 'its certificate (PEM), with those in between').env('QUITTANCE_RETURNS_CERT'),
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
