import { compartmentLabels } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import { writeDate, writeDaysLeft, writeShortDay } from '#core/french.ts'
import { stepDoers } from '#features/case-file/model.ts'
import { Actions, Button } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { Field } from '#ui/field.tsx'
import { Empty } from '#ui/page.tsx'
import { Tag } from '#ui/tag.tsx'
import { paths } from '#web/paths.ts'
import type { DeadlineLine, StepLine } from './model.ts'
import type { Typed } from './typed.ts'

type Common = { here: string; typed: Typed; errors: Readonly<Record<string, string>> }

/** What runs: days left, date, act, law; done, or given up with a reason. */
export const DeadlineList = ({
  deadlines,
  caseFileId,
  here,
  today,
  typed,
  errors,
}: Common & { deadlines: readonly DeadlineLine[]; caseFileId: string; today: IsoDate }) =>
  deadlines.length === 0 ? (
    <Empty title="Aucune échéance ne court" />
  ) : (
    <ul className="lignes" data-lignes="">
      {deadlines.map((one) => {
        const reason = `reason-${one.id}`
        return (
          <li key={one.id}>
            <b>
              <a href={paths.caseFile.deadline({ id: caseFileId, deadlineId: one.id })}>{one.title}</a>
            </b>{' '}
            <Tag kind="delai">
              {one.stoppedOn !== null
                ? `arrêté depuis le ${writeDate(one.stoppedOn, today)}`
                : `${writeDaysLeft(today, one.dueOn)}, ${writeShortDay(one.dueOn, today)}`}
            </Tag>
            {one.compartmentKind !== 'general' && <span className="doux petit"> {compartmentLabels[one.compartmentKind]}</span>}
            {one.law && <p className="petit doux">{one.law}</p>}
            {one.note && <p className="petit">{one.note}</p>}
            <form method="post" action={here} className="haut-1">
              <input type="hidden" name="deadlineId" value={one.id} />
              <Actions>
                <Button small name="intent" value="echeance-faite" label={`C’est fait : ${one.title}`}>
                  C’est fait
                </Button>
                <details className="abandon" open={Boolean(errors[reason])}>
                  <summary className="petit">Abandonner</summary>
                  <Field name={reason} label="Pourquoi" maxLength={500} value={typed.text(reason)} error={errors[reason]} />
                  <Button small name="intent" value="echeance-abandonnee">
                    Abandonner cette échéance
                  </Button>
                </details>
              </Actions>
            </form>
          </li>
        )
      })}
    </ul>
  )

export const DeadlineForm = ({ here, typed, errors }: Common) => (
  <details className="ajouts haut-2" open={typed.text('intent') === 'echeance'}>
    <summary>Ajouter une échéance</summary>
    <form method="post" action={here} className="haut-1 formulaire">
      <Field name="title" label="Ce qui est attendu" maxLength={200} value={typed.text('title')} error={errors['title']} />
      <Field
        name="dueOn"
        id="champ-dueOn-echeance"
        label="Au plus tard le"
        type="date"
        value={typed.text('dueOn')}
        error={errors['dueOn']}
      />
      <Field name="law" label="Texte ou courrier qui la fixe" optional maxLength={200} value={typed.text('law')} error={errors['law']} />
      <Field name="note" label="À savoir" optional maxLength={2000} value={typed.text('note')} error={errors['note']} />
      <Button name="intent" value="echeance">
        Garder l’échéance
      </Button>
    </form>
  </details>
)

/** Promises of both sides; those done in the last month stay in sight. */
export const StepList = ({ steps, here, today }: { steps: readonly StepLine[]; here: string; today: IsoDate }) =>
  steps.length === 0 ? (
    <Empty title="Rien n’est promis" />
  ) : (
    <ul className="lignes" data-lignes="">
      {steps.map((step) => (
        <li key={step.id}>
          {step.what}{' '}
          <span className="doux petit">
            {step.doer === 'person' ? 'la personne' : step.doer === 'worker' ? 'le service' : stepDoers[step.doer].toLowerCase()}
          </span>{' '}
          {step.dueOn && !step.doneAt && <Tag kind="delai">{`avant ${writeShortDay(step.dueOn, today)}`}</Tag>}
          {step.doneAt && <Tag kind="ouvert">fait</Tag>}
          <p className="petit doux">dit le {writeDate(step.saidOn, today)}</p>
          {!step.doneAt && (
            <form method="post" action={here}>
              <input type="hidden" name="stepId" value={step.id} />
              <Actions>
                <Button small name="intent" value="etape-faite" label={`C’est fait : ${step.what}`}>
                  C’est fait
                </Button>
                <Button small look="nu" name="intent" value="etape-abandonnee" label={`Abandonner : ${step.what}`}>
                  Abandonner
                </Button>
              </Actions>
            </form>
          )}
        </li>
      ))}
    </ul>
  )

const doers = Object.entries(stepDoers).map(([value, label]) => ({
  value,
  label: value === 'person' ? 'La personne' : value === 'both' ? 'Ensemble' : label,
}))

export const StepForm = ({ here, typed, errors }: Common) => (
  <details className="ajouts haut-2" open={typed.text('intent') === 'etape'}>
    <summary>Ajouter une étape</summary>
    <form method="post" action={here} className="haut-1 formulaire">
      <Field name="what" label="Ce qui est à faire" maxLength={300} value={typed.text('what')} error={errors['what']} />
      <Choice name="doer" legend="Qui" options={doers} value={typed.text('doer') ?? 'worker'} error={errors['doer']} />
      <Field name="dueOn" label="Pour le" optional type="date" value={typed.text('dueOn')} error={errors['dueOn']} />
      <Button name="intent" value="etape">
        Garder l’étape
      </Button>
    </form>
  </details>
)
