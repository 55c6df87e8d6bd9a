import type pg from 'pg'
import { plantIn } from './canary-forms.ts'
import type { Count, Planted } from './canary-forms.ts'
import { plantInstruments } from './canary-instruments.ts'
import { logIn, stranger } from './person.ts'
import type { Person } from './person.ts'

/** Where canaries are typed: through the pages, by each who has her own. */

const id = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/

/** Ids behind the links of a page. */
const linksOf = async (person: Person, page: string, link: RegExp): Promise<string[]> => [
  ...new Set([...(await (await person.get(page)).text()).matchAll(link)].map(([, found]) => found ?? '')),
]

/** Types in every form that people of the house reach. `sealed` hears of the households that were filled, before they are closed and handed over. */
export const plantAll = async (origin: string, planted: Planted, sealed: (files: readonly string[]) => Promise<void>): Promise<Count> => {
  const count: Count = { forms: 0, kept: 0, refused: 0, failed: [], never: [], to: [], words: new Set(), readBack: new Set(), told: [] }
  const inAll = async (person: Person, pages: readonly string[]): Promise<void> => {
    for (const page of pages) await plantIn(person, page, planted, count)
  }
  await inAll(stranger(origin), ['/connexion'])
  const reception = await logIn(origin, 'Jocelyne Tual')
  await inAll(reception, ['/accueil', '/mon-compte', '/mon-compte/liens', '/mon-compte/phrase'])
  const worker = await logIn(origin, 'Marc Delaunay')
  await inAll(worker, [
    '/dossiers/ouvrir',
    '/acces-exceptionnel',
    '/mon-compte/liens',
    '/mon-compte/agenda/importer',
    '/mon-compte/agenda/rdv-service-public',
    '/journee',
  ])
  const file = count.to.map((to) => new RegExp(`^/dossiers/(${id.source})`).exec(to)?.[1]).findLast(Boolean)
  if (!file) throw new Error('No case file was opened by its form')
  const of = (end: string): string => `/dossiers/${file}${end}`
  const pages = ['/noter', '/foyer', '/contact', '/adresse', '/appuis', '/besoins', '/paroles', '/rendez-vous', '/suite', '/demarches/commencer', '/courriers/noter?type=familyDecision', '/procedures/commencer?procedure=impaye-de-loyer-et-expulsion', '/droits/information', '/droits/evenement/separation', '/proteger', '/partager'] // prettier-ignore
  await inAll(worker, pages.map(of))
  for (const to of ['ouvert', 'refuse', 'conteste', 'non-souhaite', 'demande']) await inAll(worker, [of(`/droits/suivi/rsa?vers=${to}`)])
  for (const kind of await linksOf(worker, of('/faits'), /faits\/noter\?fait=([a-zA-Z.]+)/g))
    await inAll(worker, [of(`/faits/noter?fait=${kind}`)])
  for (const kind of ['health.pregnancy', 'disability.rate', 'income.salary', 'housing.rent', 'identity.birthDate'])
    await inAll(worker, [of(`/faits/noter?fait=${kind}`)])
  for (const person of (await linksOf(worker, of('/foyer'), new RegExp(`/foyer/(${id.source})`, 'g'))).slice(0, 3))
    await inAll(worker, [of(`/foyer/${person}`)])
  for (const entry of (await linksOf(worker, of(''), new RegExp(`/fil/(${id.source})`, 'g'))).slice(0, 3))
    await inAll(worker, [of(`/fil/${entry}`), of(`/fil/${entry}/lecteurs`)])
  for (const kind of ['demarches', 'procedures', 'courriers', 'echeances'])
    for (const one of (
      await linksOf(worker, of(kind === 'echeances' ? '/suite' : '/demarches'), new RegExp(`/${kind}/(${id.source})`, 'g'))
    ).slice(0, 2))
      await inAll(
        worker,
        kind === 'demarches'
          ? ['', '?noter=asked', '?noter=sent', '?noter=decided', '?noter=note'].map((end) => of(`/demarches/${one}${end}`))
          : [of(`/${kind}/${one}`)],
      )
  await inAll(worker, ['/ce-qui-court'])
  // an interview: its page is a draft, then it is tidied
  await inAll(worker, [of('/entretien'), '/entretien'])
  const interview = count.to.map((to) => new RegExp(`^/entretiens/(${id.source})`).exec(to)?.[1]).findLast(Boolean)
  if (interview) {
    await inAll(worker, [`/entretiens/${interview}`])
    // no next appointment: whatever hour is given may be taken
    await plantIn(worker, `/entretiens/${interview}/ranger`, planted, count, { given: { 'next-date': '', 'next-time': '' } })
  }
  const sheet = count.to.map((to) => new RegExp(`^/resumes/(${id.source})`).exec(to)?.[1]).findLast(Boolean)
  if (sheet) await inAll(worker, [`/resumes/${sheet}/relire`])
  for (const request of (await linksOf(worker, '/demandes', new RegExp(`/demandes/(${id.source})`, 'g'))).slice(0, 3))
    await inAll(
      worker,
      ['', '/repondre', '/proposer', '/rattacher'].map((end) => `/demandes/${request}${end}`),
    )
  const manager = await logIn(origin, 'Hélène Prigent')
  const filled = await plantInstruments({ origin, worker, colleague: await logIn(origin, 'Solène Kerbrat'), manager }, planted, count)
  const words = new Set(count.words)
  await sealed([file, filled])
  await inAll(worker, [of('/transmettre'), of('/clore'), of('/rouvrir')])
  await inAll(manager, [
    '/equipe/relais',
    '/acces-exceptionnel',
    '/acces-exceptionnel/revues',
    '/droits/locaux/ajouter',
    '/veille/notes/ajouter',
    '/veille',
    '/droits/apa-a-domicile/verifier?enonce=delay',
  ])
  const administrator = await logIn(origin, 'Yann Le Goff')
  await inAll(administrator, [
    '/equipe/ajouter',
    '/equipe/lieux',
    '/equipe/secteurs',
    '/equipe/recuperations',
    '/equipe/cles',
    '/avis/seuil',
  ])
  const agents = await linksOf(administrator, '/equipe', new RegExp(`/equipe/(${id.source})`, 'g'))
  await inAll(
    administrator,
    agents.slice(0, 2).map((agent) => `/equipe/${agent}`),
  )
  await inAll(await logIn(origin, 'Claire Meunier'), ['/journal'])
  return { ...count, words }
}

/** Searches, malformed requests and failing pages: what is typed there lies nowhere. */
export const misuse = async (origin: string, admin: pg.Client, planted: Planted): Promise<void> => {
  const say = (where: string): string => {
    const word = `qzkvwj${Array.from({ length: 8 }, () => String.fromCharCode(97 + Math.floor(Math.random() * 26))).join('')}`
    planted.set(word, where)
    return word
  }
  const worker = await logIn(origin, 'Solène Kerbrat')
  for (const path of ['/chercher?q=', '/droits?q=', '/dossiers?q=', '/n-existe-pas/', '/dossiers/', '/connexion?retour='])
    await (await worker.get(path + say(`address ${path}`))).text()
  await (
    await worker.get('/journee', { 'x-canary': say('header'), referer: `${origin}/${say('referer')}`, 'user-agent': say('user agent') })
  ).text()
  await (
    await worker.post('/dossiers/ouvrir', { name: say('field'), [say('field name')]: 'x' }, { 'content-type': 'application/json' })
  ).text()
  await (await stranger(origin).get('/', { cookie: `sid=${say('cookie')}; x=${say('cookie')}` })).text()
  const list = await linksOf(worker, '/dossiers', new RegExp(`/dossiers/(${id.source})`, 'g'))
  // a page that fails in its middle: its table is away for a moment
  await admin.query('alter table need rename to need_away')
  const broken = await worker.post(`/dossiers/${list[0]}/besoins`, {
    intent: 'add',
    topic: say('failing form'),
    domain: 'housing',
    cause: say('failing form'),
  })
  const failing = await worker.get(`/dossiers/${list[0]}/besoins?x=${say('failing page')}`)
  await admin.query('alter table need_away rename to need')
  await Promise.all([broken.text(), failing.text()])
  if (failing.status < 500) throw new Error(`The page that was to fail answered ${failing.status}`)
}
