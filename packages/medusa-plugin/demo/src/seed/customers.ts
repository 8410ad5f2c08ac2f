import type { MedusaContainer } from '@medusajs/framework/types';
import { Modules } from '@medusajs/framework/utils';
import { createCustomerAccountWorkflow } from '@medusajs/medusa/core-flows';

/** Customers of the demo shop; the password opens both accounts. */
const PASSWORD = 'quittance-demo';

const CUSTOMERS = [
  { email: 'camille.martin@example.com', first_name: 'Camille', last_name: 'Martin' },
  {
    email: 'achats@atelier-brossard.example.com',
    first_name: 'Hélène',
    last_name: 'Brossard',
    company_name: 'Atelier Brossard SAS',
    metadata: { siren: '552100554', siret: '55210055400013', vat_number: 'FR96552100554', payment_terms_days: 30 },
  },
];

/** A consumer, and a company with SIREN, VAT number and 30 days to pay. */
export async function seedCustomers(container: MedusaContainer): Promise<void> {
  for (const data of CUSTOMERS) {
    const [found] = await container.resolve(Modules.CUSTOMER).listCustomers({ email: data.email, has_account: true });
    if (found !== undefined) continue;
    const { authIdentity, error } = await container
      .resolve(Modules.AUTH)
      .register('emailpass', { body: { email: data.email, password: PASSWORD } });
    if (authIdentity === undefined) throw new Error(`The sign-in of a demo customer could not be registered: ${error}`);
    await createCustomerAccountWorkflow(container).run({
      input: { authIdentityId: authIdentity.id, customerData: data },
    });
  }
}
