import type { Api } from '@shopify/ui-extensions/admin.order-details.action.render';
import { useState } from 'preact/hooks';
import type { OrderBlock } from '../../../src/api/contract.ts';
import { text } from '../../shared/text.ts';
import { creditProblems, requestFor, type Choice, type CreditDraft } from './choice.ts';
import { CreditFields } from './credit-fields.tsx';
import { Told } from './told.tsx';
import { useRequest } from './use-request.ts';

declare const shopify: Api;

interface ActionFormProps {
  readonly block: OrderBlock;
  /** Shopify's. */
  readonly orderId: string;
  readonly choices: readonly Choice[];
  readonly first: Choice;
}

export function ActionForm({ block, orderId, choices, first }: ActionFormProps) {
  const [choice, setChoice] = useState(first);
  const [draft, setDraft] = useState<CreditDraft>(() => ({
    key: crypto.randomUUID(),
    documentId: block.actions.credit[0]?.id ?? '',
    amount: '',
    reason: '',
  }));
  const [isTried, setTried] = useState(false);
  const [progress, send] = useRequest();
  const problems = creditProblems(draft);

  const go = async () => {
    setTried(true);
    if (choice === 'credit' && Object.keys(problems).length > 0) return;
    const request = requestFor(choice, block, orderId, draft);
    if (request !== undefined) await send(request);
  };

  if (progress.state === 'done') return <Told tone="success" message={text(`done.${choice}`)} />;
  const isWorking = progress.state === 'working';
  return (
    <s-admin-action heading={text('heading')} loading={isWorking}>
      <s-stack gap="base">
        {progress.state === 'failed' && (
          <s-banner tone="critical" heading={text('refused')}>
            <s-paragraph>{progress.message}</s-paragraph>
          </s-banner>
        )}
        <ChoiceField choices={choices} choice={choice} onChange={setChoice} />
        <s-paragraph>{text(`about.${choice}`)}</s-paragraph>
        {choice === 'credit' && (
          <CreditFields
            invoices={block.actions.credit}
            draft={draft}
            problems={isTried ? problems : {}}
            onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
          />
        )}
      </s-stack>
      <s-button
        slot="primary-action"
        variant="primary"
        disabled={choice === 'resend' || isWorking}
        onClick={() => void go()}
      >
        {text(`go.${choice}`)}
      </s-button>
      <s-button slot="secondary-actions" onClick={() => shopify.close()}>
        {text('cancel')}
      </s-button>
    </s-admin-action>
  );
}

interface ChoiceFieldProps {
  readonly choices: readonly Choice[];
  readonly choice: Choice;
  readonly onChange: (choice: Choice) => void;
}

function ChoiceField({ choices, choice, onChange }: ChoiceFieldProps) {
  return (
    <s-select
      label={text('what')}
      value={choice}
      onChange={(event) => onChange(choices.find((each) => each === event.currentTarget.value) ?? choice)}
    >
      {choices.map((each) => (
        <s-option key={each} value={each}>
          {text(each)}
        </s-option>
      ))}
    </s-select>
  );
}
