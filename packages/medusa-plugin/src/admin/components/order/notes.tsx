import { Button, Text, toast } from '@medusajs/ui';
import type { OrderNote } from '../../../api/admin/quittance/contract.ts';
import { useFormat } from '../../format/use-format.ts';
import { useFinishNote } from '../../hooks/orders.ts';
import { useText } from '../../i18n/use-text.ts';
import { useErrorText } from '../feedback/error-text.ts';

/** What a person should know of the order, and what is to be done. */
export function Notes({ orderId, notes }: { orderId: string; notes: readonly OrderNote[] }) {
  const { t } = useText();
  if (notes.length === 0) return null;
  return (
    <ul aria-label={t('notes.title')} className="divide-y">
      {notes.map((note) => (
        <Note key={note.id} orderId={orderId} note={note} />
      ))}
    </ul>
  );
}

function Note({ orderId, note }: { orderId: string; note: OrderNote }) {
  const { t } = useText();
  const { moment } = useFormat();
  const errorText = useErrorText();
  const finish = useFinishNote(orderId);
  const onClick = () =>
    finish.mutate(note.id, {
      onError: (error) => toast.error(t('notes.failed'), { description: errorText(error) }),
    });
  return (
    <li
      className="flex flex-col items-start gap-y-2 px-6 py-4"
      data-testid="quittance-note"
      data-done={note.done_at !== null}
    >
      <Text size="small" weight="plus" className="text-pretty">
        {note.task ?? note.text}
      </Text>
      {note.task !== null && (
        <Text size="small" className="text-ui-fg-subtle text-pretty">
          {note.text}
        </Text>
      )}
      <Text size="small" className="text-ui-fg-muted">
        {note.done_at === null ? moment(note.created_at) : t('notes.doneAt', { at: moment(note.done_at) })}
      </Text>
      {note.task !== null && note.done_at === null && (
        <Button
          size="small"
          variant="secondary"
          aria-label={t('notes.doneOf', { task: note.task })}
          isLoading={finish.isPending}
          onClick={onClick}
          data-testid="quittance-note-done"
        >
          {t('notes.done')}
        </Button>
      )}
    </li>
  );
}
