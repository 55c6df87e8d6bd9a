import { sql } from 'kysely'
import { invariant, Refused } from '#core/errors.ts'
import type { House } from '#db/door.server.ts'
import { hashToken, newToken } from '#db/token.server.ts'
import { countTry } from './login.server.ts'
import { authenticationOptions, registrationOptions, verifyAnswer, verifyRegistration } from './passkey.server.ts'
import type { Passkey } from './passkey.server.ts'
import { enrolment, newSecret, spelled, stepOfCode } from './totp.server.ts'
import type { Enrolment } from './enrolment.tsx'

/**
 * The second factor: given at login (it completes the session) or again (it steps up), and made. `session` is the hash of the token.
 * Time-based codes and passkeys; never a text message (ASVS 6.6.1).
 */

type Factor = Passkey & { kind: 'totp' | 'passkey'; label: string }

/** Factors of the agent behind a session that is not locked. */
export const listFactors = async (house: House, session: Buffer): Promise<Factor[]> => {
  const found = await sql<{
    id: string
    kind: 'totp' | 'passkey'
    label: string
    secret: Buffer
    passkey_id: string | null
    counter: string
    transports: string[] | null
  }>`select * from app.factors_of(${session})`.execute(house.bare)
  return found.rows.map(({ passkey_id, counter, ...row }) => ({ ...row, passkeyId: passkey_id ?? '', counter: Number(counter) }))
}

const isPasskey = (factor: Factor): boolean => factor.kind === 'passkey'
const sealed = (factorId: string): string => `factor:${factorId}`

/** Keeps a challenge on the session for five minutes. */
const keepChallenge = async (house: House, session: Buffer, challenge: string): Promise<void> => {
  await sql`select app.set_challenge(${session}, ${challenge})`.execute(house.bare)
}

/** The challenge kept on the session, once; null when there is none or it is too old. */
const takeChallenge = async (house: House, session: Buffer): Promise<string | null> => {
  const found = await sql<{ challenge: string | null }>`select app.take_challenge(${session}) as challenge`.execute(house.bare)
  return found.rows[0]?.challenge ?? null
}

/** What the page gives to the browser to answer with a passkey; null when the agent has none. */
export const askForPasskey = async (house: House, session: Buffer, origin: string): Promise<string | null> => {
  const passkeys = (await listFactors(house, session)).filter(isPasskey)
  if (passkeys.length === 0) return null
  const options = await authenticationOptions(origin, passkeys)
  await keepChallenge(house, session, options.challenge)
  return JSON.stringify(options)
}

/**
 * Verifies the six figures, uses their time step up, and makes the session complete (or stepped up) under a new token.
 * @throws Refused when wrong, already used, or when one must wait.
 */
export const proveCode = async (
  house: House,
  session: Buffer,
  code: string,
  on: { agentId: string; addressHash: Buffer },
): Promise<string> => {
  const succeeded = await countTry(house, `factor:${on.agentId}`, on.addressHash, 'code', { session })
  const token = newToken(house.random)
  for (const factor of await listFactors(house, session)) {
    if (factor.kind !== 'totp') continue
    const step = stepOfCode(house.vault.openRoot(sealed(factor.id), factor.secret), code, house.clock())
    if (step === undefined) continue
    const done = await sql<{ ok: boolean }>`select app.prove_totp(${session}, ${hashToken(token)}, ${factor.id}, ${step}) as ok`.execute(
      house.bare,
    )
    if (!done.rows[0]?.ok) throw new Refused({ code: 'Ce code a déjà servi. Attendez le suivant : il change toutes les 30 secondes.' })
    await succeeded()
    return token
  }
  await sql`select app.second_factor_failed(${session})`.execute(house.bare)
  throw new Refused({ code: 'Ce code n’est pas le bon. Vérifiez que l’heure de votre téléphone est juste, puis écrivez le code affiché.' })
}

/** The same with a passkey's answer. @throws Refused */
export const provePasskey = async (
  house: House,
  session: Buffer,
  answer: string,
  on: { agentId: string; addressHash: Buffer; origin: string },
): Promise<string> => {
  const succeeded = await countTry(house, `factor:${on.agentId}`, on.addressHash, '', { session })
  const challenge = await takeChallenge(house, session)
  const passkeys = (await listFactors(house, session)).filter(isPasskey)
  const proof = challenge === null ? undefined : await verifyAnswer(on.origin, challenge, answer, passkeys)
  const token = newToken(house.random)
  const done =
    proof &&
    (await sql<{
      ok: boolean
    }>`select app.prove_passkey(${session}, ${hashToken(token)}, ${proof.factorId}, ${proof.counter}) as ok`.execute(house.bare))
  if (done?.rows[0]?.ok) {
    await succeeded()
    return token
  }
  if (!proof) await sql`select app.second_factor_failed(${session})`.execute(house.bare)
  throw new Refused({ '': 'La clé n’a pas répondu comme attendu. Recommencez, ou écrivez un code.' })
}

/**
 * A telephone on offer, made anew or, from `offer`, the same again (a refused form must show the same QR code). The secret comes back
 * sealed by the form and bound to the agent, so that nothing half made is stored. @throws Refused when the offer is not hers.
 */
export const offerTelephone = (
  house: House,
  account: { agentId: string; name: string },
  offer?: string,
): Enrolment & { secret: Buffer } => {
  const secret = offer ? openOffer(house, account.agentId, offer) : newSecret(house.random)
  return {
    secret,
    offer: offer ?? house.vault.sealRoot(`offer:${account.agentId}`, secret).toString('base64url'),
    address: enrolment(secret, account.name),
    spelled: spelled(secret),
  }
}

/** The secret behind an offer. @throws Refused when it was made for somebody else, or altered. */
export const openOffer = (house: House, agentId: string, offer: string): Buffer => {
  try {
    return house.vault.openRoot(`offer:${agentId}`, Buffer.from(offer, 'base64url'))
  } catch {
    throw new Refused({ '': 'Ce code QR n’est plus valable. Rechargez la page pour en avoir un autre.' })
  }
}

/** What the page gives to the browser to make a passkey. */
export const offerPasskey = async (
  house: House,
  session: Buffer,
  origin: string,
  account: { name: string; agentId: string },
): Promise<string> => {
  const passkeys = (await listFactors(house, session)).filter(isPasskey)
  const options = await registrationOptions(origin, account, passkeys)
  await keepChallenge(house, session, options.challenge)
  return JSON.stringify(options)
}

export type NewFactor = {
  id: string
  kind: 'totp' | 'passkey'
  label: string
  secret: Buffer
  passkeyId: string | null
  counter: number
  transports: string[] | null
}

/** A telephone that showed the right code for an offer; the step of that code is used up. @throws Refused */
export const newTotp = (house: House, agentId: string, typed: { offer: string; code: string; label: string }): NewFactor => {
  const secret = openOffer(house, agentId, typed.offer)
  const step = stepOfCode(secret, typed.code, house.clock())
  if (step === undefined)
    throw new Refused({ code: 'Ce code n’est pas celui du QR code ci-dessus. Écrivez les six chiffres affichés maintenant.' })
  const id = house.newId()
  return {
    id,
    kind: 'totp',
    label: typed.label || 'Téléphone',
    secret: house.vault.sealRoot(sealed(id), secret),
    passkeyId: null,
    counter: step,
    transports: null,
  }
}

/** A passkey that answered the session's challenge. @throws Refused */
export const newPasskey = async (
  house: House,
  session: Buffer,
  origin: string,
  typed: { answer: string; label: string },
): Promise<NewFactor> => {
  const challenge = await takeChallenge(house, session)
  const made = challenge === null ? undefined : await verifyRegistration(origin, challenge, typed.answer)
  if (!made) throw new Refused({ '': 'La clé n’a pas pu être ajoutée. Recommencez, ou choisissez le code sur téléphone.' })
  return { id: house.newId(), kind: 'passkey', label: typed.label || 'Clé d’accès', ...made }
}

/** The first factor of an account: kept, and the waiting session is complete. @returns the new token. @throws Refused */
export const addFirstFactor = async (house: House, session: Buffer, factor: NewFactor): Promise<string> => {
  const token = newToken(house.random)
  const done = await sql<{ ok: boolean }>`
    select app.add_first_factor(${session}, ${hashToken(token)}, ${factor.id}, ${factor.kind}, ${factor.label}, ${factor.secret}, ${factor.passkeyId},
      ${factor.counter}, ${factor.transports}) as ok`.execute(house.bare)
  const ok = done.rows[0]?.ok
  invariant(ok !== undefined, 'the function answers')
  if (!ok) throw new Refused({ '': 'Ce compte a déjà un second facteur, ou l’attente a été trop longue. Connectez-vous à nouveau.' })
  return token
}
