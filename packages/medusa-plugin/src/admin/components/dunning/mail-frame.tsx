import { Text } from '@medusajs/ui';
import { mailHtml } from '@quittance/core/screens';

/** A mail as its reader sees it, in a frame of its own: it runs no script and reaches nothing of the admin. */
export function MailFrame({ title, html }: { title: string; html: string }) {
  return (
    <div className="flex flex-col gap-y-2">
      <Text size="small" leading="compact" weight="plus" data-testid="quittance-mail-subject">
        {title}
      </Text>
      <iframe
        title={title}
        srcDoc={mailHtml(html)}
        sandbox=""
        className="shadow-borders-base h-[480px] w-full rounded-lg bg-white"
        data-testid="quittance-mail-frame"
      />
    </div>
  );
}
