import { entryActions, entryReasons, proposalsOf, type ShownEntry } from '@quittance/core/screens';
import { Button, Drawer, Heading, Text } from '@medusajs/ui';
import { useState } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { useWords } from '../../format/use-words.ts';
import { useText } from '../../i18n/use-text.ts';
import { DrawerHead } from '../dialog/drawer-head.tsx';
import { OwnAllocation } from './own-allocation.tsx';
import { Proposal } from './proposal.tsx';

/** An entry in full: what the payer wrote, what it may mean and why, and the decision. */
export function EntryDrawer({ entry, name }: { entry: ShownEntry; name: string }) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  const waits = entryActions(entry).includes('post');
  return (
    <Drawer open={open} onOpenChange={setOpen}>
      <Drawer.Trigger asChild>
        <Button
          size="small"
          variant={waits ? 'secondary' : 'transparent'}
          aria-label={t(waits ? 'payments.action.decideOf' : 'payments.action.detailsOf', { entry: name })}
          data-testid="quittance-entry-open"
        >
          {waits ? t('payments.action.decide') : t('payments.action.details')}
        </Button>
      </Drawer.Trigger>
      <Drawer.Content aria-describedby={undefined} data-testid="quittance-entry-drawer">
        <DrawerHead title={name} />
        <Drawer.Body className="flex flex-col gap-y-6 overflow-y-auto">
          {open && (
            <>
              <Told entry={entry} />
              {waits && <Decision entry={entry} onDone={() => setOpen(false)} />}
            </>
          )}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer>
  );
}

/** What the bank told, and what was made of it. */
function Told({ entry }: { entry: ShownEntry }) {
  const { t } = useText();
  const words = useWords();
  const { day, moment } = useFormat();
  const { account, bookedOn, remittance, decidedBy, decidedAt } = entry;
  return (
    <section className="flex flex-col gap-y-1">
      {remittance.map((line) => (
        <Text key={line} size="small" className="break-words">
          {line}
        </Text>
      ))}
      <Text size="small" className="text-ui-fg-subtle break-words">
        {[account === '' ? '' : t('payments.entry.account', { account }), day(bookedOn)]
          .filter((words) => words !== '')
          .join(' · ')}
      </Text>
      {decidedBy !== undefined && decidedAt !== undefined && (
        <Text size="small" className="text-ui-fg-subtle">
          {t('payments.entry.decidedBy', { by: decidedBy, at: moment(decidedAt) })}
        </Text>
      )}
      <ul className="txt-small text-ui-fg-subtle list-disc ps-5" data-testid="quittance-entry-reasons">
        {entryReasons(entry, words).map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </section>
  );
}

function Decision({ entry, onDone }: { entry: ShownEntry; onDone: () => void }) {
  const { t } = useText();
  const proposals = proposalsOf(entry);
  return (
    <>
      {proposals.length > 0 && (
        <section className="flex flex-col gap-y-2">
          <Heading level="h3">{t('payments.proposal.title')}</Heading>
          <ol className="flex flex-col gap-y-2">
            {proposals.map((proposal, place) => (
              <Proposal key={place} entry={entry} proposal={proposal} place={place} onDone={onDone} />
            ))}
          </ol>
        </section>
      )}
      <OwnAllocation entry={entry} onDone={onDone} />
    </>
  );
}
