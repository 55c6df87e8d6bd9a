import { redirect } from 'react-router'
import { ageInYears } from '#core/dates.ts'
import { NotFound } from '#core/errors.ts'
import { writeAge, writeDate } from '#core/french.ts'
import { requireOpenCase } from '#db/open-case.server.ts'
import { dropAssessment } from '#features/assessment/commands.server.ts'
import { NOT_A_DECISION } from '#features/assessment/model.ts'
import { getAssessment } from '#features/assessment/queries.server.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { getHousehold } from '#features/household/queries.server.ts'
import { PCH_DOMAINS } from '#rules/autonomy/pch-activities.ts'
import type { PchDomain } from '#rules/autonomy/pch-activities.ts'
import type { PchRead } from '#rules/autonomy/pch-answers.ts'
import { Section } from '#ui/page.tsx'
import { instantOf } from '#web/clock.ts'
import { householdPage, redirectWithMessage, submit } from '#web/page.server.ts'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { autonomy as acts } from './actions.ts'
import { toCorrect } from './commands.server.ts'
import { FinishPart, WhoPart } from './grid-end.tsx'
import { AutonomyPage, mayWrite, titleOf } from './parts.tsx'
import { finishPch, rateDomain, sayDuration, sayHelp, startPch } from './pch-commands.server.ts'
import { DomainForm, HelpForm, LastingForm } from './pch-fields.tsx'
import { durationsOf, helpOf, pchForm, ratingsOf } from './pch-forms.ts'
import { activitiesOf, ageNote, isPchSlug, PCH, pchParts, pchTrace, readPchOn, slugOf } from './pch-model.ts'
import type { PchSlug } from './pch-model.ts'
import { ClosedPart, DomainLine, HelpLine, PchAnswerPart } from './pch-parts.tsx'
import type { Route } from './+types/pch.route'

const DOMAINS = Object.keys(PCH_DOMAINS) as PchDomain[]

export const loader = householdPage(acts.showPch, async ({ tx, id, params, url, today, time, actor }) => {
  const head = await getHead(tx, id, today)
  const grid = await getAssessment(tx, id, params['assessmentId'] ?? '')
  if (grid.instrument !== PCH.instrument) throw new NotFound('evaluation')
  const { members, former } = await getHousehold(tx, id, today)
  const person = [...members, ...former].find((one) => one.personId === grid.personId)
  const read = readPchOn(grid.body.answers, grid.assessedOn)
  const canWrite = mayWrite(head, actor.roles)
  const wanted = url.searchParams.get('partie')
  if (wanted !== null && !isPchSlug(wanted)) throw new NotFound('part')
  const mine = grid.state === 'draft' && grid.isMine && canWrite
  return {
    head,
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
    person: person ? { name: person.name, birthDate: person.birthDate } : null,
    grid: { ...grid, looks: [] },
    read,
    // an evaluation keeps what was said when it ended
    trace: grid.state === 'finished' ? grid.body.trace : pchTrace(read),
    note: ageNote(person?.birthDate ? ageInYears(person.birthDate, grid.assessedOn) : null, grid.assessedOn),
    canWrite,
    mine,
    open: mine ? (wanted ?? (url.searchParams.has('dit') && read.seen > 0 ? null : nextOf(read, null))) : null,
  }
})

const bad = ({ difficulty }: PchRead['activities'][number]): boolean => difficulty === 'grave' || difficulty === 'absolute'

/** The next part where something is to be said, after this one; null when there is none. */
const nextOf = (read: PchRead, after: PchSlug | null): PchSlug | null => {
  const slugs = Object.keys(pchParts) as PchSlug[]
  const missing = (slug: PchSlug): boolean => {
    const part = pchParts[slug]
    if (part === 'help') return false
    if (part === 'lasting') return read.durationToSay.length > 0
    return activitiesOf(read, part).some(({ difficulty }) => difficulty === null)
  }
  return slugs.slice(after === null ? 0 : slugs.indexOf(after) + 1).find(missing) ?? null
}

export const action = submit(acts.fillPch, pchForm, async ({ tx, id, params, today, timeZone, value }) => {
  await requireOpenCase(tx, id)
  const assessmentId = params['assessmentId'] ?? ''
  tx.about({ subjectId: assessmentId })
  const at = { caseFileId: id, assessmentId, today }
  const before = await getAssessment(tx, id, assessmentId)
  if (before.instrument !== PCH.instrument) throw new NotFound('evaluation')
  const read = async (): Promise<PchRead> => readPchOn((await getAssessment(tx, id, assessmentId)).body.answers, before.assessedOn)
  const onAfter = async (slug: PchSlug): Promise<Response> => {
    const part = nextOf(await read(), slug) ?? undefined
    const to = paths.caseFile.pchEvaluation({ id, assessmentId, part })
    return part === undefined ? redirectWithMessage(to, 'geste-garde') : redirect(`${to}#partie`)
  }
  switch (value.intent) {
    case 'rate': {
      const { domain, words } = value
      await rateDomain(tx, at, { domain, words, ratings: ratingsOf(value, domain), restNone: value.way === 'restNone' })
      return onAfter(slugOf(domain))
    }
    case 'lasting': {
      const of = (await read()).activities.filter(bad).map(({ activity }) => activity.id)
      await sayDuration(tx, at, durationsOf(value, of, value.way === 'all'))
      return onAfter('duree')
    }
    case 'help':
      await sayHelp(tx, at, helpOf(value))
      return redirectWithMessage(paths.caseFile.pchEvaluation({ id, assessmentId }), 'geste-garde')
    case 'finish': {
      const { place, present, view, assessedOn, official } = value
      const noon = instantOf(assessedOn, '12:00', timeZone)
      const observedAt = noon > tx.now ? tx.now : noon
      await finishPch(tx, at, { place: place ?? '', present, view, assessedOn, official, observedAt })
      return redirectWithMessage(paths.caseFile.pchEvaluation({ id, assessmentId }), 'pch-terminee')
    }
    case 'drop':
      await dropAssessment(tx, at)
      return redirectWithMessage(paths.caseFile.autonomy({ id }), 'evaluation-jetee')
    case 'correct': {
      const from = await toCorrect(tx, id, assessmentId, PCH.instrument)
      const next = await startPch(tx, { ...from, caseFileId: id, today, supersedesId: assessmentId })
      return redirectWithMessage(paths.caseFile.pchEvaluation({ id, assessmentId: next }), 'pch-commencee')
    }
  }
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: titleOf(loaderData?.head, 'Évaluation pour la PCH') }]

const OFFICIAL = {
  label: 'C’est l’évaluation retenue par l’équipe de la MDPH',
  help: 'Elle est alors notée parmi les faits du foyer, et les droits la lisent.',
}

export default function PchRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { head, printed, grid, read, trace, note, person, open, mine } = loaderData
  const state: FormState | undefined = actionData
  const refused = refusedPart(state)
  const shown = refused ?? open
  const hrefOf = (part: PchSlug): string | null =>
    mine ? paths.caseFile.pchEvaluation({ id: head.id, assessmentId: grid.id, part }) : null
  const durations = read.activities.filter(bad)
  const typed = (slug: PchSlug): FormState | undefined => (refused === slug ? state : undefined)
  return (
    <AutonomyPage
      head={head}
      inside
      title={
        person ? `${person.name}${person.birthDate ? `, ${writeAge(person.birthDate, printed.today)}` : ''}` : 'Évaluation pour la PCH'
      }
      intro={`Évaluation pour la PCH, ${writeDate(grid.assessedOn, printed.today)}, par ${grid.author}. ${NOT_A_DECISION}`}
      printed={printed}
      state={state}
    >
      <div className="grille-aggir">
        <Section id="h-activites" title="Activités de la vie quotidienne" end={`${read.seen} sur ${read.activities.length}`}>
          {DOMAINS.map((domain) => {
            const slug = slugOf(domain)
            return shown === slug ? (
              <DomainForm key={slug} read={read} domain={domain} state={typed(slug)} />
            ) : (
              <DomainLine key={slug} read={read} domain={domain} href={hrefOf(slug)} />
            )
          })}
          {durations.length > 0 &&
            mine &&
            (shown === 'duree' ? (
              <LastingForm of={durations} state={typed('duree')} />
            ) : (
              <ClosedPart
                title="Combien de temps"
                says={read.durationToSay.length === 0 ? 'dit pour chaque difficulté grave ou absolue' : 'à dire'}
                count={`${durations.length - read.durationToSay.length} sur ${durations.length}`}
                href={hrefOf('duree')}
              />
            ))}
          {shown === 'aide-humaine' ? (
            <HelpForm read={read} state={typed('aide-humaine')} />
          ) : (
            <HelpLine read={read} href={hrefOf('aide-humaine')} />
          )}
        </Section>
        <div>
          <PchAnswerPart read={read} trace={trace} note={note} />
          {mine ? (
            <FinishPart
              grid={grid}
              left={read.seen === 0 ? 'Rien n’est encore vu. L’évaluation vous attend ici.' : null}
              it="l’évaluation"
              official={OFFICIAL}
              state={state}
            />
          ) : (
            <WhoPart {...loaderData} noun="évaluation" />
          )}
        </div>
      </div>
    </AutonomyPage>
  )
}

/** The part whose form came back. */
const refusedPart = (state: FormState | undefined): PchSlug | null => {
  switch (state?.values['intent']) {
    case 'rate': {
      const domain = DOMAINS.find((one) => one === state.values['domain'])
      return domain ? slugOf(domain) : null
    }
    case 'lasting':
      return 'duree'
    case 'help':
      return 'aide-humaine'
    default:
      return null
  }
}
