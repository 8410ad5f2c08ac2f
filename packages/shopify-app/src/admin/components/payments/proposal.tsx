import {
  hasSurplus,
  matchReasons,
  sharesOf,
  shareSentence,
  type ShownEntry,
  type ShownProposal,
} from '@quittance/core/screens';
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
  const post = usePostEntry();
  const { value: customer } = useCustomer(proposal.customerId);
  const name = customer?.name ?? t('payments.proposal.of', { place: place + 1 });
  const settle = async () => {
    const answer = await post.run(entry.id, { proposal: place });
    if (outcome(answer, 'payments.done.post', 'payments.failed')) onDone();
  };
  return (
    <li aria-label={name}>
      <s-stack gap="small-300">
        <s-text type="strong">{name}</s-text>
        {sharesOf(proposal).map((share) => (
          <s-text key={`${share.documentNumber} ${share.dueDate}`}>
            {shareSentence(share, entry.currency, words)}
          </s-text>
        ))}
        {hasSurplus(proposal) && (
          <s-text>{t('payments.proposal.surplus', { amount: money(proposal.surplus, entry.currency) })}</s-text>
        )}
        <s-unordered-list>
          {matchReasons(proposal.reasons, words).map((reason) => (
            <s-list-item key={reason}>{reason}</s-list-item>
          ))}
        </s-unordered-list>
        <s-stack direction="inline">
          <s-button
            variant="primary"
            loading={post.pending}
            accessibilityLabel={`${t('payments.proposal.post')}: ${name}`}
            onClick={() => void settle()}
          >
            {t('payments.proposal.post')}
          </s-button>
        </s-stack>
      </s-stack>
    </li>
  );
}
