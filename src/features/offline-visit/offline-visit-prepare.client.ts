/** Takes the copy of a household: by a phrase or a passkey, sealed before anything is kept. Without JavaScript there is no copy. */
import { keyOfPasskey, keyOfPassphrase, newDataKey, newPasskeyLock, newPassphraseLock, openDataKey, seal } from './envelope.ts'
import type { Lock } from './envelope.ts'
import { askPasskey, makePasskey, mayHavePasskey } from './passkey.ts'
import { isKept, keepPage, keptHere } from './kept-page.ts'
import { keepThePage } from './our-scripts.ts'
import { HOURS } from './model.ts'
import { listLocks, listPacks, putPack, removeOver } from './store.ts'
import type { TakenPack } from './taken.ts'

const SHORTEST = 14
const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

const start = async (form: HTMLFormElement): Promise<void> => {
  const says = form.querySelector('[data-dit]')
  const phrase = form.querySelector<HTMLInputElement>('input[name="passphrase"]')
  const again = form.querySelector<HTMLInputElement>('input[name="again"]')
  const withKey = form.querySelector<HTMLElement>('[data-cle]')
  const { agent = '', visite = '', copie = '' } = form.dataset
  if (!says || !phrase || !again || !withKey || !('serviceWorker' in navigator)) return
  const say = (text: string): void => {
    says.textContent = text
  }
  await removeOver(Date.now())
  const packs = await listPacks()
  const lock = (await listLocks()).find((one) => one.agentId === agent && packs.some(({ lockId }) => lockId === one.id))
  // a second household is opened by the same gesture as the first
  if (lock) again.closest<HTMLElement>('.champ')?.remove()
  if (lock?.kind === 'passkey') form.querySelector('[data-phrase]')?.remove()
  if (lock?.kind !== 'passphrase' && (await mayHavePasskey())) withKey.hidden = false
  if (lock?.kind === 'passkey') form.querySelector('button:not([type="button"])')?.remove()
  form.hidden = false

  /** The wrapping key, once it is proved that it opens what is here already. @throws a sentence. */
  const wrapperOf = async (asked: 'phrase' | 'passkey'): Promise<{ lock: Lock; wrapper: CryptoKey }> => {
    if (asked === 'passkey') {
      if (lock?.kind === 'passkey') return { lock, wrapper: await keyOfPasskey(await askPasskey(lock.credentialId, lock.salt), lock) }
      const salt = crypto.getRandomValues(new Uint8Array(32))
      const credentialId = await makePasskey(salt)
      if (!credentialId) throw new Error('Cette clé d’accès ne sait pas garder de secret. Prenez une phrase.')
      const made = newPasskeyLock(crypto.randomUUID(), agent, credentialId, salt)
      return { lock: made, wrapper: await keyOfPasskey(await askPasskey(credentialId, salt), made) }
    }
    const typed = phrase.value
    if (lock?.kind === 'passphrase') {
      const wrapper = await keyOfPassphrase(typed, lock)
      const [first] = packs.filter(({ lockId }) => lockId === lock.id)
      if (first)
        await openDataKey(wrapper, first.id, first.wrapped).catch(() => {
          throw new Error('Ce n’est pas la phrase de vos autres copies sur cet appareil.')
        })
      return { lock, wrapper }
    }
    if ([...typed].length < SHORTEST) throw new Error(`Quatorze caractères au moins : il en manque ${SHORTEST - [...typed].length}.`)
    if (new Set(typed).size < 6) throw new Error('Cette phrase se devine trop vite : prenez des mots sans rapport entre eux.')
    if (typed !== again.value) throw new Error('Les deux phrases ne sont pas les mêmes.')
    const made = newPassphraseLock(crypto.randomUUID(), agent)
    if (made.kind !== 'passphrase') throw new Error('lock')
    return { lock: made, wrapper: await keyOfPassphrase(typed, made) }
  }

  const take = async (asked: 'phrase' | 'passkey'): Promise<void> => {
    say('Je prépare la copie…')
    const opened = await wrapperOf(asked)
    // first the page, so that a copy is never here without what opens it
    const cannot = 'La page de la visite n’a pas pu être gardée sur cet appareil : rien n’est pris. Recommencez.'
    await keepThePage(visite).catch(() => {
      throw new Error(cannot)
    })
    const here = await keptHere()
    await keepPage(here, (name, how) => fetch(name, how)).catch(() => false)
    if (!(await isKept(here))) throw new Error(cannot)
    // the day is counted on the clock of this device, which may be slow or fast
    const askedAt = Date.now()
    const token = hex(crypto.getRandomValues(new Uint8Array(32)))
    const notes = [...form.querySelectorAll<HTMLInputElement>('input[name="note"]:checked')].map(({ value }) => value)
    const body = new URLSearchParams({ token, notes: notes.join(',') })
    if (form.querySelector<HTMLInputElement>('input[name="protectedToo"]')?.checked) body.set('protectedToo', 'oui')
    const response = await fetch(copie, { method: 'POST', body, redirect: 'manual', headers: { accept: 'application/json' } })
    if (response.type === 'opaqueredirect') throw new Error('Votre session est fermée. Rechargez cette page.')
    if (!response.ok || !response.headers.get('content-type')?.includes('json'))
      throw new Error((await refusalIn(response)) ?? 'La copie n’a pas pu être prise. Rechargez la page, puis recommencez.')
    const { id, taken } = (await response.json()) as TakenPack
    const { key, wrapped } = await newDataKey(opened.wrapper, id)
    await putPack(opened.lock, {
      id,
      lockId: opened.lock.id,
      token,
      expiresAt: askedAt + HOURS * 3_600_000,
      wrapped,
      taken: await seal(key, id, taken),
    })
    await navigator.storage?.persist?.().catch(() => false)
    location.assign(visite)
  }
  let busy = false
  const run = (asked: 'phrase' | 'passkey'): void => {
    if (busy) return
    busy = true
    take(asked)
      .catch((error: unknown) =>
        say(error instanceof Error && /[.…]$/.test(error.message) ? error.message : 'Rien n’a été fait. Recommencez quand vous voulez.'),
      )
      .finally(() => (busy = false))
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    event.stopPropagation()
    run('phrase')
  })
  withKey.addEventListener('click', () => run('passkey'))
}

/** The first sentence of a refusal. */
const refusalIn = async (response: Response): Promise<string | null> => {
  const { errors } = (await response.json().catch(() => ({}))) as { errors?: Record<string, string> }
  return Object.values(errors ?? {})[0] ?? null
}

const form = document.querySelector<HTMLFormElement>('form[data-prendre]')
if (form) void start(form)
