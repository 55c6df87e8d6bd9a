import type { IsoDate } from '#core/dates.ts'
import { writeDate, writeDay, writeTime, writeTimeInSentence } from '#core/french.ts'
import { ThinBand } from '#ui/band.tsx'
import { Button, LinkButton } from '#ui/button.tsx'
import { DangerTag } from '#ui/danger.tsx'
import { Icon } from '#ui/icons.tsx'
import { wallClock } from '#web/clock.ts'
import { paths } from '#web/paths.ts'
import { isAnswered } from './model.ts'
import type { Margin, Page, Wall } from './page-queries.server.ts'

/** « Céline Aubertin, avec Jade, 4 ans »: who comes along, as it was written for the appointment. */
export const pageName = (page: Pick<Page, 'caseName' | 'appointment'>): string => {
  const along = page.appointment?.with.replace(/^vient /i, '') ?? ''
  if (along === '') return page.caseName
  return `${page.caseName}, ${/^(?:avec|sans|et)\b/i.test(along) || /^\p{Ll}/u.test(along) ? along : `avec ${along}`}`
}

/** « mardi 16 juin, 9 h 30 » ; with the end of the planned hour while tidying. */
export const pageWhen = (page: Pick<Page, 'appointment' | 'startedAt'>, { today, timeZone }: Wall, withEnd = false): string => {
  const start = wallClock(page.appointment?.startsAt ?? page.startedAt, timeZone)
  const end = withEnd && page.appointment ? ` à ${writeTimeInSentence(wallClock(page.appointment.endsAt, timeZone).time)}` : ''
  return `${writeDay(start.date, today)}, ${writeTimeInSentence(start.time)}${end}`
}

/** The thin header of the page, and its commands. Those that need JavaScript are absent without it. */
export const PageBand = ({ page, wall }: { page: Page; wall: Wall }) => (
  <ThinBand
    name={pageName(page)}
    when={pageWhen(page, wall)}
    danger={page.flags && <DangerTag {...page.flags} />}
    actions={
      <>
        <LinkButton href={paths.caseFile.show({ id: page.caseFileId })} look="nu" small kbd="Alt D">
          Le dossier
        </LinkButton>
        {!page.tidied && (
          <>
            <Button type="button" look="nu" small kbd="F8" className="avec-js" expanded controls="marge" data={{ 'data-marge': '' }}>
              Cacher la marge
            </Button>
            <Button
              type="button"
              look="nu"
              small
              className="avec-js"
              pressed={false}
              data={{ 'data-a-plusieurs': paths.interview.page({ id: page.id }) }}
            >
              À plusieurs
            </Button>
          </>
        )}
      </>
    }
  />
)

const wantTitles = { F: 'Ce qu’elle veut', M: 'Ce qu’il veut', unknown: 'Ce que la personne veut' } as const
const sides = { person: 'De son côté : ', worker: '', both: 'Ensemble : ', other: 'Un partenaire : ' } as const

/** What may be glanced at while somebody speaks: promises, wishes, three questions at most. It never moves by itself. */
export const MarginColumn = ({
  margin,
  notes,
  today,
  ticked,
  caseFileId,
}: {
  caseFileId: string
  margin: Margin
  notes: string
  today: IsoDate
  ticked: readonly string[] | null
}) => (
  <aside className="marge" id="marge" aria-label="Repères">
    <section>
      <h2>{margin.lastMet ? `La dernière fois, ${writeDate(margin.lastMet, today)}` : 'Ce qui était prévu'}</h2>
      {margin.steps.length === 0 && <p>Rien n’était promis.</p>}
      {margin.steps.map((step) => (
        <label className="coche" key={step.id}>
          <input type="checkbox" name="done[]" value={step.id} defaultChecked={ticked ? ticked.includes(step.id) : step.doneAt !== null} />
          <span>
            {sides[step.doer]}
            {step.what}
            {step.dueOn && ` (${writeDate(step.dueOn, today)})`}
          </span>
        </label>
      ))}
      {margin.steps.map((step) => (
        <input type="hidden" name="shown[]" value={step.id} key={step.id} />
      ))}
    </section>
    {margin.wishes.length > 0 && (
      <section>
        <h2>{wantTitles[margin.sex]}</h2>
        {margin.wishes.map((words) => (
          <p className="voix" key={words}>
            « {words.replace(/^«\s*|\s*»$/g, '')} »
          </p>
        ))}
      </section>
    )}
    {margin.questions.length > 0 && (
      <section className="large">
        <h2>Questions utiles, si le moment s’y prête</h2>
        <ol className="questions">
          {margin.questions.map((question, index) => {
            const answered = isAnswered(question, notes)
            return (
              <li key={question.key} className={answered ? 'repondue' : undefined} data-replie={question.folds}>
                <span className="r">
                  <span className="no">{index + 1}</span>
                  <Icon name="check" />
                </span>
                <div>
                  <p>{question.text}</p>
                  <small>{question.why}</small>
                </div>
              </li>
            )
          })}
        </ol>
      </section>
    )}
    <section className="large" data-questions-droits={paths.caseFile.rightsQuestions({ id: caseFileId })}>
      <h2>Ce qui préciserait les droits</h2>
      <p className="petit">
        <a href={paths.caseFile.rights({ id: caseFileId })}>Les droits du foyer</a>
      </p>
    </section>
  </aside>
)

/** « Vous seule lisez… »: in the gender that the agent chose for her function, else in neither. */
export const onlyReader = (jobTitle: string): string => {
  if (/^(?:assistante|conseillère|éducatrice|cheffe|travailleuse|intervenante|coordinatrice|technicienne)\b/i.test(jobTitle))
    return 'Vous seule lisez cette page tant qu’elle n’est pas rangée.'
  if (/^(?:assistant|conseiller|éducateur|chef|travailleur|intervenant|coordinateur|technicien)\b/i.test(jobTitle))
    return 'Vous seul lisez cette page tant qu’elle n’est pas rangée.'
  return 'Personne d’autre que vous ne lit cette page tant qu’elle n’est pas rangée.'
}

/** The foot of the page: when it was kept, who reads it, how to set a passage apart, and the one main action. */
export const PageFoot = ({ page, wall, jobTitle }: { page: Page; wall: Wall; jobTitle: string }) => (
  <section className="pied" aria-label="État de la page">
    <div className="pied-in">
      <span>
        <Icon name="check" /> <span data-garde="">Gardé à {writeTime(wallClock(page.updatedAt, wall.timeZone).time)}</span>
      </span>
      <span>
        <Icon name="oeil" /> {onlyReader(jobTitle)}
      </span>
      <span className="a-plusieurs-rappel">
        <span className="point" aria-hidden="true" /> Passages à part, marge et consignes masqués
      </span>
      <div className="actions">
        <span className="marques avec-js">
          <button type="button" className="b b-s b-nu" data-marque="voix">
            « Ses mots »
          </button>
          <button type="button" className="b b-s b-nu" data-marque="fait">
            Fait
          </button>
          <button type="button" className="b b-s b-nu" data-marque="analyse">
            Analyse
          </button>
          <button type="button" className="b b-s b-nu" data-marque="apart">
            À part <kbd aria-hidden="true">((</kbd>
          </button>
          <button type="button" className="b b-s b-nu" data-souligner="">
            Ne rien souligner
          </button>
        </span>
        <span className="doux sans-js">
          <kbd>((</kbd> ouvre un passage à part, <kbd>))</kbd> le ferme
        </span>
        <span className="sans-js">
          <Button name="intent" value="garder">
            Garder
          </Button>
        </span>
        <Button name="intent" value="ranger" look="principal" kbd="Ctrl Entrée">
          Ranger
        </Button>
      </div>
    </div>
  </section>
)
