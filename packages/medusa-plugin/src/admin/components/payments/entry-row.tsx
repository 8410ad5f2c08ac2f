import { entryActions, entryColour, postedShares, shareSentence, type ShownEntry } from '@quittance/core/screens';
import { StatusBadge, Text } from '@medusajs/ui';
import { useFormat } from '../../format/use-format.ts';
import { useWords } from '../../format/use-words.ts';
import { useText } from '../../i18n/use-text.ts';
import { EntryDrawer } from './entry-drawer.tsx';
import { DismissEntry, ReverseEntry } from './entry-reasons.tsx';
import { useEntryName } from './use-entry-name.ts';

/** One entry of a bank statement: what came, from whom, what it settled, what can be done. */
export function EntryRow({ entry }: { entry: ShownEntry }) {
  const { t } = useText();
  const words = useWords();
  const { money, day } = useFormat();
  const name = useEntryName(entry);
  const actions = entryActions(entry);
  return (
    <li
      className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-3"
      data-testid="quittance-entry"
      data-state={entry.state}
    >
      <div className="flex min-w-0 flex-col">
        <Text size="small" leading="compact" weight="plus" className="break-words">
          {money(entry.amount, entry.currency)} · {entry.counterparty ?? t('payments.entry.unknown')}
        </Text>
        <Text size="small" className="text-ui-fg-subtle break-words">
          {[day(entry.bookedOn), ...entry.remittance].join(' · ')}
        </Text>
        {postedShares(entry).map((share) => (
          <Text key={`${share.documentNumber} ${share.dueDate}`} size="small" data-testid="quittance-entry-share">
            {shareSentence(share, entry.currency, words)}
          </Text>
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <StatusBadge color={entryColour(entry.state)} className="text-nowrap">
          {t(`payments.state.${entry.state}`)}
        </StatusBadge>
        <EntryDrawer entry={entry} name={name} />
        {actions.includes('dismiss') && <DismissEntry entry={entry} />}
        {actions.includes('reverse') && <ReverseEntry entry={entry} name={name} />}
      </div>
    </li>
  );
}
