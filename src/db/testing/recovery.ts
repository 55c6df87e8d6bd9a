import type { Recovery } from '../backup/recovery-file.server.ts'
import type { RecoveryKey } from '../backup/recovery-key.server.ts'

/** What a backup is sealed to where there is a key and no kit: of a house whose own keys are not what is looked at. */
export const recoveryTo = ({ fingerprint, publicKey }: RecoveryKey): Recovery => ({
  fingerprint,
  publicKey,
  madeAt: '',
  kitFolder: '',
  keys: null,
  root: null,
  proof: null,
  print: null,
})
