import type { Api } from '@shopify/ui-extensions/admin.order-details.block.render';
import { render } from 'preact';
import type { OrderBlock as Block } from '../../../src/api/contract.ts';
import { useOrderBlock } from '../../shared/use-order-block.ts';
import { orderIdOf } from '../../shared/order-id.ts';
import { stageKey } from '../../shared/status.ts';
import { language, text } from '../../shared/text.ts';
import { DocumentRow } from './document-row.tsx';
import { StopNotice, WaitingNotice } from './notices.tsx';
import { OrderNotes } from './order-notes.tsx';

declare const shopify: Api;

export default function main(): void {
  render(<OrderBlock />, document.body);
}

function OrderBlock() {
  const orderId = orderIdOf(shopify.data.selected[0]?.id ?? '');
  const [block, reload] = useOrderBlock(orderId, language());
  if (block.state === 'loading')
    return (
      <s-admin-block heading={text('heading')}>
        <s-spinner accessibilityLabel={text('loading')} />
      </s-admin-block>
    );
  if (block.state === 'failed')
    return (
      <s-admin-block heading={text('heading')} collapsedSummary={text('failed.summary')}>
        <s-banner tone="warning" heading={text('failed.heading')}>
          <s-paragraph>{text('failed.advice')}</s-paragraph>
          <s-button slot="secondary-actions" onClick={() => void reload()}>
            {text('failed.again')}
          </s-button>
        </s-banner>
      </s-admin-block>
    );
  return <Order orderId={orderId} block={block.value} reload={reload} />;
}

interface OrderProps {
  readonly orderId: string;
  readonly block: Block;
  readonly reload: () => Promise<void>;
}

function Order({ orderId, block, reload }: OrderProps) {
  const { stopped, waiting, documents, actions } = block;
  const canAct = actions.issue || actions.retry || actions.credit.length > 0;
  return (
    <s-admin-block heading={text('heading')} collapsedSummary={summaryOf(block)}>
      <s-stack gap="base">
        {stopped !== null && <StopNotice stop={stopped} />}
        {stopped === null && waiting !== null && <WaitingNotice waiting={waiting} />}
        <OrderNotes orderId={orderId} notes={block.notes} reload={reload} />
        {documents.length === 0 && stopped === null && <s-paragraph>{standingOf(block)}</s-paragraph>}
        {documents.map((document) => (
          <DocumentRow key={document.id} document={document} onDone={reload} />
        ))}
        {canAct && (
          <s-button onClick={() => shopify.navigation.navigate('extension://order-action')}>{text('act')}</s-button>
        )}
      </s-stack>
    </s-admin-block>
  );
}

/** What is read while the block is closed. */
function summaryOf(block: Block): string {
  if (block.stopped !== null) return text('needsAttention');
  const [newest] = block.documents;
  return newest === undefined ? standingOf(block) : newest.number;
}

function standingOf({ stage }: Block): string {
  if (stage === null) return text('notTaken');
  const key = stageKey(stage);
  return key === undefined ? stage : text(key);
}
