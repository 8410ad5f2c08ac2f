import { authenticate, defineMiddlewares, type MiddlewareRoute } from '@medusajs/framework/http';
import {
  creditNoteBody,
  dryRunBody,
  erpConnectionBody,
  invoiceListQuery,
  orderListQuery,
  retryBody,
  retryManyBody,
  settingsBody,
} from './admin/quittance/contract.ts';
import { answerByCore, CORE_API } from './doors/core-api.ts';
import { WITHOUT_LOGIN } from '../modules/quittance/open.ts';
import { validateBody, validateQuery } from './doors/validate.ts';
import { answerWithoutLogin } from './doors/without-login.ts';
import { ownInvoicesQuery } from './store/quittance/contract.ts';

const ADMIN = '/admin/quittance';
const STORE = '/store/quittance';

/** Medusa asks for a signed-in user under /admin by itself; under /store anyone with the publishable key may call, elsewhere anyone. */
export default defineMiddlewares({
  routes: [
    ...['p', 'agencies', 'sms'].map((door): MiddlewareRoute => ({
      matcher: `${WITHOUT_LOGIN}/${door}/*`,
      methods: ['GET', 'POST', 'HEAD'],
      bodyParser: false,
      middlewares: [answerWithoutLogin],
    })),
    { matcher: `${CORE_API}/v1/*`, methods: ['GET', 'POST', 'PUT'], bodyParser: false, middlewares: [answerByCore] },
    { matcher: `${ADMIN}/orders`, method: 'GET', middlewares: [validateQuery(orderListQuery)] },
    { matcher: `${ADMIN}/orders/export`, method: 'GET', middlewares: [validateQuery(orderListQuery)] },
    { matcher: `${ADMIN}/orders/retry`, method: 'POST', middlewares: [validateBody(retryManyBody)] },
    { matcher: `${ADMIN}/orders/dry-run`, method: 'POST', middlewares: [validateBody(dryRunBody)] },
    { matcher: `${ADMIN}/orders/:id/retry`, method: 'POST', middlewares: [validateBody(retryBody)] },
    { matcher: `${ADMIN}/orders/:id/credit-notes`, method: 'POST', middlewares: [validateBody(creditNoteBody)] },
    { matcher: `${ADMIN}/invoices`, method: 'GET', middlewares: [validateQuery(invoiceListQuery)] },
    { matcher: `${ADMIN}/invoices/export`, method: 'GET', middlewares: [validateQuery(invoiceListQuery)] },
    { matcher: `${ADMIN}/settings`, method: 'PUT', middlewares: [validateBody(settingsBody)] },
    { matcher: `${ADMIN}/erp-connection`, method: 'PUT', middlewares: [validateBody(erpConnectionBody)] },
    { matcher: `${STORE}/*`, middlewares: [authenticate('customer', ['session', 'bearer'])] },
    { matcher: `${STORE}/invoices`, method: 'GET', middlewares: [validateQuery(ownInvoicesQuery)] },
  ],
});
