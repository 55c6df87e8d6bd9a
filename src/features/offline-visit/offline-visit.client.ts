/**
 * The page of a visit: opens what is sealed on this device by a gesture of who took it, and shuts it again at the curtain, after ten minutes without a gesture, and with the tab. It asks the server,
 * whenever there is a network, which copies it may keep.
 */
import { make } from '#ui/client/dom.ts'
import { clock } from '#ui/client/dom.ts'
import { keyOfPasskey, keyOfPassphrase, openDataKey } from './envelope.ts'
import type { Lock } from './envelope.ts'
import { IDLE_MINUTES } from './model.ts'
import { keepThePage } from './our-scripts.ts'
import { askPasskey } from './passkey.ts'
import { countGestures, listLocks, listPacks, removeOver, removePack } from './store.ts'
import type { PackRow, Wiped } from './store.ts'
import { showVisit } from './screen-visit.ts'
import { Visit } from './visit.ts'
import { lastHours, unsentWords } from './words.ts'

/** What the device deleted and has not told yet: tokens and counts, nothing else. In memory: told at the next contact of this page. */
const wiped: Wiped[] = []

const root = document.querySelector<HTMLElement>('#visite')

const say = (text: string): HTMLElement => make('p', { role: 'status', class: 'haut-2' }, text)
const title = (text: string): HTMLElement => make('div', { class: 'titre-page' }, make('h1', {}, text))

/** Deletes what is over, and what the server no longer lets us keep. @returns whether something that was here is gone by order of the server. */
const look = async (etat: string): Promise<boolean> => {
  wiped.push(...(await removeOver(Date.now())))
  const here = await listPacks()
  if (here.length === 0 && wiped.length === 0) return false
  let kept: string[]
  try {
    const response = await fetch(etat, {
      method: 'POST',
      body: JSON.stringify({ tokens: here.map(({ token }) => token), wiped }),
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      credentials: 'omit',
      redirect: 'error',
    })
    // only an answer of ours deletes: a portal that answers something else does not
    const told =
      response.ok && response.headers.get('content-type')?.includes('json') ? ((await response.json()) as { kept?: unknown }) : null
    if (!Array.isArray(told?.kept)) return false
    kept = told.kept as string[]
  } catch {
    return false
  }
  wiped.length = 0
  const gone = here.filter(({ token }) => !kept.includes(token))
  for (const pack of gone) {
    wiped.push({ token: pack.token, unsent: await countGestures(pack.id) })
    await removePack(pack.id)
  }
  if (gone.length > 0) await look(etat)
  return gone.length > 0
}

const start = (page: HTMLElement): void => {
  const { etat = '', calcul = '', connexion = '', accueil = '' } = page.dataset
  let lastGesture = Date.now()
  let isOpen = false
  const sprite = page.querySelector('svg.ic')?.cloneNode(true)

  const show = (...children: (Node | string)[]): void => {
    page.replaceChildren(...children)
    // the address of the symbols stays on the page, for those that are drawn later
    if (sprite) page.append(make('span', { hidden: '' }, sprite.cloneNode(true)))
    page.querySelector<HTMLElement>('h1, input')?.setAttribute('data-premier', '')
  }

  /** Shuts everything: keys and words leave the memory with the elements that showed them. */
  const shut = async (why = ''): Promise<void> => {
    isOpen = false
    document.title = 'Visite hors ligne — Aparté'
    await showDoor(why)
  }

  const openBy = async (lock: Lock, packs: readonly PackRow[], wrapper: CryptoKey): Promise<void> => {
    const visits = await Promise.all(packs.map(async (pack) => Visit.open(pack, await openDataKey(wrapper, pack.id, pack.wrapped))))
    isOpen = true
    lastGesture = Date.now()
    const [only] = visits
    if (visits.length === 1 && only) showOne(only)
    else showList(lock, visits)
  }
  const showOne = (visit: Visit): void => show(showVisit(visit, { calcul, connexion, shut: (why) => void shut(why), draw: show }))
  const showList = (_: Lock, visits: readonly Visit[]): void => {
    const line = (visit: Visit): HTMLElement => {
      const button = make('button', { type: 'button', class: 'b gros' }, visit.taken.name)
      button.addEventListener('click', () => showOne(visit))
      return make('li', {}, button, ' ', make('span', { class: 'doux' }, visit.taken.when))
    }
    show(title('Vos visites'), make('ul', { class: 'lignes' }, ...visits.map(line)))
  }

  const showDoor = async (why = ''): Promise<void> => {
    const packs = await listPacks()
    const locks = (await listLocks()).filter(({ id }) => packs.some(({ lockId }) => lockId === id))
    if (packs.length === 0 || locks.length === 0) {
      show(
        title('Visite hors ligne'),
        ...(why ? [say(why)] : []),
        make('p', {}, 'Aucune visite n’est sur cet appareil. Elle se prépare depuis le dossier du foyer, avec le réseau.'),
        make('p', { class: 'haut-2' }, make('a', { class: 'b', href: accueil }, 'Ouvrir Aparté')),
      )
      return
    }
    const until = new Date(Math.min(...packs.map(({ expiresAt }) => expiresAt)))
    const unsent = (await Promise.all(packs.map(({ id }) => countGestures(id)))).reduce((sum, n) => sum + n, 0)
    const waits = unsent === 0 ? '' : `${unsentWords(unsent)}. ${lastHours(until.getTime() - Date.now(), unsent, clock(until))}`
    const doors = locks.map((lock) => door(lock, packs.filter(({ lockId }) => lockId === lock.id))) // prettier-ignore
    show(
      title('Visite hors ligne'),
      make(
        'p',
        { class: 'doux' },
        `${packs.length} foyer${packs.length > 1 ? 's' : ''} sur cet appareil, sous clé. S’efface ${until.getDate() === new Date().getDate() ? 'aujourd’hui' : 'demain'} à ${clock(until)}.`,
      ),
      ...(waits ? [make('p', { class: 'haut-1' }, make('b', {}, waits))] : []),
      ...(why ? [say(why)] : []),
      ...doors,
    )
    page.querySelector<HTMLElement>('input, button')?.focus()
  }

  const door = (lock: Lock, packs: readonly PackRow[]): HTMLElement => {
    const says = make('p', { role: 'status' })
    const button = make('button', { class: 'b b-1 gros' }, 'Ouvrir')
    const field = make('input', { type: 'password', id: `phrase-${lock.id}`, autocomplete: 'off', class: 'gros' })
    const label = make('label', { for: `phrase-${lock.id}` }, 'Phrase de la copie')
    const form = make(
      'form',
      { class: 'formulaire haut-2' },
      ...(lock.kind === 'passphrase' ? [make('div', { class: 'champ' }, label, field)] : []),
      says,
      button,
    )
    let busy = false
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      event.stopPropagation()
      if (busy) return
      busy = true
      says.textContent = 'J’ouvre…'
      const wrapper =
        lock.kind === 'passphrase'
          ? keyOfPassphrase(field.value, lock)
          : askPasskey(lock.credentialId, lock.salt).then((secret) => keyOfPasskey(secret, lock))
      wrapper
        .then((key) => openBy(lock, packs, key))
        .catch(() => {
          says.textContent =
            lock.kind === 'passphrase' ? 'Ce n’est pas la phrase de cette copie.' : 'La clé d’accès n’a pas répondu. Recommencez.'
        })
        .finally(() => (busy = false))
    })
    return form
  }

  const contact = async (): Promise<void> => {
    if (await look(etat)) await shut('Une copie a été retirée : elle est effacée de cet appareil.')
  }
  for (const gesture of ['pointerdown', 'keydown', 'input'] as const) addEventListener(gesture, () => (lastGesture = Date.now()), true)
  setInterval(() => {
    if (isOpen && Date.now() - lastGesture > IDLE_MINUTES * 60_000)
      void shut('Dix minutes sans un geste : la copie s’est refermée. Rien n’est perdu.')
    void removeOver(Date.now()).then((over) => {
      wiped.push(...over)
      const lost = over.reduce((sum, { unsent }) => sum + unsent, 0)
      const also =
        lost === 0 ? '' : lost === 1 ? ', avec une réponse qui n’était pas envoyée' : `, avec ${lost} réponses qui n’étaient pas envoyées`
      if (over.length > 0) void shut(`Les vingt-quatre heures sont passées : la copie est effacée de cet appareil${also}.`)
    })
  }, 5_000)
  // F9, twice Escape: the curtain of this page is its door. That of a session would ask a server that is not there, and leave this page.
  document.addEventListener('aparte:rideau', (event) => {
    event.preventDefault()
    void shut()
  })
  addEventListener('online', () => void contact())
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void contact())
  void showDoor().then(contact)
  if ('serviceWorker' in navigator) keepThePage(location.pathname).catch(() => undefined)
}

if (root) start(root)
