import { raw, Router, type Request, type Response } from 'express';
import { readFlowRun, type FlowRun } from './run.ts';

/** `later` has Flow try again by itself; `refused` ends the run, and its log shows the merchant why. */
export type StepOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'later' }
  | { readonly kind: 'refused'; readonly message: string };

interface Parts {
  /** `shopify.flow.validate`: whether Shopify signed exactly these bytes. */
  readonly validate: (request: {
    readonly rawBody: string;
    readonly rawRequest: Request;
    readonly rawResponse: Response;
  }) => Promise<{ readonly valid: boolean }>;
  /** Has an order invoiced. May be called again for the same run: what is issued already is done. */
  readonly issueInvoice: (run: FlowRun) => Promise<StepOutcome>;
}

/** Where Flow calls; `extensions/issue-invoice/shopify.extension.toml` names it. */
export const ISSUE_INVOICE_PATH = '/flow/issue-invoice';

/** The steps that Quittance adds to Shopify Flow. Stands before any other body parser: the signature is over the raw bytes. */
export function flowActionRoute(parts: Parts): Router {
  const router = Router();
  router.post(ISSUE_INVOICE_PATH, raw({ type: () => true, limit: '256kb' }), async (req, res) => {
    const rawBody = Buffer.isBuffer(req.body) ? req.body.toString('utf8') : '';
    const { valid } = await parts.validate({ rawBody, rawRequest: req, rawResponse: res });
    if (!valid) return void res.sendStatus(401);
    const run = readFlowRun(rawBody);
    if (run === undefined) return void res.status(400).json({ message: 'The step names no order.' });
    answer(res, await parts.issueInvoice(run));
  });
  return router;
}

function answer(res: Response, outcome: StepOutcome): void {
  switch (outcome.kind) {
    case 'done':
      res.status(200).json({});
      return;
    case 'later':
      res.status(503).set('retry-after', '60').json({ message: 'Shopify cannot be asked now.' });
      return;
    case 'refused':
      res.status(422).json({ message: outcome.message });
      return;
    default:
      outcome satisfies never;
  }
}
