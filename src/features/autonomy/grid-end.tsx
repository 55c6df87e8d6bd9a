import { writeDate } from '#core/french.ts'
import { NOT_A_DECISION, places } from '#features/assessment/model.ts'
import type { Assessment } from '#features/assessment/model.ts'
import type { Head } from '#features/case-file/model.ts'
import { aggirTrace, reversalWords } from '#rules/autonomy/aggir-answers.ts'
import type { AggirRead } from '#rules/autonomy/aggir-answers.ts'
import { AGGIR_COMBINATIONS } from '#rules/autonomy/aggir-tables.ts'
import { Actions, Button } from '#ui/button.tsx'
import { Check } from '#ui/choice.tsx'
import { Field, FieldError, Select, TextArea } from '#ui/field.tsx'
import { Section } from '#ui/page.tsx'
import type { Printed } from '#ui/print-foot.tsx'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { stateOf, typedText } from '#web/typed.ts'
import { girMeaning } from './model.ts'

/** The GIR, once all ten gestes are seen; how it came about; the note of the algorithm. */
export const GirPart = ({ read, grid }: { read: AggirRead; grid: Pick<Assessment, 'state' | 'body'> }) => {
  const finished = grid.state === 'finished'
  const label = finished ? (grid.body.result?.label ?? null) : read.gir === null ? null : `GIR ${read.gir.gir}`
  const trace = finished ? grid.body.trace : aggirTrace(read)
  return (
    <Section id="h-gir" title="GIR" end={NOT_A_DECISION}>
      {label === null ? (
        <p className="doux haut-1">Le GIR s’affiche quand les dix gestes sont vus, jamais avant, pour ne pas orienter le regard.</p>
      ) : (
        <>
          <p className="gir" data-gir="">
            {label}
          </p>
          {read.gir && <p>{girMeaning(read.gir.gir)}</p>}
          <p className="petit doux">Le GIR qui ouvre un droit est fixé par l’équipe médico-sociale du département.</p>
          {read.reversals.map((one) => (
            <p key={`${one.variable} ${one.better}`} className="demande haut-1">
              {reversalWords(one)}
            </p>
          ))}
          <details className="haut-1">
            <summary>Comment ce GIR est trouvé</summary>
            <ol className="calcul">
              {trace.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ol>
            {!AGGIR_COMBINATIONS.verified && (
              <p className="petit doux">
                La façon dont les parties d’un geste donnent sa lettre vient du guide de remplissage et reste à relire dans le texte (CASF,
                annexe 2-1).
              </p>
            )}
          </details>
        </>
      )}
    </Section>
  )
}

type Finish = {
  grid: Assessment
  /** What keeps it from ending, as a sentence; null: it may end. */
  left: string | null
  /** « la grille ». */
  it: string
  official: { label: string; help: string }
  state: FormState | undefined
}

/** Who was there, what she thinks of it, and the end. */
export const FinishPart = ({ grid, left, it, official, state }: Finish) => {
  const finish = stateOf(state, 'finish')
  const errors = finish?.errors ?? {}
  return (
    <Section id="h-finir" title="Terminer">
      {left !== null ? (
        <p className="doux haut-1">{left}</p>
      ) : (
        <form method="post" className="formulaire haut-1">
          <input type="hidden" name="intent" value="finish" />
          <Field
            name="assessedOn"
            label="Vu le"
            type="date"
            value={typedText(finish, 'assessedOn', grid.assessedOn)}
            error={errors['assessedOn']}
          />
          <Select
            name="place"
            label="Où"
            empty="Non précisé"
            options={Object.entries(places).map(([value, label]) => ({ value, label }))}
            value={typedText(finish, 'place', grid.body.place)}
            error={errors['place']}
          />
          <Field
            name="present"
            label="Qui était là"
            maxLength={300}
            value={typedText(finish, 'present', grid.body.present)}
            error={errors['present']}
            help="« M. V., son épouse »"
          />
          <TextArea
            name="view"
            label="Ce que la personne en pense"
            optional
            rows={2}
            maxLength={2000}
            value={typedText(finish, 'view', grid.body.view)}
            error={errors['view']}
          />
          <Check name="official" label={official.label} checked={finish?.values['official'] === 'oui'} help={official.help} />
          {errors['official'] && <FieldError id="champ-official-erreur">{errors['official']}</FieldError>}
          <Actions>
            <Button look="principal">Terminer {it}</Button>
          </Actions>
        </form>
      )}
      <form method="post" className="haut-1">
        <input type="hidden" name="intent" value="drop" />
        <Button look="nu" small>
          Jeter ce brouillon
        </Button>
      </form>
    </Section>
  )
}

type Who = { head: Head; printed: Printed; grid: Assessment; canWrite: boolean; noun: 'grille' | 'évaluation' }

/** One that is only read: who was there, what she thought, and how it is corrected. */
export const WhoPart = ({ head, grid, printed, canWrite, noun }: Who) => {
  const { body, instrument } = grid
  return (
    <Section id="h-qui" title={grid.state === 'finished' ? 'Terminée' : 'En cours'}>
      <dl className="lignes-dl haut-1">
        <dt>Vu le</dt>
        <dd>
          {writeDate(grid.assessedOn, printed.today)}
          {body.place && `, ${places[body.place].toLowerCase()}`}
        </dd>
        <dt>Présents</dt>
        <dd>{body.present || 'non précisé'}</dd>
        <dt>Son avis</dt>
        <dd>{body.view ? <span className="voix">« {body.view} »</span> : 'non recueilli'}</dd>
      </dl>
      {grid.supersededById !== null && (
        <p className="haut-1">
          Une {noun} plus récente la corrige.{' '}
          <a href={paths.caseFile.assessmentOf({ id: head.id, assessmentId: grid.supersededById, instrument })}>Lire celle qui compte</a>
        </p>
      )}
      {grid.state === 'finished' && grid.supersededById === null && canWrite && (
        <form method="post" className="haut-1">
          <input type="hidden" name="intent" value="correct" />
          <Actions>
            <Button>Corriger par une nouvelle {noun}</Button>
          </Actions>
          <p className="petit doux">Celle-ci reste lisible.</p>
        </form>
      )}
    </Section>
  )
}
