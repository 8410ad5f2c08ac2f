import type { Command } from 'commander';
import { examples, type Act } from './action.ts';
import type { InvoiceOptions, ListOptions, PushOptions, RetryOptions } from './options.ts';

export function addOrderCommands(root: Command, act: Act): void {
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
    .option('--reason <text>', 'why, for the history of the orders')
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
