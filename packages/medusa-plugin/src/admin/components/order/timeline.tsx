import { Button, Heading, Text, clx } from '@medusajs/ui';
import { useState } from 'react';
import type { OrderEvent } from '../../../api/admin/quittance/contract.ts';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { useEventText } from './event-text.ts';

const SHOWN = 4;

/** What happened to the order, newest first, the older entries folded away. */
export function Timeline({ events }: { events: readonly OrderEvent[] }) {
  const { t } = useText();
  const [all, setAll] = useState(false);
  const newestFirst = [...events].reverse();
  const shown = all ? newestFirst : newestFirst.slice(0, SHOWN);
  const hidden = newestFirst.length - SHOWN;
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <Heading level="h3" className="txt-small-plus">
        {t('timeline.title')}
      </Heading>
      {events.length === 0 && (
        <Text size="small" className="text-ui-fg-subtle">
          {t('timeline.empty')}
        </Text>
      )}
      <ol className="flex flex-col" data-testid="quittance-timeline">
        {shown.map((event, index) => (
          <Entry
            key={`${event.at} ${event.kind} ${newestFirst.length - index}`}
            event={event}
            last={index === shown.length - 1}
          />
        ))}
      </ol>
      {hidden > 0 && (
        <Button
          size="small"
          variant="transparent"
          className="self-start"
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all ? t('timeline.showLess') : t('timeline.showAll', { count: hidden })}
        </Button>
      )}
    </div>
  );
}

function Entry({ event, last }: { event: OrderEvent; last: boolean }) {
  const { moment } = useFormat();
  const { title, detail } = useEventText()(event);
  return (
    <li className="grid grid-cols-[16px_1fr] gap-x-2">
      <span className="flex flex-col items-center" aria-hidden>
        <span className="bg-ui-tag-neutral-icon mt-1.5 size-1.5 shrink-0 rounded-full" />
        {!last && <span className="bg-ui-border-base mt-1 w-px flex-1" />}
      </span>
      <div className={clx('flex min-w-0 flex-col', !last && 'pb-3')}>
        <Text size="small" leading="compact" weight="plus">
          {title}
        </Text>
        {detail !== undefined && (
          <Text size="small" leading="compact" className="text-ui-fg-subtle text-pretty break-words pt-0.5">
            {detail}
          </Text>
        )}
        <time dateTime={event.at} className="txt-compact-xsmall text-ui-fg-muted pt-0.5">
          {moment(event.at)}
        </time>
      </div>
    </li>
  );
}
