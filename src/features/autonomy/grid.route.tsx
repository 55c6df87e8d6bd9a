import { redirect } from 'react-router'
import { NotFound } from '#core/errors.ts'
import { writeAge, writeDate } from '#core/french.ts'
import { dropAssessment, finishAssessment } from '#features/assessment/commands.server.ts'
import { NOT_A_DECISION } from '#features/assessment/model.ts'
import { getAssessment } from '#features/assessment/queries.server.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { noteFact } from '#features/facts/commands.server.ts'
import { kindOfInput } from '#features/facts/model.ts'
import { getHousehold } from '#features/household/queries.server.ts'
import { requireOpenCase } from '#db/open-case.server.ts'
import { readAggir } from '#rules/autonomy/aggir-answers.ts'
import { AGGIR_ILLUSTRATIVE, AGGIR_VARIABLES } from '#rules/autonomy/aggir-tables.ts'
import { Section } from '#ui/page.tsx'
import { instantOf } from '#web/clock.ts'
import { householdPage, redirectWithMessage, submit } from '#web/page.server.ts'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { stateOf } from '#web/typed.ts'
import { autonomy as acts } from './actions.ts'
import { seeVariable, startGrid, toCorrect } from './commands.server.ts'
import { adverbsOf, gridForm } from './forms.ts'
import { FinishPart, GirPart, WhoPart } from './grid-end.tsx'
import { VariableLine } from './grid-parts.tsx'
import { AGGIR, aggirOutcome, girOfResult } from './model.ts'
import { AutonomyPage, mayWrite, titleOf } from './parts.tsx'
import type { Route } from './+types/grid.route'

const every: readonly string[] = [...AGGIR_VARIABLES, ...AGGIR_ILLUSTRATIVE].map(({ id }) => id)

export const loader = householdPage(acts.showGrid, async ({ tx, id, params, url, today, time, actor }) => {
  const head = await getHead(tx, id, today)
  const grid = await getAssessment(tx, id, params['assessmentId'] ?? '')
  if (grid.instrument !== AGGIR.instrument) throw new NotFound('grid')
  const { members, former } = await getHousehold(tx, id, today)
  const person = [...members, ...former].find((one) => one.personId === grid.personId)
  const read = readAggir(grid.body.answers)
  const canWrite = mayWrite(head, actor.roles)
  const wanted = url.searchParams.get('geste')
  if (wanted !== null && !every.includes(wanted)) throw new NotFound('geste')
  const mine = grid.state === 'draft' && grid.isMine && canWrite
  const firstToSee = read.variables.find(({ letter }) => letter === null)?.variable.id ?? null
  return {
    head,
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
    person: person ? { name: person.name, birthDate: person.birthDate } : null,
    grid: { ...grid, looks: [] },
    read,
    canWrite,
    mine,
    open: mine ? (wanted ?? (url.searchParams.has('dit') && read.seen > 0 ? null : firstToSee)) : null,
  }
})

export const action = submit(acts.fillGrid, gridForm, async ({ tx, id, params, today, timeZone, value }) => {
  await requireOpenCase(tx, id)
  const assessmentId = params['assessmentId'] ?? ''
  tx.about({ subjectId: assessmentId })
  const at = { caseFileId: id, assessmentId }
  if ((await getAssessment(tx, id, assessmentId)).instrument !== AGGIR.instrument) throw new NotFound('grid')
  switch (value.intent) {
    case 'variable': {
      const { variable, way, letter, words } = value
      await seeVariable(tx, { ...at, variable, way, letter, words, said: adverbsOf(value, variable), today })
      const geste = nextOf(value.variable, (await getAssessment(tx, id, assessmentId)).body.answers)
      const to = paths.caseFile.autonomyGrid({ id, assessmentId, geste })
      // on to the next one, where the eye is; its letter says that this one is kept
      return geste === undefined ? redirectWithMessage(to, 'geste-garde') : redirect(`${to}#geste`)
    }
    case 'finish': {
      const { place, present, view, assessedOn } = value
      await finishAssessment(tx, { ...at, place: place ?? '', present, view, assessedOn, today }, aggirOutcome)
      const done = await getAssessment(tx, id, assessmentId)
      const gir = girOfResult(done.body.result)
      const kind = kindOfInput('gir')
      if (value.official && gir !== null && kind && done.personId !== null) {
        const noon = instantOf(assessedOn, '12:00', timeZone)
        await noteFact(tx, {
          caseFileId: id,
          kind,
          personId: done.personId,
          value: { number: gir, from: assessedOn },
          detail: '',
          source: 'observed',
          observedOn: assessedOn,
          observedAt: noon > tx.now ? tx.now : noon,
          compartment: 'health',
          today,
          field: 'official',
        })
      }
      return redirectWithMessage(paths.caseFile.autonomyGrid({ id, assessmentId }), 'grille-terminee')
    }
    case 'drop':
      await dropAssessment(tx, at)
      return redirectWithMessage(paths.caseFile.autonomy({ id }), 'evaluation-jetee')
    case 'correct': {
      const next = await startGrid(tx, {
        ...(await toCorrect(tx, id, assessmentId, AGGIR.instrument)),
        caseFileId: id,
        today,
        supersedesId: assessmentId,
      })
      return redirectWithMessage(paths.caseFile.autonomyGrid({ id, assessmentId: next }), 'grille-commencee')
    }
  }
})

/** The next geste that nobody saw, of the same part of the grid; undefined when there is none. */
const nextOf = (variable: string, answers: Parameters<typeof readAggir>[0]): string | undefined => {
  const read = readAggir(answers)
  const own = read.illustrative.some((one) => one.variable.id === variable) ? read.illustrative : read.variables
  const at = own.findIndex((one) => one.variable.id === variable)
  return [...own.slice(at + 1), ...own.slice(0, at)].find(({ letter }) => letter === null)?.variable.id
}

const OFFICIAL = {
  label: 'C’est le GIR retenu par l’équipe médico-sociale',
  help: 'Il est alors noté parmi les faits du foyer, et les droits le lisent.',
}
/** What keeps the grid from ending; null: all ten are seen. */
const leftOf = ({ gir, seen }: ReturnType<typeof readAggir>): string | null =>
  gir !== null ? null : `Il reste ${10 - seen === 1 ? 'un geste' : `${10 - seen} gestes`} à voir. La grille vous attend ici.`

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: titleOf(loaderData?.head, 'Grille AGGIR') }]

export default function GridRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { head, printed, grid, read, person, open, mine } = loaderData
  const state: FormState | undefined = actionData
  const sent = stateOf(state, 'variable')
  const refused = typeof sent?.values['variable'] === 'string' ? sent.values['variable'] : null
  const shown = refused ?? open
  const line = (one: (typeof read.variables)[number]) => (
    <VariableLine
      key={one.variable.id}
      one={one}
      open={one.variable.id === shown}
      state={one.variable.id === refused ? sent : undefined}
      href={mine ? paths.caseFile.autonomyGrid({ id: head.id, assessmentId: grid.id, geste: one.variable.id }) : null}
    />
  )
  return (
    <AutonomyPage
      head={head}
      inside
      title={person ? `${person.name}${person.birthDate ? `, ${writeAge(person.birthDate, printed.today)}` : ''}` : 'Grille AGGIR'}
      intro={`Grille AGGIR, ${writeDate(grid.assessedOn, printed.today)}, par ${grid.author}. ${NOT_A_DECISION}`}
      printed={printed}
      state={state}
    >
      <div className="grille-aggir">
        <Section id="h-grille" title="Gestes du quotidien" end={`${read.seen} sur 10`}>
          <p className="petit doux haut-1">
            Ce que la personne fait <b>seule</b>, sans aide ni rappel. Sa canne, son fauteuil, ses lunettes comptent comme elle.
          </p>
          {read.variables.map(line)}
          <h3 className="haut-2">Pour le plan d’aide</h3>
          <p className="petit doux">Ces sept-là ne changent pas le GIR.</p>
          {read.illustrative.map(line)}
        </Section>
        <div>
          <GirPart read={read} grid={grid} />
          {mine ? (
            <FinishPart grid={grid} left={leftOf(read)} it="la grille" official={OFFICIAL} state={state} />
          ) : (
            <WhoPart {...loaderData} noun="grille" />
          )}
        </div>
      </div>
    </AutonomyPage>
  )
}
