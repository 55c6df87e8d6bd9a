import { writeDate, writeTimeInSentence } from '#core/french.ts'
import { tabTitle, toHeadProps } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { kindOfInput } from '#features/facts/model.ts'
import { compartmentOfRight, localSeries } from '#features/review/model.ts'
import { gapsIn, listEventOffers } from '#features/review/queries.server.ts'
import { BadInput } from '#rules/bad-input.ts'
import { findEntry } from '#rules/catalogue/catalogue.ts'
import { monthInWords, monthOf } from '#rules/time.ts'
import { Button, LinkButton } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { HouseholdHead } from '#ui/household-head.tsx'
import { Page, Section, TitleBar } from '#ui/page.tsx'
import { HouseholdPrintFoot } from '#ui/print-foot.tsx'
import { ClientScript } from '#web/client-script.tsx'
import { Frame } from '#web/frame.tsx'
import { householdPage } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { RightsRooms } from '#web/rights-rooms.tsx'
import type { Route } from './+types/rights.route'
import { rights as acts } from './actions.ts'
import { applyView } from './apply.ts'
import { FactsRead, FollowUp, HowToApply, Received } from './apply-parts.tsx'
import { RightAside } from './aside-parts.tsx'
import { readComparison, readMonth } from './asked.ts'
import { hardlyKnown } from './compute.ts'
import { gapLine, gapOf } from './gap-words.ts'
import { keptOf, personOf, rightHref, rowAsked } from './links.ts'
import { ClosedLocal, LocalGroup } from './local-parts.tsx'
import { evaluatedAids } from './local.server.ts'
import { localLines } from './local.ts'
import { pageView } from './page-view.ts'
import type { Looked } from './page-view.ts'
import { getGiven } from './queries.server.ts'
import { rememberedCompute, rememberedPills } from './remember.server.ts'
import { FarRights, RightsList } from './table-parts.tsx'
import { rightsTable } from './table.ts'
import { Begin, PageData, Warnings } from './page-parts.tsx'
import { sumsWords } from './words.ts'
import { ComparisonTable, WhatIfForm } from './what-if-parts.tsx'

const mayWith = (canWrite: boolean, holds: boolean): 'read' | 'note' | 'follow' => (canWrite ? (holds ? 'follow' : 'note') : 'read')

/** Above so many open questions, what each answer would give is left to the browser: every pill costs a whole computation. */
const fewQuestions = 12

export const loader = householdPage(acts.show, async ({ tx, id, url, today, time, actor, script }) => {
  const head = await getHead(tx, id, today)
  const search = url.searchParams
  const asked = readMonth(search.get('au'), today)
  const { given, known, statuses } = await getGiven(tx, id, today, asked.month)
  const printed = { today, time, by: `${actor.firstName} ${actor.lastName}` }
  const base = {
    head,
    asked,
    printed,
    warnings: { contradictions: known.contradictions, stale: known.stale, refused: known.refused, leftOut: known.leftOut },
    nameOf: known.nameOf,
    offers: await listEventOffers(tx, id, today),
    canWrite: head.closedOn === null && actor.roles.includes('worker'),
  }
  if (given.situation.persons.length === 0 || hardlyKnown(given)) return { ...base, shown: null, why: null }
  try {
    const computed = await rememberedCompute(given)
    const table = rightsTable(computed)
    const row = rowAsked([...table.rows, ...table.far], search) ?? table.rows.find(({ group }) => group === 'toVerify') ?? table.rows[0]
    const comparisonAsked = readComparison(given, search)
    const looked: Looked = {
      key: row?.key ?? null,
      scenarios: comparisonAsked.asked.flatMap(({ scenario }) => scenario ?? []),
      after: comparisonAsked.after,
    }
    const view = pageView(computed, looked)
    const question = view.aside?.question
    const entry = row?.slug ? findEntry(row.slug) : undefined
    const isNow = asked.month === today.slice(0, 7)
    const aids = await evaluatedAids(tx, computed, isNow ? today : `${asked.month}-01`)
    return {
      ...base,
      why: null,
      shown: {
        given,
        looked,
        view,
        row: row ?? null,
        results:
          question && row && computed.answers.questions.length <= fewQuestions ? await rememberedPills(given, row.key, question) : null,
        comparisonAsked,
        apply: entry ? applyView(entry) : null,
        status: row
          ? statuses.findLast(({ slug, subjectId }) => slug === row.slug && (subjectId === null || row.key.endsWith(subjectId)))
          : undefined,
        // compared for the month of today: another one says nothing of what is received
        gaps: isNow ? await gapsIn(known.situation, statuses, today, computed.answers) : [],
        local: localLines(aids, new Set(given.statuses.map(({ slug }) => slug))),
        may: mayWith(base.canWrite, entry !== undefined && (head.referent.isMe || head.myKinds.includes(compartmentOfRight(entry)))),
        uses: known.uses,
        kept: keptOf(search, 'droit', 'personne'),
        keptForWhatIf: keptOf(search, 'si', 'vu', ...[...search.keys()].filter((name) => name.includes('-'))),
        factKey: question ? (kindOfInput(question.inputId)?.key ?? null) : null,
        scripts: { page: script('rights'), worker: script('rights-worker') },
      },
    }
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    return { ...base, shown: null, why: error.expected }
  }
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Droits') }]

export default function Rights({ loaderData }: Route.ComponentProps) {
  const { head, asked, printed, shown, warnings, nameOf, why, offers, canWrite } = loaderData
  const { today, time, by } = printed
  const isNow = asked.month === today.slice(0, 7)
  const { id } = head
  return (
    <Frame>
      <HouseholdHead {...toHeadProps(head, 'rights')} />
      <Page>
        <RightsRooms id={id} current="rights" />
        <TitleBar
          title="Droits"
          small
          actions={
            <>
              <LinkButton small icon="plus" href={paths.caseFile.noteFact({ id, to: paths.caseFile.rights({ id }) })}>
                Noter un fait
              </LinkButton>
              <LinkButton small icon="imprimer" href={paths.caseFile.rightsVersion({ id })}>
                Version pour la personne
              </LinkButton>
            </>
          }
        >
          {shown && (
            <>
              <b data-somme="">{sumsWords(shown.view.table.sums)}</b>
              <br />
              <span className="petit doux">
                {isNow
                  ? `Calculé le ${writeDate(today, today)} à ${writeTimeInSentence(time)} avec ce que vous pouvez lire, textes et montants de ce jour.`
                  : `Calculé pour ${monthInWords(monthOf(asked.month))}, avec ce qui est connu aujourd’hui.`}{' '}
                Estimation, ne vaut pas décision : c’est l’organisme qui décide.
                {shown.given.situation.imported !== undefined && ' Foyer repris d’OpenFisca : calculé selon ses conventions.'}
              </span>
            </>
          )}
        </TitleBar>
        <details className="autre-date ne-pas-imprimer" open={!isNow || asked.error !== null}>
          <summary>Voir à une autre date</summary>
          <form method="get" className="ligne">
            <Field
              name="au"
              label="Mois"
              type="month"
              value={asked.typed === '' ? asked.month : asked.typed}
              error={asked.error ?? undefined}
              placeholder="2026-04"
              className="court"
              help="Depuis janvier 2024. Après le dernier barème connu, les montants sont « à confirmer »."
            />
            <Button small>Voir ce mois</Button>
            {!isNow && <a href={paths.caseFile.rights({ id })}>Revenir à aujourd’hui</a>}
          </form>
        </details>
        {offers.map((offer) => (
          <section key={offer.event.id} className="demande haut-2 ligne" aria-label={offer.event.name}>
            <p>{offer.sentence}</p>
            {canWrite && (
              <LinkButton small href={paths.caseFile.rightsEvent({ id, event: offer.event.slug })}>
                Préparer
              </LinkButton>
            )}
          </section>
        ))}
        <Warnings id={id} warnings={warnings} nameOf={nameOf} today={today} />
        {!shown && <Begin head={head} why={why} />}
        {shown && (
          <>
            <PageData shown={shown} />
            <div className="droits">
              <div>
                <RightsList
                  table={shown.view.table}
                  chosen={shown.row?.key ?? null}
                  hrefOf={(row) => rightHref(id, row, shown.kept)}
                  gapOf={(row) => gapLine(gapOf(shown.gaps, row))}
                >
                  <LocalGroup lines={shown.local} id={id} />
                </RightsList>
                <FarRights rows={shown.view.table.far} hrefOf={(row) => rightHref(id, row, shown.kept)} />
                <ClosedLocal lines={shown.local} id={id} />
              </div>
              {shown.view.aside ? (
                <RightAside
                  aside={shown.view.aside}
                  results={shown.results}
                  noteHref={
                    shown.view.aside.question
                      ? paths.caseFile.noteFact({
                          id,
                          ...(shown.factKey === null ? {} : { key: shown.factKey }),
                          personId: shown.view.aside.question.personId,
                          to: paths.caseFile.rights({ id }),
                        })
                      : null
                  }
                >
                  {shown.row && <Received gap={gapOf(shown.gaps, shown.row)} />}
                  <FactsRead uses={shown.uses} factsHref={paths.caseFile.facts({ id })} today={today} />
                  <Application shown={shown} id={id} today={today} />
                </RightAside>
              ) : (
                shown.row && (
                  <aside id="trace" aria-labelledby="h-droit">
                    <div className="rub">
                      <h2 id="h-droit">{shown.row.title}</h2>
                    </div>
                    <p className="haut-1">Ce droit n’est pas calculé ici. {shown.row.small}</p>
                    <Application shown={shown} id={id} today={today} />
                  </aside>
                )
              )}
            </div>
            <Section id="etsi" title="Et si…" end="rien n’est enregistré" className="haut-5">
              <WhatIfForm asked={shown.comparisonAsked} given={shown.given} kept={shown.keptForWhatIf} />
              <ComparisonTable comparison={shown.view.comparison} />
              <p className="petit doux haut-1 mesure">
                Reste par jour et par personne : revenus et droits, moins le loyer et les charges locatives connus, divisés par le nombre de
                personnes du foyer et par 30,4 jours. Les autres dépenses n’en sont pas déduites.
                {shown.view.comparison.tried > 0 &&
                  ` Ce qui n’est pas connu reste une fourchette ; l’écart est celui de ${shown.view.comparison.tried} réponses possibles, les mêmes dans chaque colonne.`}{' '}
                Estimation, ne vaut pas décision.
              </p>
            </Section>
            <ClientScript src={shown.scripts.page} />
          </>
        )}
        <HouseholdPrintFoot printed={{ today, time, by }} />
      </Page>
    </Frame>
  )
}

type Shown = NonNullable<Route.ComponentProps['loaderData']['shown']>

const Application = ({ shown, id, today }: { shown: Shown; id: string; today: string }) => {
  const { apply, row, status, may } = shown
  if (!row?.slug) return null
  const personId = personOf(row)
  const statusHref = paths.caseFile.rightStatus({ id, slug: row.slug, personId })
  const aidId = localSeries(row.slug)
  if (!apply)
    return aidId === null ? null : (
      <>
        <p>
          <a href={paths.caseFile.localAidSheet({ id, aidId })}>Lire la fiche de cette aide locale et ses conditions</a>
        </p>
        <FollowUp status={status} today={today} statusHref={statusHref} personId={personId} may={may} />
      </>
    )
  return (
    <HowToApply apply={apply} sheetHref={paths.caseFile.rightSheet({ id, slug: apply.slug })}>
      <FollowUp status={status} today={today} statusHref={statusHref} personId={personId} may={may} />
    </HowToApply>
  )
}
