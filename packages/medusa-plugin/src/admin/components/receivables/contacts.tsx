import type { CustomerView } from '@quittance/core/flow';
import { Container, Heading, StatusBadge, Text } from '@medusajs/ui';
import { useFormat } from '../../format/use-format.ts';
import { useCustomer } from '../../hooks/work.ts';
import { useText } from '../../i18n/use-text.ts';
import { Loaded } from '../feedback/loaded.tsx';
import { ContactDrawer } from './contact-drawer.tsx';
import { PreferencesDrawer } from './preferences-drawer.tsx';

type Contact = CustomerView['contacts'][number];

/** Who gets documents and letters at a customer, and how each wants them. */
export function Contacts({ customerId }: { customerId: string }) {
  const { t } = useText();
  const customer = useCustomer(customerId);
  return (
    <Container className="divide-y p-0" data-testid="quittance-contacts">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-4">
        <Heading level="h2">{t('receivables.contact.title')}</Heading>
        {customer.data !== undefined && (
          <div className="flex flex-wrap gap-2">
            <PreferencesDrawer customer={customer.data} />
            <ContactDrawer customerId={customerId} />
          </div>
        )}
      </div>
      <Loaded query={customer} rows={2}>
        {({ contacts }) =>
          contacts.length === 0 ? (
            <Text size="small" className="text-ui-fg-subtle px-6 py-4">
              {t('receivables.contact.none')}
            </Text>
          ) : (
            <ul className="divide-y">
              {contacts.map((contact) => (
                <Row key={contact.id} customerId={customerId} contact={contact} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Container>
  );
}

const COLOURS = { usable: 'green', invalid: 'red', paused: 'orange' } as const;

function Row({ customerId, contact }: { customerId: string; contact: Contact }) {
  const { t } = useText();
  const { day } = useFormat();
  const { channel, language, format } = contact.preferences;
  const told = [
    contact.email,
    contact.telephone,
    t(`receivables.contact.roles.${contact.role}`),
    channel && t(`delivery.channel.${channel}`),
    language,
    format,
    contact.absentUntil && t('receivables.contact.absent', { day: day(contact.absentUntil) }),
  ];
  return (
    <li
      className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-3"
      data-testid="quittance-contact"
      data-state={contact.state}
    >
      <div className="flex min-w-0 flex-col">
        <Text size="small" leading="compact" weight="plus" className="break-words">
          {contact.name ?? t('receivables.contact.unnamed')}
        </Text>
        <Text size="small" className="text-ui-fg-subtle break-words">
          {told.filter((words) => words !== undefined && words !== '').join(' · ')}
        </Text>
      </div>
      <div className="flex items-center gap-x-2">
        <StatusBadge color={COLOURS[contact.state]} className="text-nowrap">
          {t(`delivery.customers.${contact.state}`)}
        </StatusBadge>
        <ContactDrawer customerId={customerId} contact={contact} />
      </div>
    </li>
  );
}
