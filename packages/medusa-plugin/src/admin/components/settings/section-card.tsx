import { Container, Heading, Text } from '@medusajs/ui';
import { useId, type ReactNode } from 'react';

interface SectionCardProps {
  readonly title: string;
  readonly hint?: string | undefined;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** A part of the settings page: what it is about on the left, its fields on the right. */
export function SectionCard({ title, hint, action, children }: SectionCardProps) {
  const id = useId();
  return (
    <Container
      className="grid gap-x-8 gap-y-4 px-6 py-5 xl:grid-cols-[minmax(200px,260px)_1fr]"
      role="group"
      aria-labelledby={id}
    >
      <div className="flex flex-col items-start gap-y-2">
        <Heading level="h2" id={id}>
          {title}
        </Heading>
        {hint !== undefined && (
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {hint}
          </Text>
        )}
        {action}
      </div>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">{children}</div>
    </Container>
  );
}
