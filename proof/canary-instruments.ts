import { randomBytes } from 'node:crypto'
import { noteTold, plantIn, sayIn } from './canary-forms.ts'
import type { Count, Guide, Planted } from './canary-forms.ts'
import type { Person } from './person.ts'
import { openHousehold } from './writers.ts'

/**
 * Words in what is filled with a household: budget, evaluations by every grid, grids of the service, autonomy, projects, measures, visits made without
 * network, pages of a letter. Through the pages, one act after the other, as each waits for the one before.
 */

const id = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const TODAY = (): string => new Date().toISOString().slice(0, 10)
const later = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

export type Town = {
  readonly origin: string
  readonly worker: Person
  readonly colleague: Person
  readonly manager: Person
}

/** Notes which of the words that were taken this page gives back: what is searched for was really kept. */
const readBack = async (person: Person, page: string, count: Count): Promise<void> => {
  const answer = await person.get(page)
  const html = Buffer.from(await answer.arrayBuffer()).toString('latin1')
  noteTold(count, page, html, answer)
  for (const word of count.words) if (html.includes(word)) count.readBack.add(word)
}

/** Plants in all of them, then reads the pages on which who may read them finds the words again. `count.words` is then of the household alone. @returns its id. */
export const plantInstruments = async (town: Town, planted: Planted, count: Count): Promise<string> => {
  const { worker, colleague, manager } = town
  count.words.clear()
  // a household of its own: the others were closed, protected, emptied by what was typed in them
  const file = await openHousehold(worker, 'Essai des instruments')
  const pages = new Set<string>()
  const of = (end: string): string => `/dossiers/${file}${end}`
  const plant = (person: Person, path: string, guide?: Guide): Promise<void> => plantIn(person, path, planted, count, guide)
  const text = async (person: Person, path: string): Promise<string> => (await person.get(path)).text()
  const ids = (html: string, pattern: string): string[] => [
    ...new Set([...html.matchAll(new RegExp(pattern, 'g'))].map(([, one]) => one ?? '')),
  ]
  /** Where the last act led, when it led there. */
  const last = (pattern: string): string | undefined => count.to.map((to) => new RegExp(pattern).exec(to)?.[1]).findLast(Boolean)

  for (const [firstName, role, birthDate] of [['Ange', 'main', '1941-03-02'], ['Noa', 'child', '2019-05-06']] as const) {
    const added = await worker.post(of('/foyer'), { intent: 'add', firstName, role, birthDate, fromDate: TODAY(), custody: role === 'child' ? 'full' : '' })
    if (added.status !== 302) throw new Error(`Nobody joins the household: ${added.status}`)
  } // prettier-ignore
  await plant(worker, of('/courriers/noter?type=familyDecision'))
  await plant(worker, of('/prevenir'), { given: { channel: 'sms', to: '0698741253', from: '09:00', until: '18:00', askedOn: TODAY() } })
  // the budget twice: what stands is written again under another version
  for (const month of [later(-40).slice(0, 7), TODAY().slice(0, 7)]) {
    const lines = Object.fromEntries([1, 2, 3].flatMap((n) => [[`sorte-autre${n}`, ['otherIncome', 'otherBound', 'otherDaily'][n - 1] ?? ''], [`sorte-dette${n}`, 'other'], [`ou-dette${n}`, 'late'], [`avant-dette${n}`, later(20)], [`rang-dette${n}`, String(n)], [`qui-autre${n}`, '']]))
    await plant(worker, of('/budget/saisir'), { given: { month, ...lines } })
    // read before the next version stands for it
    for (const end of ['/budget', '/budget/saisir']) await readBack(worker, of(end), count)
  } // prettier-ignore
  for (const end of ['/budget', '/budget/saisir', '/budget/tableau', '/budget/banque-de-france']) pages.add(of(end))
  // pages that keep nothing: what is typed there lies nowhere
  const kept = new Set(count.words)
  await plant(worker, of('/budget/avant-apres'))
  for (const debt of ids(await text(worker, of('/budget')), `/budget/dettes/(${id})/delai`).slice(0, 1))
    await plant(worker, of(`/budget/dettes/${debt}/delai`))
  count.words = kept

  await assess()
  await assist()
  await agree()
  await measures()
  await visitWithoutNetwork()
  await pagesOfALetter()
  // drafts are read part by part, those that a visit brought back too
  for (const one of ids(await text(worker, of('/evaluations')), `/evaluations/(${id})`))
    for (const part of ids(await text(worker, of(`/evaluations/${one}/remplir`)), '<button[^>]*form="remplir"[^>]*value="([^"]+)"'))
      pages.add(of(`/evaluations/${one}/remplir?partie=${part}`))
  for (const one of ids(await text(worker, of('/autonomie')), `/autonomie/grille/(${id})`)) pages.add(of(`/autonomie/grille/${one}`))
  for (const page of pages) await readBack(worker, page, count)
  const ofTheHousehold = new Set(count.words)
  await ownGrid()
  count.words = ofTheHousehold
  return file

  /** Every grid: each of its parts, its end, a second look by a colleague; then a draft that stays and one that is thrown away. */
  async function assess(): Promise<void> {
    await share()
    const grids = ids(await text(worker, of('/evaluations/commencer')), 'grille=([a-z0-9-]+)')
    for (const [at, grid] of [...grids, 'logement', 'logement'].entries()) {
      await plant(worker, of(`/evaluations/commencer?grille=${grid}`))
      const one = last(`/evaluations/(${id})/remplir`)
      if (!one) continue
      const own = of(`/evaluations/${one}`)
      const parts = ids(await text(worker, `${own}/remplir`), '<button[^>]*form="remplir"[^>]*value="([^"]+)"').filter((part) => part !== 'fin')
      for (const part of parts.length > 0 ? parts : [''])
        await plant(worker, `${own}/remplir${part && `?partie=${part}`}`, { only: /\/remplir/, given: { next: 'plus-tard' } })
      if (at < grids.length) {
        await plant(worker, `${own}/terminer`)
        if (grid === 'logement') await plant(colleague, own, { given: { shares: 'non' } })
      } else if (at > grids.length) await plant(worker, `${own}/remplir`, { only: /\/jeter/ })
      pages.add(own)
    } // prettier-ignore
  }

  /** The thread of the household to a colleague: who gives a second look. */
  async function share(): Promise<void> {
    const html = await text(worker, of('/partager'))
    const known = new RegExp(`(?:value="(${id})"[^>]*>(?:<[^>]*>|\\s)*${colleague.name.split(' ')[0]})`).exec(
      html.replaceAll('\u00A0', ' '),
    )
    if (!known?.[1]) throw new Error(`${colleague.name} is not offered on the page that shares`)
    const given = await worker.post(of('/partager'), { agentId: known[1], 'kinds[]': 'general', reason: 'Un second regard.' })
    if (given.status !== 302) throw new Error(`The thread is not shared: ${given.status}`)
  }

  /** AGGIR with words at every geste, a plan that is proposed and answered. */
  async function assist(): Promise<void> {
    await plant(worker, of('/autonomie'), { given: { intent: 'grid' } })
    const grid = last(`/autonomie/grille/(${id})`)
    await plant(worker, of('/autonomie'), { given: { intent: 'plan' } })
    const plan = last(`/autonomie/plan/(${id})`)
    if (grid) {
      const own = of(`/autonomie/grille/${grid}`)
      const gestes = ids(await text(worker, own), '[?&]geste=([a-zA-Z]+)')
      for (const geste of gestes) await plant(worker, `${own}?geste=${geste}`, { only: / variable|,variable|geste/, never: / finish| drop| correct/, given: { way: 'all' } })
      await plant(worker, own, { only: / finish/, given: { place: 'home' } })
      pages.add(own)
    } // prettier-ignore
    await plant(worker, of('/autonomie'), { given: { intent: 'pch' } })
    const pch = last(`/autonomie/pch/(${id})`)
    if (pch) {
      const own = of(`/autonomie/pch/${pch}`)
      const parts = ids(await text(worker, own), '[?&]partie=([a-z-]+)')
      for (const part of parts) await plant(worker, `${own}?partie=${part}`, { only: / rate|,rate|partie/, never: / finish| drop| correct/, given: { way: 'restNone' } })
      await plant(worker, own, { only: / finish/, given: { place: 'home' } })
      pages.add(own)
    } // prettier-ignore
    if (plan) {
      const own = of(`/autonomie/plan/${plan}`)
      const answered = { answer: 'changes', answeredOn: TODAY(), proposedOn: TODAY(), quantity: '3', price: '25', taken: '20' }
      for (const act of ['add', 'context', 'propose', 'answer']) await plant(worker, own, { only: new RegExp(` ${act}\\b`), given: answered })
      pages.add(own)
    } // prettier-ignore
    for (const matter of ['logement', 'aide-a-domicile', 'aidants']) {
      await plant(worker, of(`/autonomie/suivi/${matter}`), { given: { 'quote-0': '100', 'quote-1': '200', 'quote-2': '300', 'money-0': '1', 'money-1': '2', 'money-2': '3' } })
      pages.add(of(`/autonomie/suivi/${matter}`))
    } // prettier-ignore
  }

  /** A project from what was understood to its end, in the thread; one more that stays open in a part of the file. */
  async function agree(): Promise<void> {
    for (const lies of ['general', 'violence']) {
      await plant(worker, of('/projet/commencer'), { given: { lies } })
      const project = last(`/projet/(${id})`)
      if (!project) return
      const own = of(`/projet/${project}`)
      const said = { answer: 'accepted', on: later(60), next: later(90), comeBackOn: later(60), dueOn: later(30), day: TODAY(), goesOn: 'carryOn', agreedOn: TODAY(), how: 'spoken', statement: '', side: 'service', reviewOn: later(60) }
      for (const act of ['comprendre', 'possibilite', 'possibilite', 'proposer', 'choix', 'objectif', 'engagement', 'etape', 'date']) await plant(worker, `${own}?faire=${act}`, { given: said, never: /retirer/ })
      await plant(worker, `${own}/accord`, { given: { ...said, how: lies === 'general' ? 'spoken' : 'paper' } })
      for (const one of ids(await text(worker, own) + (await text(worker, `${own}/accord`)), `/accord/(${id})/pages`)) {
        await sendFile(`${own}/accord/${one}/pages`, 'a signed paper')
        for (const page of ids(await text(worker, `${own}/accord/${one}/pages`), `(/accord/${one}/pages/${id})`)) pages.add(own + page)
      }
      if (lies === 'general') for (const act of ['point', 'fin']) await plant(worker, `${own}?faire=${act}`, { given: said })
      for (const page of ['', '/accord', '/bilan']) pages.add(own + page)
    } // prettier-ignore
  }

  /** Measures of each kind of place; what happened to the first of them. */
  async function measures(): Promise<void> {
    const kinds = ids(await text(worker, of('/mesures/commencer')), 'mesure=([a-zA-Z0-9-]+)')
    for (const kind of kinds) {
      await plant(worker, of(`/mesures/commencer?mesure=${kind}`), { given: { begunOn: TODAY(), endsOn: later(200) } })
      const measure = last(`/mesures/(${id})`)
      if (!measure) continue
      const own = of(`/mesures/${measure}`)
      const said = { from: later(201), endsOn: later(400), day: TODAY() }
      for (const note of ['note', 'fait', 'renouvelee', ...(kind === kinds[0] ? ['finie'] : [])]) await plant(worker, `${own}?faire=${note}`, { given: said })
      pages.add(own)
    } // prettier-ignore
  }

  /** A copy taken onto a device, and what it sends back: what is filed, what waits, a sketch, a photograph, one thing put away. */
  async function visitWithoutNetwork(): Promise<void> {
    const taken = await worker.post(of('/visite-hors-ligne/copie'), { token: randomBytes(32).toString('hex'), protectedToo: 'oui' })
    if (taken.status !== 200) throw new Error(`No copy was taken: ${taken.status}`)
    const { id: copy, taken: pack } = (await taken.json()) as { id: string; taken: { people: { id: string }[] } }
    const say = (what: string): string => {
      const word = sayIn(planted, `offline visit ${what}`)
      count.words.add(word)
      return word
    }
    const jpeg = (word: string): string => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(word), Buffer.from([0xff, 0xd9])]).toString('base64')
    const nowhere = (word: string) => ({ kind: 'fact', path: 'nulle.part', label: word, value: 1, unit: 'number' })
    const personId = pack.people[0]?.id ?? ''
    const told = [
      ...['note', 'around', 'wants'].map((of) => ({ kind: 'words', of, text: say(`words ${of}`) })),
      { kind: 'money', label: say('money'), cents: 1_234, charge: true, of: 'otherBound', period: 'month', about: false, instead: null, inLedger: false, personId: null },
      { kind: 'aggir', personId, variable: 'toilette', part: 'top', adverbs: { spontaneously: true }, words: say('aggir') },
      { kind: 'housing', check: 'entrance', level: 'care', words: say('housing') },
      { kind: 'sketch', title: say('sketch'), strokes: [[1, 2, 3, 4]] },
      { kind: 'photo', title: say('photo'), jpeg: jpeg(say('inside of a photo')) },
      nowhere(say('what waits')),
      nowhere(say('what is put away')),
    ]
    // one at a time: what this visit cannot say in this version of the grids is refused alone
    let sent = 0
    for (const one of told) {
      const gesture = { id: crypto.randomUUID(), place: `canary:${(sent += 1)}`, at: Date.now() - 1_000 * (told.length - sent), told: one }
      const answer = await worker.post(`/visites-hors-ligne/${copy}/envoi`, { gestures: JSON.stringify([gesture]) })
      await answer.text()
      if (answer.status !== 200) count.never.push(`offline visit ${one.kind}: ${answer.status}`)
    }
    const filed = await worker.post(`/visites-hors-ligne/${copy}/envoi`, { gestures: '[]', all: 'oui' })
    if (filed.status !== 200) count.never.push(`offline visit, the end: ${filed.status} ${(await filed.text()).slice(0, 200)}`)
    await plant(worker, of('/visite-hors-ligne'), { only: /ecarter/ })
    for (const end of ['/visite-hors-ligne', '']) pages.add(of(end))
    for (const page of ids(await text(worker, of('/visite-hors-ligne')), `/visite-hors-ligne/photos/(${id})`)) pages.add(of(`/visite-hors-ligne/photos/${page}`))
  } // prettier-ignore

  /** A file whose bytes hold a word, as a scan with recognised text would; nobody reads its name. */
  async function sendFile(path: string, what: string): Promise<void> {
    const word = sayIn(planted, `inside of a page of ${what}`)
    count.words.add(word)
    const body = new FormData()
    body.append('intent', 'add')
    body.append('pages', new Blob([Buffer.from(`%PDF-1.7\n(${word})\n%%EOF`)], { type: 'application/pdf' }), `${sayIn(planted, 'name of a file')}.pdf`)
    const answer = await fetch(town.origin + path, { method: 'POST', headers: { cookie: worker.cookie, origin: town.origin }, body, redirect: 'manual' })
    if (answer.status !== 302) count.never.push(`${path}: ${answer.status}`)
  } // prettier-ignore

  /** The pages of a letter that was received. */
  async function pagesOfALetter(): Promise<void> {
    const [letter] = ids(await text(worker, of('/demarches')), `/courriers/(${id})`)
    if (!letter) return void count.never.push('pages of a letter: no letter')
    await sendFile(of(`/courriers/${letter}/pages`), 'a letter')
    for (const page of ids(await text(worker, of(`/courriers/${letter}`)), `(/courriers/${letter}/pages/${id}[^"]*)`)) pages.add(of(page))
  } // prettier-ignore

  /** A grid of the service: nothing of a household, typed by a manager. */
  async function ownGrid(): Promise<void> {
    await plant(manager, '/grilles/ajouter')
    const grid = last(`/grilles/(${id})`)
    // its own page only tries it: what is typed there lies nowhere
    if (grid) await plant(manager, `/grilles/${grid}/modifier`, { never: /retirer|publier/ })
    await plant(manager, '/equipe/budget')
  }
}
