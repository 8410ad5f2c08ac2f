import { retirePreviousKeys, rotateKeyFile, type KeyRing } from '../access/index.ts';
import { rotateKeys, type Rotation } from '../flow/index.ts';
import { keyFileOf, withInstallation } from './installation.ts';
import { refusedBecause, type Outcome } from './outcome.ts';
import type { GlobalOptions, RotateOptions } from './options.ts';

/** Moves everything to the newest key: with a key file a fresh one is made first; with `retire` the older ones are dropped afterwards. */
export async function rotateSecrets(global: GlobalOptions, { retire = false }: RotateOptions): Promise<Outcome> {
  const fromFile = (process.env['QUITTANCE_KEY'] ?? '') === '';
  return withInstallation(global, async ({ database, keys }) => {
    const ring = fromFile && !retire ? rotateKeyFile(keyFileOf(global), keys) : keys;
    const rotation = await rotateKeys(database, ring);
    if (rotation.problems.length > 0) return refusedBecause(rotation.problems);
    if (fromFile && retire) retirePreviousKeys(keyFileOf(global), ring);
    return {
      exit: 0,
      json: { ok: true, key: ring.current.id, ...rotation },
      text: sentence(rotation, ring, fromFile, retire),
    };
  });
}

function sentence(
  { resealed, resigned }: Rotation,
  { current, previous }: KeyRing,
  fromFile: boolean,
  retire: boolean,
): string {
  const moved = `Everything is under the key ${current.id} now: ${resealed} secrets and ${resigned} chain heads were moved.`;
  if (retire && fromFile) return `${moved} The older keys are gone.`;
  if (previous.length === 0) return moved;
  const drop = fromFile ? 'quittance secrets rotate --retire' : 'start them without QUITTANCE_PREVIOUS_KEYS';
  return `${moved}\nRestart every process, then drop the older keys: ${drop}`;
}
