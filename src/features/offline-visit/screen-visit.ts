/** The visit on the screen: who, the band that says where things are kept, the parts, the note, the foot with one's thumb. */
import { noBreak } from '#core/french.ts'
import { clock, icon, make } from '#ui/client/dom.ts'
import { ourScript } from './our-scripts.ts'
import { showAround } from './screen-around.ts'
import { showBudget } from './screen-budget.ts'
import { showDaily } from './screen-daily.ts'
import { showHome } from './screen-home.ts'
import { showRights } from './screen-rights.ts'
import { wordsField } from './screen-words.ts'
import { send } from './sending.ts'
import type { Sent } from './sending.ts'
import type { TakenBudget } from './taken.ts'
import type { Visit } from './visit.ts'
import { lastHours } from './words.ts'

export type Screen = {
  /** Address of the worker that computes rights. */
  calcul: string
  connexion: string
  shut: (why?: string) => void
  draw: (...children: (Node | string)[]) => void
}

const sentences: Readonly<Record<Exclude<Sent['kind'], 'done'>, string>> = {
  away: 'Aparté ne répond pas. Tout reste ici, chiffré ; réessayez quand le réseau est là.',
  locked: 'Ouvrez d’abord votre session dans Aparté, puis revenez ici.',
  ended: 'Cette copie a été retirée : elle est effacée de cet appareil, avec ce qui n’était pas envoyé.',
  shut: 'Ce foyer, ou une de ses parties, ne vous est plus ouvert. Tout reste ici jusqu’à la fin de la copie : voyez avec la ou le référent.',
  refused: 'Aparté n’a pas pu lire une réponse. Tout reste ici ; rien n’est perdu.',
}
const role = (name: string): string => ({ main: '', partner: 'conjoint·e', child: 'enfant', parent: 'parent' })[name] ?? ''

const ofBudget =
  (budget: TakenBudget) =>
  (visit: Visit): HTMLElement =>
    showBudget(visit, budget)

export const showVisit = (visit: Visit, screen: Screen): HTMLElement => {
  const { taken } = visit
  const container = make('div', { class: 'tablette' })
  const band = make('div', { class: 'horsligne', role: 'status' })
  const body = make('div', { id: 'partie' })
  const kept = make('span', { class: 'garde' })
  const says = make('p', { role: 'status' })

  const worker = taken.rights && screen.calcul ? new Worker(ourScript(screen.calcul), { type: 'module' }) : null
  const parts = [
    ...(taken.aggir && taken.people.length > 0
      ? [{ id: 'gestes', label: 'Gestes du quotidien', count: () => countOf('aggir', 'réponse'), show: showDaily }]
      : []),
    { id: 'logement', label: 'Logement', count: () => countOf('housing', 'constat'), show: showHome },
    {
      id: 'autour',
      label: 'Autour',
      count: () => `${taken.around.length} personne${taken.around.length > 1 ? 's' : ''}`,
      show: showAround,
    },
    { id: 'veut', label: 'Ses mots', count: () => wordsCount('wants'), show: (of: Visit) => wordsField(of, 'wants') },
    ...(taken.budget && taken.money
      ? [
          {
            id: 'budget',
            label: 'Budget',
            count: () => plural(visit.told('money').length + visit.told('debt').length, 'ligne'),
            show: ofBudget(taken.budget),
          },
        ]
      : []),
    ...(taken.rights
      ? [{ id: 'droits', label: 'Droits', count: () => countOf('fact', 'réponse'), show: (of: Visit) => showRights(of, worker) }]
      : []),
  ]
  const plural = (n: number, word: string): string => `${n} ${word}${n > 1 ? 's' : ''}`
  const countOf = (kind: 'aggir' | 'housing' | 'fact', word: string): string => plural(visit.told(kind).length, word)
  const wordsCount = (of: string): string => plural(visit.told('words').filter(({ told }) => told.of === of).length, 'phrase')

  const buttons = new Map<string, HTMLButtonElement>()
  let current = parts[0]
  const choose = (id: string): void => {
    current = parts.find((one) => one.id === id) ?? current
    for (const [name, button] of buttons) {
      if (name === current?.id) button.setAttribute('aria-current', 'page')
      else button.removeAttribute('aria-current')
    }
    body.replaceChildren(...(current ? [current.show(visit)] : []))
  }
  const nav = make('nav', { class: 'seg-nav', 'aria-label': 'Parties de la visite' })
  for (const { id, label } of parts) {
    const button = make('button', { type: 'button' }, label, make('small', {}))
    button.addEventListener('click', () => choose(id))
    buttons.set(id, button)
    nav.append(button)
  }

  const note = make('button', { type: 'button', class: 'b gros' }, icon('plume'), ' Noter un mot')
  note.addEventListener('click', () => {
    for (const button of buttons.values()) button.removeAttribute('aria-current')
    body.replaceChildren(wordsField(visit, 'note'))
    body.querySelector('textarea')?.focus()
  })
  const curtain = make(
    'button',
    { type: 'button', class: 'b gros rideau', 'aria-label': 'Rideau : cacher l’écran et fermer la copie' },
    icon('rideau'),
  )
  curtain.addEventListener('click', () => screen.shut())
  const rest = make('button', { type: 'button', class: 'b gros' }, 'Reposer la tablette')
  rest.addEventListener('click', () => screen.shut('Refermée. Rien n’est perdu.'))
  const sending = make('button', { type: 'button', class: 'b b-1 gros' }, 'Envoyer dans Aparté')
  let busy = false
  sending.addEventListener('click', () => {
    if (busy) return
    busy = true
    says.replaceChildren('J’envoie…')
    void send(visit)
      .then((sent) => {
        if (sent.kind === 'done') {
          worker?.terminate()
          screen.draw(...doneWith(visit, sent))
        } else if (sent.kind === 'ended') screen.shut(sentences.ended)
        else
          says.replaceChildren(
            sentences[sent.kind],
            ...(sent.kind === 'locked' ? [' ', make('a', { href: screen.connexion }, 'Ouvrir ma session')] : []),
          )
      })
      .finally(() => (busy = false))
  })

  const refresh = (): void => {
    const n = visit.toSend.length
    const alone = !navigator.onLine
    const until = clock(new Date(visit.pack.expiresAt))
    const tomorrow = new Date(visit.pack.expiresAt).getDate() !== new Date().getDate()
    const warning = lastHours(visit.pack.expiresAt - Date.now(), n, until)
    band.replaceChildren(
      make(
        'div',
        { class: 'horsligne-in' },
        icon('horsligne'),
        make('b', {}, alone ? 'Hors connexion.' : 'Visite hors ligne.'),
        ` Tout est gardé sur cette tablette, chiffré, jusqu’à ${tomorrow ? 'demain, ' : ''}${until}. ${n === 0 ? 'Rien à envoyer.' : `${n} réponse${n > 1 ? 's' : ''} à envoyer${alone ? ' au retour' : ''}.`}`,
        ...(warning ? [' ', make('b', {}, warning)] : []),
      ),
    )
    kept.replaceChildren(
      ...(visit.trouble
        ? [make('b', {}, 'Pas gardé : la tablette est pleine, ou refuse d’écrire.')]
        : visit.keptAt === null
          ? []
          : [make('b', {}, icon('check'), ' Gardé sur la tablette'), make('small', {}, ` à ${clock(new Date(visit.keptAt))}`)]),
    )
    for (const { id, count } of parts) buttons.get(id)?.querySelector('small')?.replaceChildren(count())
  }
  visit.watch(refresh)
  const minute = setInterval(() => {
    // said once, when it begins: a band that is written again is read aloud again
    const due = lastHours(visit.pack.expiresAt - Date.now(), visit.toSend.length, clock(new Date(visit.pack.expiresAt)))
    if (!band.isConnected) clearInterval(minute)
    else if (!band.textContent.includes(due)) refresh()
  }, 60_000)
  for (const moment of ['online', 'offline'] as const) addEventListener(moment, refresh)

  container.append(
    make(
      'div',
      { class: 'tablette-tete' },
      make(
        'div',
        {},
        make('h1', {}, taken.name),
        make('p', { class: 'doux' }, [taken.composition, taken.when].filter(Boolean).join(' · ')),
        make(
          'p',
          { class: 'doux' },
          taken.people
            .map((one) => [one.name, role(one.role), one.age === null ? '' : `${one.age} ans`].filter(Boolean).join(', '))
            .join(' ; '),
        ),
      ),
      make('div', { class: 'actions' }, note, curtain),
    ),
    ...rulesOf(visit),
    nav,
    body,
  )
  refresh()
  choose(parts[0]?.id ?? '')
  return make(
    'div',
    {},
    band,
    container,
    make(
      'section',
      { class: 'pied-tab', 'aria-label': 'Enregistrement et suite' },
      make('div', { class: 'pied-tab-in' }, kept, says, rest, sending),
    ),
  )
}

/** What must be known before one knocks or calls. */
const rulesOf = ({ taken }: Visit): HTMLElement[] => {
  const { contact } = taken
  const says = [
    contact?.mayCall === false && 'Ne pas appeler.',
    contact?.mayMessage === false && 'Pas de message.',
    contact?.mayWrite === false && 'Pas de courrier.',
    contact?.addressHidden && 'Adresse masquée.',
    contact?.how,
  ].filter(Boolean)
  const how = [
    taken.place,
    taken.access,
    contact?.phone && `Téléphone${noBreak}: ${contact.phone.replaceAll(' ', noBreak)}${contact.hours ? `, ${contact.hours}` : ''}`,
  ].filter(Boolean)
  return [
    ...(says.length > 0 ? [make('p', { class: 'consigne-visite' }, make('b', {}, 'Consignes. '), says.join(' '))] : []),
    ...(how.length > 0 ? [make('p', { class: 'haut-1' }, how.join(' · '))] : []),
  ]
}

const doneWith = (visit: Visit, { waiting, held, came }: Extract<Sent, { kind: 'done' }>): HTMLElement[] => [
  make('div', { class: 'titre-page' }, make('h1', {}, 'Tout est dans Aparté')),
  make(
    'p',
    { role: 'status' },
    `Rien ne reste sur cette tablette.${waiting > 0 ? ` ${waiting} réponse${waiting > 1 ? 's' : ''} à ranger à la main.` : ''}${held ? ' Le rendez-vous est noté : il a eu lieu.' : ''}`,
  ),
  ...(came.length === 0
    ? []
    : [
        make(
          'ul',
          { class: 'lignes haut-2', 'aria-label': 'Ce que la visite a rapporté' },
          ...came.map(({ what, href, note }) => make('li', {}, make('a', { href }, what), note ? ` (${note})` : '')),
        ),
      ]),
  make(
    'p',
    { class: 'haut-2' },
    make('a', { class: 'b gros', href: `/dossiers/${visit.taken.caseFileId}/visite-hors-ligne` }, 'Voir ce que la visite a rapporté'),
  ),
]
