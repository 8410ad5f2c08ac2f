import type { Reason, ReturnedRecipient } from '../mail-report.ts';
import type { Failure } from '../report/failure.ts';
import { preferred, replyCodeIn, statusIn } from './codes-in.ts';
import { reasonOfProvider } from './provider-codes.ts';
import { groupOf } from './reason-group.ts';
import { comparable, reasonOf, type Evidence } from './reason-of.ts';
import { stageOf } from './stage.ts';

/** Judges a recipient by what is said of it, and where that tells nothing by all that the notice says. */
export function judgeFailure(failure: Failure, notice: string): ReturnedRecipient {
  const { address, action, diagnostic } = failure;
  const said = BY_DELIVERY_AGENT.exec(notice)?.[1] ?? diagnostic;
  const own = evidenceIn(failure, said, notice);
  const ofOwn = reasonFor(failure, own, said);
  const isTold = !UNTOLD.includes(ofOwn) && said.trim().length > 2;
  const around = isTold ? own : evidenceIn(failure, notice, notice);
  const ofAround = isTold ? ofOwn : reasonFor(failure, around, notice);
  const reason = UNTOLD.includes(ofAround) ? ofOwn : ofAround;
  const { status, replyCode } = UNTOLD.includes(reason) ? own : around;
  // A server that takes no mail now is not one that takes none.
  const group = reason === 'notaccept' && status?.startsWith('4') === true ? 'temporary' : groupOf(reason);
  return {
    address,
    reason,
    ...(status !== undefined && { status }),
    ...(replyCode !== undefined && { replyCode }),
    ...(group !== undefined && { group }),
    ...(action !== undefined && { action }),
  };
}

/** Dovecot’s delivery agent gives its reason in words, and the code of something else in the fields. */
const BY_DELIVERY_AGENT = /your message to <[^>\n]*> was automatically rejected:\s*(\S.{3,300})/i;

const DELIVERED: readonly string[] = ['delivered', 'relayed', 'expanded'];
const UNTOLD: readonly Reason[] = ['onhold', 'undefined'];

function evidenceIn(failure: Failure, said: string, notice: string): Evidence {
  return {
    status: preferred(failure.status, statusIn(said)),
    replyCode: replyCodeIn(said),
    stage: stageOf(said) ?? stageOf(notice),
    text: comparable(said),
    kind: failure.kind,
    action: failure.action,
  };
}

function reasonFor(failure: Failure, evidence: Evidence, said: string): Reason {
  if (evidence.action !== undefined && DELIVERED.includes(evidence.action)) return 'delivered';
  return failure.reason ?? reasonOfProvider(evidence.status, said) ?? reasonOf(evidence);
}
