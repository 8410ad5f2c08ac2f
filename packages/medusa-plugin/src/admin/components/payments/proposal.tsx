import {
  hasSurplus,
  matchReasons,
  sharesOf,
  shareSentence,
  type ShownEntry,
  type ShownProposal,
} from '@quittance/core/screens';
import { Button, Text } from '@medusajs/ui';
import { useFormat } from '../../format/use-format.ts';
import { useWords } from '../../format/use-words.ts';
import { usePostEntry } from '../../hooks/bank-entries.ts';
import { useCustomer } from '../../hooks/work.ts';
import { useText } from '../../i18n/use-text.ts';
import { useOutcome } from '../feedback/use-outcome.ts';

interface ProposalProps {
  readonly entry: ShownEntry;
  readonly proposal: ShownProposal;
  /** From 0. */
  readonly place: number;
  readonly onDone: () => void;
}

/** One thing that an entry may mean, with why, and the button that settles it so. */
export function Proposal({ entry, proposal, place, onDone }: ProposalProps) {
  const { t } = useText();
  const words = useWords();
  const { money } = useFormat();
  const outcome = useOutcome();
  const customer = useCustomer(proposal.customerId);
  const post = usePostEntry(entry.id);
  const onClick = () =>
    post.mutate({ proposal: place }, outcome({ done: 'payments.done.post', failed: 'payments.failed', after: onDone }));
  return (
    <li className="shadow-borders-base flex flex-col gap-y-1 rounded-lg px-4 py-3" data-testid="quittance-proposal">
      <Text size="small" leading="compact" weight="plus" className="break-words">
        {customer.data?.name ?? t('payments.proposal.of', { place: place + 1 })}
      </Text>
      {sharesOf(proposal).map((share) => (
        <Text key={`${share.documentNumber} ${share.dueDate}`} size="small">
          {shareSentence(share, entry.currency, words)}
        </Text>
      ))}
      {hasSurplus(proposal) && (
        <Text size="small">{t('payments.proposal.surplus', { amount: money(proposal.surplus, entry.currency) })}</Text>
      )}
      <ul className="txt-small text-ui-fg-subtle list-disc ps-5" aria-label={t('payments.proposal.why')}>
        {matchReasons(proposal.reasons, words).map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <Button
        size="small"
        className="self-end"
        isLoading={post.isPending}
        aria-label={t('payments.proposal.postOf', { place: place + 1 })}
        data-testid="quittance-post-proposal"
        onClick={onClick}
      >
        {t('payments.proposal.post')}
      </Button>
    </li>
  );
}
