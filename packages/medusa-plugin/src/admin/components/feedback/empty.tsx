import { Text } from '@medusajs/ui';
import type { ReactNode } from 'react';

interface EmptyProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly hint: string;
  readonly action?: ReactNode;
}

/** Nothing to show: why, and what to do next. */
export function Empty({ icon, title, hint, action }: EmptyProps) {
  return (
    <div className="flex flex-col items-center gap-y-4 px-6 py-14 text-center">
      <span className="text-ui-fg-muted" aria-hidden>
        {icon}
      </span>
      <div className="flex max-w-md flex-col gap-y-1">
        <Text size="small" leading="compact" weight="plus">
          {title}
        </Text>
        <Text size="small" className="text-ui-fg-subtle text-balance">
          {hint}
        </Text>
      </div>
      {action}
    </div>
  );
}
