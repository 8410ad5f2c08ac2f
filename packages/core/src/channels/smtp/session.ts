import { type SendFailure, sent, unsent } from '../outcome.ts';
import type {
  Cause,
  ChannelIo,
  ChannelSession,
  Diagnosis,
  EmailMessage,
  RecipientReply,
  SendOutcome,
} from '../port.ts';
import { failureOf, refusedBy, type SmtpError } from './classify.ts';
import { compose, type DkimKey } from './compose.ts';
import { type AccessTokens, accessTokens } from '../oauth/access-tokens.ts';
import type { SmtpConfig } from './config.ts';
import { envelopeOf, namedAddress, reportsOf } from './envelope.ts';
import { faultOf } from './faults.ts';
import { openPool, type Pool, type Posted, type PostResult } from './pool.ts';
import { readReply } from './reply.ts';

/** A connection is opened when there is something to send, and kept. */
export async function openSmtp(config: SmtpConfig, io: ChannelIo): Promise<ChannelSession<EmailMessage>> {
  const key = await dkimKey(config, io);
  const { login } = config;
  const tokens = login?.oauth && accessTokens(login.oauth, io);
  const pool = openPool(config, tokens ?? (login && (await io.secret(login.password))));
  let extensions: readonly string[] = [];
  return {
    capabilities: () => Promise.resolve(capabilitiesOf(config, extensions)),
    async send(message) {
      const fault = faultOf(message);
      if (fault !== undefined) return unsent('rejected', fault);
      const granted = await tokens?.token();
      if (granted?.ok === false) return unsent(granted.kind, granted.cause);
      const raw = await compose(message, io.clock.now(), key);
      const envelope = envelopeOf(message, config);
      const reports = reportsOf(message, envelope, config);
      const post = () => pool.post({ raw, envelope, reports, ...(io.signal && { signal: io.signal }) });
      let result = await post();
      // A token can be withdrawn before its time; some servers say no more than that the login failed.
      if (isLoginRefused(result) && (await tokens?.token(true))?.ok === true) result = await post();
      if (!('info' in result)) return named(message, failureOf(asSmtpError(result.error), result.contentSent));
      extensions = result.info.ehlo ?? extensions;
      return named(message, outcomeOf(result));
    },
    check: () => diagnose(pool, config, tokens),
    close: () => Promise.resolve(pool.close()),
  };
}

async function dkimKey({ dkim }: SmtpConfig, io: ChannelIo): Promise<DkimKey | undefined> {
  if (dkim === undefined) return undefined;
  return { domainName: dkim.domain, keySelector: dkim.selector, privateKey: await io.secret(dkim.privateKey) };
}

function outcomeOf({ info }: Posted): SendOutcome {
  const status = readReply(info.response)?.status;
  const accepted = info.accepted.map((address): RecipientReply => ({
    address,
    reply: info.response,
    ...(status !== undefined && { status }),
  }));
  const queueId = /queued as ([\w.-]+)/i.exec(info.response)?.[1];
  const evidence = {
    reply: info.response,
    reports: info.ehlo?.some((line) => /^DSN\b/i.test(line)) === true ? 'requested' : 'not offered',
    ...(queueId !== undefined && { queueId }),
    ...(info.serverMessageId !== undefined && { serverMessageId: info.serverMessageId }),
  };
  return sent(accepted, (info.rejectedErrors ?? []).map(refusedBy), evidence);
}

/** The recipients as the message names them. */
function named<Outcome extends SendOutcome | SendFailure>(message: EmailMessage, outcome: Outcome): Outcome {
  const rename = <Told extends RecipientReply>(told: Told): Told => ({
    ...told,
    address: namedAddress(message, told.address),
  });
  return {
    ...outcome,
    refused: outcome.refused.map(rename),
    ...('accepted' in outcome && { accepted: outcome.accepted.map(rename) }),
  };
}

function capabilitiesOf({ connections }: SmtpConfig, extensions: readonly string[]) {
  const [, size] = /^SIZE (\d+)/im.exec(extensions.join('\n')) ?? [];
  const maxBytes = Number(size ?? 0);
  return {
    maxConcurrency: connections,
    delivery: 'reports',
    repeats: 'seen-twice',
    ...(maxBytes > 0 && { maxBytes }),
  } as const;
}

async function diagnose(
  pool: Pool,
  { host, port }: SmtpConfig,
  tokens: AccessTokens | undefined,
): Promise<readonly Diagnosis[]> {
  const check = `${host}:${port}`;
  // A check is asked for after a change, often of what was granted: the token is got anew.
  const granted = await tokens?.token(true);
  if (granted?.ok === false) return [{ check: 'access token', ok: false, ...wordsOf(granted.cause) }];
  try {
    await pool.verify();
    return [{ check, ok: true, message: 'The mail server answers and lets us in.' }];
  } catch (error) {
    const { cause } = failureOf(asSmtpError(error), false);
    return [{ check, ok: false, ...wordsOf(cause) }];
  }
}

function wordsOf({ message, advice }: Cause): Pick<Diagnosis, 'message' | 'advice'> {
  return { message, advice };
}

function isLoginRefused(result: PostResult): boolean {
  return 'error' in result && asSmtpError(result.error).code === 'EAUTH';
}

/** What is no error of the client is a bug, and stays one. */
function asSmtpError(error: unknown): SmtpError {
  if (error instanceof Error && 'code' in error) return error as SmtpError;
  throw error;
}
