import { writeFullDate } from '#core/french.ts'
import { tabTitle } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { localSlug } from '#features/review/model.ts'
import { BadInput } from '#rules/bad-input.ts'
import { findEntry } from '#rules/catalogue/catalogue.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Check } from '#ui/choice.tsx'
import { A4, Empty, Page, TitleBar } from '#ui/page.tsx'
import { Frame } from '#web/frame.tsx'
import { householdPage } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import type { Route } from './+types/version.route'
import { rights as acts } from './actions.ts'
import { hardlyKnown, keyOf } from './compute.ts'
import { getGiven } from './queries.server.ts'
import { rememberedCompute } from './remember.server.ts'
import { rightsTable } from './table.ts'
import { evaluatedAids } from './local.server.ts'
import { localOnSheet } from './local.ts'
import { personSheet } from './version.ts'
import { lowerFirst } from './words.ts'
import type { SheetRight } from './version.ts'

export const loader = householdPage(acts.version, async ({ tx, id, url, today, actor }) => {
  const head = await getHead(tx, id, today)
  const { given, known } = await getGiven(tx, id, today, today.slice(0, 7))
  const base = { head, today, by: `${actor.firstName} ${actor.lastName}`, jobTitle: actor.jobTitle }
  if (given.situation.persons.length === 0 || hardlyKnown(given)) return { ...base, sheet: null, shown: [] }
  try {
    const computed = await rememberedCompute(given)
    const shown = url.searchParams.getAll('avec').slice(0, 10)
    const sheet = personSheet(rightsTable(computed), {
      mainId: known.mainId,
      entryOf: findEntry,
      paperOf: ({ key }) => {
        const [best] = computed.answers.rights.find((right) => keyOf(right) === key)?.questions ?? []
        const about = best?.unknown.personId
        // what is still asked of somebody else is not hers to read
        return best && (about === null || about === known.mainId) ? (computed.unknowns.get(best.unknown.id)?.input.where ?? '') : ''
      },
      shown,
      isProtected: head.protected,
    })
    const aids = await evaluatedAids(tx, computed, today)
    const local = localOnSheet(aids, { followed: new Set(given.statuses.map(({ slug }) => slug)), shown })
    const names = new Map(aids.map(({ aid }) => [localSlug(aid.id), aid.name]))
    return {
      ...base,
      sheet: {
        ...sheet,
        toAsk: [...sheet.toAsk, ...local.toAsk],
        toVerify: [...sheet.toVerify, ...local.toVerify],
        discreet: [...sheet.discreet, ...local.discreet],
      },
      // only what there is to put back: a slug of the address that names nothing is dropped
      shown: shown.flatMap((slug) => {
        const name = findEntry(slug)?.name ?? names.get(slug)
        return name === undefined ? [] : [{ slug, name }]
      }),
    }
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    return { ...base, sheet: null, shown: [] }
  }
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Mes droits') }]

const RightOnSheet = ({ right }: { right: SheetRight }) => (
  <li className="droit-feuille">
    <h3>{right.name}</h3>
    <p>{right.what}</p>
    {right.amount !== '' && (
      <p>
        <b>{right.amount}</b>
      </p>
    )}
    {right.toCheck > 0 && <p>{right.toCheck === 1 ? 'Encore une condition' : `Encore ${right.toCheck} conditions`} à vérifier ensemble.</p>}
    {right.paper !== '' && <p>Pour le savoir mieux, apportez, si vous l’avez : {lowerFirst(right.paper)}.</p>}
    {right.automatic ? (
      <p>Vous n’avez rien à demander : c’est versé tout seul.</p>
    ) : (
      <p>
        <b>Où demander.</b> {right.where.map(({ by, label }) => (by === '' ? label : `${by} : ${label}`)).join('. ')}.
      </p>
    )}
    {right.documents.length > 0 && (
      <p>
        <b>À apporter</b> : {right.documents.map(lowerFirst).join(' ; ')}.
      </p>
    )}
    {right.before.length > 0 && (
      <p>
        <b>Quand</b> :{' '}
        {right.before.map((one, index) => (
          <span key={one.text}>
            {index > 0 && ' '}
            {one.text}
            {!one.verified && !/à vérifier\.?$/.test(one.text) && ' (à vérifier)'}
          </span>
        ))}
      </p>
    )}
    {right.documents.length > 0 && (
      <p>
        <b>Qui décide</b> : {right.decider}
      </p>
    )}
  </li>
)

const Part = ({ title, rights }: { title: string; rights: readonly SheetRight[] }) =>
  rights.length === 0 ? null : (
    <>
      <h2>{title}</h2>
      <ul className="droits-feuille">
        {rights.map((right) => (
          <RightOnSheet key={right.key} right={right} />
        ))}
      </ul>
    </>
  )

export default function PersonVersion({ loaderData }: Route.ComponentProps) {
  const { head, today, by, jobTitle, sheet, shown } = loaderData
  const { id } = head
  const isEmpty = !sheet || sheet.toAsk.length + sheet.toVerify.length + sheet.waiting.length === 0
  return (
    <Frame>
      <Page>
        <div className="ne-pas-imprimer">
          <TitleBar
            title="Version pour la personne"
            actions={
              <>
                <LinkButton href={paths.caseFile.rights({ id })} small icon="retour">
                  Les droits du foyer
                </LinkButton>
                <LinkButton href={paths.caseFile.rightsInformation({ id, medium: 'feuille' })} small look="principal">
                  Donner cette feuille
                </LinkButton>
              </>
            }
          >
            À relire ensemble, puis à imprimer (Ctrl P). Ni faits du dossier, ni autre adulte du foyer n’y figurent.
            {head.protected && <b> Foyer protégé : demandez où cette feuille peut être gardée sans risque, ou ne la remettez pas.</b>}
          </TitleBar>
          {sheet && sheet.discreet.length + shown.length > 0 && (
            <form method="get" className="haut-1">
              <p>
                {sheet.discreet.length > 0
                  ? 'Pour sa sécurité, ce qui parle de violences, de justice ou de santé par son nom n’est pas sur la feuille. À ajouter seulement si elle le veut et peut la garder en lieu sûr :'
                  : 'Ajouté à la feuille :'}
              </p>
              {sheet.discreet.map(({ slug, name }) => (
                <Check key={slug} name="avec" value={slug} label={name} />
              ))}
              {shown.map(({ slug, name }) => (
                <Check key={slug} name="avec" value={slug} label={name} checked />
              ))}
              <Actions className="haut-1">
                <Button small>Mettre à jour la feuille</Button>
              </Actions>
            </form>
          )}
        </div>
        {isEmpty ? (
          <Empty title="Rien à mettre sur la feuille pour l’instant">
            <p>Aucun droit n’est à demander ni à vérifier d’après ce qui est connu.</p>
          </Empty>
        ) : (
          <A4 label="Feuille à remettre">
            <div className="feuille-droits">
              <h2 className="titre-feuille">Les aides que vous pouvez demander</h2>
              <p>
                Préparé le {writeFullDate(today)} avec {by}, {jobTitle}.
              </p>
              <p className="cadre-feuille">
                <b>Ce sont des estimations. Elles ne valent pas décision</b> : c’est l’organisme qui décide. Même si le montant est
                incertain, vous pouvez demander.
              </p>
              <Part title="Vous pouvez demander" rights={sheet.toAsk} />
              <Part title="À vérifier ensemble" rights={sheet.toVerify} />
              <Part title="Déjà demandé, réponse attendue" rights={sheet.waiting} />
              <p>
                Demander est un droit. En cas de refus, vous pouvez contester : la lettre de refus dit comment et avant quelle date. Nous
                pouvons vous aider.
              </p>
              <p className="petit">Estimation, ne vaut pas décision.</p>
            </div>
          </A4>
        )}
      </Page>
    </Frame>
  )
}
