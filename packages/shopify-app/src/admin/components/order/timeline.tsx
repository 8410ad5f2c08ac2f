import type { EventView } from '@quittance/core/flow';
import { shownEvent } from '@quittance/core/screens';
import { useState } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { useEventText } from './event-text.ts';

const SHOWN = 6;

/** What happened to the order, newest first, the older entries folded away. */
export function Timeline({ events }: { events: readonly EventView[] }) {
  const { t } = useText();
  const [all, setAll] = useState(false);
  const newestFirst = events.toReversed();
  const hidden = newestFirst.length - SHOWN;
  return (
    <s-section heading={t('timeline.title')}>
      {events.length === 0 && <s-paragraph color="subdued">{t('timeline.empty')}</s-paragraph>}
      <ol className="plain-list timeline">
        {(all ? newestFirst : newestFirst.slice(0, SHOWN)).map((event) => (
          <Entry key={event.id} event={event} />
        ))}
      </ol>
      {hidden > 0 && (
        <s-stack direction="inline">
          <s-button variant="tertiary" onClick={() => setAll(!all)}>
            {all ? t('timeline.showLess') : t('timeline.showAll', { count: hidden })}
          </s-button>
        </s-stack>
      )}
    </s-section>
  );
}

function Entry({ event }: { event: EventView }) {
  const { moment } = useFormat();
  const { title, detail } = useEventText()(shownEvent(event));
  return (
    <li>
      <i />
      <div>
        <s-stack gap="small-500">
          <s-text type="strong">{title}</s-text>
          {detail !== undefined && <s-text color="subdued">{detail}</s-text>}
          <time dateTime={event.at}>
            <s-text color="subdued">{moment(event.at)}</s-text>
          </time>
        </s-stack>
      </div>
    </li>
  );
}
