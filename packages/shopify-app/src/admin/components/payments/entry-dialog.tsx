import { entryActions, entryReasons, proposalsOf, type ShownEntry } from '@quittance/core/screens';
import { useFormat } from '../../format/use-format.ts';
import { useWords } from '../../format/use-words.ts';
import { useText } from '../../i18n/use-text.ts';
import { Dialog } from '../feedback/dialog.tsx';
import { OwnAllocation } from './own-allocation.tsx';
import { Proposal } from './proposal.tsx';

interface EntryDialogProps {
  readonly entry: ShownEntry;
  readonly name: string;
  readonly onClose: () => void;
}

/** An entry in full: what the payer wrote, what it may mean and why, and the decision. */
export function EntryDialog({ entry, name, onClose }: EntryDialogProps) {
  const { t } = useText();
  const waits = entryActions(entry).includes('post');
  const proposals = proposalsOf(entry);
  return (
    <Dialog heading={name} size="large" cancel={t('common.close')} onClose={onClose}>
      <s-stack gap="base">
        <Told entry={entry} />
        {proposals.length > 0 && <s-heading>{t('payments.proposal.title')}</s-heading>}
        <ol className="plain-list lined">
          {proposals.map((proposal, place) => (
            <Proposal key={place} entry={entry} proposal={proposal} place={place} onDone={onClose} />
          ))}
        </ol>
        {waits && <OwnAllocation entry={entry} onDone={onClose} />}
      </s-stack>
    </Dialog>
  );
}

/** What the bank told, and what was made of it. */
function Told({ entry }: { entry: ShownEntry }) {
  const { t } = useText();
  const words = useWords();
  const { day, moment } = useFormat();
  const { account, bookedOn, remittance, decidedBy, decidedAt } = entry;
  const reasons = entryReasons(entry, words);
  return (
    <s-stack gap="small-300">
      {remittance.map((line) => (
        <s-text key={line}>{line}</s-text>
      ))}
      <s-text color="subdued">
        {t('payments.entry.account', { account })} · {day(bookedOn)}
      </s-text>
      {decidedBy !== undefined && decidedAt !== undefined && (
        <s-text color="subdued">{t('payments.entry.decidedBy', { by: decidedBy, at: moment(decidedAt) })}</s-text>
      )}
      {reasons.length > 0 && (
        <s-unordered-list>
          {reasons.map((reason) => (
            <s-list-item key={reason}>{reason}</s-list-item>
          ))}
        </s-unordered-list>
      )}
    </s-stack>
  );
}
