import type { Command } from 'commander';
import { examples, type Act } from './action.ts';

export function addMailCommands(root: Command, act: Act): void {
  root
    .command('mail')
    .description('Looks at mails that came back.')
    .command('classify <path...>')
    .description(
      'Says what a mail is: bounce, delay, delivered, auto_reply, challenge, complaint, mdn or other; whom it concerns, why, and what to do next.',
    )
    .addHelpText(
      'after',
      examples(
        ['quittance mail classify returned.eml', 'one mail'],
        [
          'quittance mail classify --json Maildir/new | jq -r \'select(.class == "bounce") | .recipients[].address\'',
          'a whole folder, one JSON line a mail',
        ],
      ) + '\nOf a folder, every file below it is judged.\nExit codes: 0 all read, 2 some could not be read.',
    )
    .action(act(async (global, paths: readonly string[]) => (await import('./mail.ts')).classifyFiles(global, paths)));
}
