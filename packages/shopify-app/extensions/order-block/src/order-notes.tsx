import { useState } from 'preact/hooks';
import type { OrderBlock } from '../../../src/api/contract.ts';
import { ask, post } from '../../shared/ask.ts';
import { moment, text } from '../../shared/text.ts';

type Note = OrderBlock['notes'][number];

interface NotesProps {
  readonly orderId: string;
  readonly notes: readonly Note[];
  readonly reload: () => Promise<void>;
}

/** What people should know of the order, and what is to be done; what is done moves out of the way. */
export function OrderNotes({ orderId, notes, reload }: NotesProps) {
  return notes
    .filter(({ doneAt }) => doneAt === undefined)
    .map((note) => <OpenNote key={note.key} orderId={orderId} note={note} reload={reload} />);
}

function OpenNote({
  orderId,
  note,
  reload,
}: { readonly orderId: string; readonly note: Note } & Pick<NotesProps, 'reload'>) {
  const [failure, setFailure] = useState<string>();
  const finish = async () => {
    const asked = await ask(`/app/order-notes/${orderId}/done`, post({ key: note.key }));
    if (asked.ok) await reload();
    else setFailure(asked.why ?? text('notes.failed'));
  };
  return (
    <s-banner tone="warning" heading={note.task ?? text('notes.heading')}>
      <s-paragraph>{note.text}</s-paragraph>
      <s-paragraph>{failure ?? moment(note.at)}</s-paragraph>
      {note.task !== undefined && (
        <s-button
          slot="secondary-actions"
          accessibilityLabel={text('notes.doneOf', { task: note.task })}
          onClick={() => void finish()}
        >
          {text('notes.done')}
        </s-button>
      )}
    </s-banner>
  );
}
