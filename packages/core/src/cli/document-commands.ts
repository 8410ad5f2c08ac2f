import type { Command } from 'commander';
import { examples, type Act } from './action.ts';
import type { ConvertOptions, ValidateOptions } from './options.ts';

export function addDocumentCommands(root: Command, act: Act): void {
  root
    .command('validate <path...>')
    .description(
      'Judges invoices (UBL, CII, Factur-X PDF) and life-cycle messages by the official rules, and says what to do.',
    )
    .option(
      '--rules <layers>',
      'auto: by the document’s own profile, structure included; none: only read it; or layers by name, with commas: structure, cen, peppol, xrechnung, fr-flux2, fr-ext, fr-cdv, fx-minimum, fx-basicwl, fx-basic, fx-en16931, fx-extended',
      'auto',
    )
    .addHelpText(
      'after',
      examples(
        ['quittance validate invoice.xml', 'by the profile that it names'],
        [
          'quittance validate --json invoices/ | jq -r "select(.valid | not) | .file"',
          'a whole folder, one JSON line a file',
        ],
        ['quittance validate --rules cen,xrechnung invoice.xml', 'exactly these rules'],
      ) +
        '\nOf a folder, files ending in .xml and .pdf are judged.\nExit codes: 0 all valid, 1 some not, 2 some could not be read.',
    )
    .action(
      act(async (global, paths: readonly string[], options: ValidateOptions) =>
        (await import('./validate.ts')).validateFiles(global, paths, options),
      ),
    );
  root
    .command('convert <file>')
    .description(
      'Writes an invoice in another syntax or profile, or an order as EDIFACT, and says what that cannot carry.',
    )
    .requiredOption(
      '--to <format>',
      'ubl, cii, facturx, xrechnung-ubl, xrechnung-cii, peppol, edifact, edifact-d96a, json, html or pdf; of an order, edifact-orders',
    )
    .option('-o, --output <file>', 'where to write it; standard output by default')
    .option('--settings <file>', 'the merchant’s settings (JSON), for edifact-orders')
    .addHelpText(
      'after',
      examples(
        ['quittance convert invoice.xml --to facturx -o invoice.pdf', 'a PDF/A-3 with the invoice inside'],
        ['quittance convert invoice.pdf --to ubl', 'out of the PDF'],
        [
          'quittance convert order.json --to edifact-orders --settings settings.json',
          'an order for an ERP that speaks EDIFACT',
        ],
      ),
    )
    .action(
      act(async (global, file: string, options: ConvertOptions) =>
        (await import('./convert.ts')).convertFile(global, file, options),
      ),
    );
  root
    .command('inspect <file>')
    .description('Says what a file is, and what stands in it: parties, lines, totals.')
    .addHelpText('after', examples(['quittance inspect invoice.pdf', 'also what no term could be read of']))
    .action(act(async (global, file: string) => (await import('./inspect.ts')).inspectFile(global, file)));
}
