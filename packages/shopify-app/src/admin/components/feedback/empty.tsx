import type { ReactNode } from 'react';

interface EmptyProps {
  readonly icon: 'order' | 'receipt' | 'person' | 'search' | 'check-circle' | 'email';
  readonly title: string;
  readonly hint: string;
  readonly action?: ReactNode;
}

/** Nothing to show: why, and what to do next. */
export function Empty({ icon, title, hint, action }: EmptyProps) {
  return (
    <s-box paddingBlock="large-500" paddingInline="base">
      <s-stack gap="small" alignItems="center">
        <s-icon type={icon} color="subdued" />
        <s-heading>{title}</s-heading>
        <s-box maxInlineSize="420px">
          <s-paragraph color="subdued">{hint}</s-paragraph>
        </s-box>
        {action}
      </s-stack>
    </s-box>
  );
}
