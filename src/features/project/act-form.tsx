import { Fragment } from 'react'
import type { ReactNode } from 'react'
import type { IsoDate } from '#core/dates.ts'
import { ofName } from '#core/french.ts'
import { stepDoers } from '#features/case-file/model.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { Field, TextArea } from '#ui/field.tsx'
import { Section } from '#ui/page.tsx'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { typedText } from '#web/typed.ts'
import { answers, endReasons, goings, optionParts, sides, understoodParts } from './model.ts'
import type { OptionPart, ProjectState, Understood, UnderstoodPart } from './model.ts'
import { acts } from './next.ts'
import type { Act } from './next.ts'
import { optionsOf } from './parts.tsx'
import { Results } from './result-fields.tsx'

export type ActData = {
  at: { id: string; projectId: string }
  state: ProjectState
  /** The option or the objective that is written anew; null: a new one. */
  line: string | null
  today: IsoDate
  /** Words that stand among what she wants and are not in this project. */
  statements: readonly { id: string; words: string }[]
  /** A filled diagnosis to begin from; null: none, or something was understood already. */
  diagnosis: { id: string; of: string | null; on: string; by: string; understood: Understood } | null
}
/** What usually comes several at once: one kept, the next is there to be written. */
const several: Readonly<Partial<Record<Act, string>>> = {
  possibilite: 'une autre',
  objectif: 'un autre',
  etape: 'une autre',
  engagement: 'un autre',
}

type Props = { act: Act; data: ActData; state: FormState | undefined }

/** One thing to be written, with the fields that have a meaning for it. */
export const ActForm = ({ act, data, state }: Props) => (
  <Section id="h-ecrire" title={data.line ? 'Changer ce qui est écrit' : acts[act]} className="ne-pas-imprimer">
    <form
      method="post"
      action={paths.caseFile.project({ ...data.at, act, ...(data.line && { line: data.line }) })}
      className="formulaire haut-2"
      data-principal=""
    >
      <input type="hidden" name="intent" value={act} />
      <Fields act={act} data={data} state={state} />
      <Actions>
        <Button look="principal" kbd="Ctrl Entrée">
          Garder
        </Button>
        {!data.line && several[act] && (
          <Button name="again" value="on">
            Garder et en écrire {several[act]}
          </Button>
        )}
        <LinkButton look="nu" href={paths.caseFile.project(data.at)}>
          Renoncer
        </LinkButton>
      </Actions>
    </form>
  </Section>
)

const Fields = ({ act, data, state }: Props): ReactNode => {
  const errors = state?.errors ?? {}
  const { state: project, today, line } = data
  const text = (
    name: string,
    label: string,
    more: { standing?: string; rows?: number; help?: string; most?: number; optional?: boolean } = {},
  ) => (
    <TextArea
      name={name}
      label={label}
      optional={more.optional ?? true}
      rows={more.rows ?? 2}
      maxLength={more.most ?? 5_000}
      value={typedText(state, name, more.standing)}
      error={errors[name]}
      help={more.help}
    />
  )
  const date = (name: string, label: string, more: { standing?: string | null; optional?: boolean; help?: string } = {}) => (
    <Field
      name={name}
      label={label}
      type="date"
      optional={more.optional ?? true}
      value={typedText(state, name, more.standing ?? '')}
      error={errors[name]}
      help={more.help}
    />
  )
  const day = (label: string) => date('day', label, { standing: today, optional: false })
  const whichOption = (legend: string, standing: string | null | undefined) => (
    <Choice
      name="option"
      legend={legend}
      options={project.options.map(({ id, title }) => ({ value: id, label: title }))}
      value={typedText(state, 'option', standing)}
      error={errors['option']}
    />
  )
  switch (act) {
    case 'comprendre': {
      const stands = project.understood ?? data.diagnosis?.understood
      return (
        <>
          {data.diagnosis && (
            <p className="note">
              Proposé à partir du{' '}
              <a href={paths.caseFile.assessmentOf({ id: data.at.id, assessmentId: data.diagnosis.id })}>
                diagnostic psychosocial {data.diagnosis.of ? ofName(data.diagnosis.of) : 'du foyer'}
              </a>
              , fait le {data.diagnosis.on} par {data.diagnosis.by}. Rien n’est encore gardé : relisez ensemble, changez, effacez.
            </p>
          )}
          {(Object.keys(understoodParts) as UnderstoodPart[]).map((part) => (
            <Fragment key={part}>
              {text(part, understoodParts[part], {
                standing: stands?.[part] ?? '',
                rows: 3,
                ...(part === 'hypotheses' && { help: 'Une hypothèse se dit comme telle. Elle peut la lire.' }),
              })}
            </Fragment>
          ))}
          {day('Écrit avec elle le')}
        </>
      )
    }
    case 'possibilite': {
      const stands = project.options.find(({ id }) => id === line)
      return (
        <>
          <input type="hidden" name="option" value={stands?.id ?? ''} />
          <Field
            name="title"
            label="Laquelle"
            maxLength={120}
            value={typedText(state, 'title', stands?.title)}
            error={errors['title']}
            help="Ne rien changer est aussi une possibilité."
          />
          {(Object.keys(optionParts) as OptionPart[]).map((part) => (
            <Fragment key={part}>
              {text(part, optionParts[part], { standing: stands?.[part] ?? '', most: part === 'delay' ? 300 : 1_000 })}
            </Fragment>
          ))}
        </>
      )
    }
    case 'proposer':
      return (
        <>
          {whichOption('Ce que nous proposons', project.options.length === 1 ? project.options[0]?.id : project.proposal?.option)}
          {text('words', 'Pourquoi nous proposons cela')}
        </>
      )
    case 'choix':
      return (
        <>
          <Choice
            name="answer"
            legend="Elle répond"
            options={optionsOf(answers)}
            value={typedText(state, 'answer', project.choice?.answer)}
            error={errors['answer']}
          />
          {whichOption('Ce qu’elle choisit', project.choice?.option ?? project.proposal?.option)}
          {text('words', 'Pourquoi, avec ses mots', {
            standing: project.choice?.words ?? '',
            help: 'Elle n’a pas à se justifier : un non se garde sans raison, et ne lui enlève rien.',
          })}
          {date('comeBackOn', 'Si c’est plus tard, en reparler le', { standing: project.choice?.comeBackOn ?? null })}
          {day('Dit le')}
        </>
      )
    case 'objectif': {
      const stands = project.objectives.find(({ id }) => id === line)
      return (
        <>
          <input type="hidden" name="objective" value={stands?.id ?? ''} />
          {!stands && data.statements.length > 0 && (
            <Choice
              name="statement"
              legend="Déjà écrit avec elle"
              optional
              options={data.statements.map(({ id, words }) => ({ value: id, label: `« ${words} »` }))}
              value={typedText(state, 'statement')}
              error={errors['statement']}
            />
          )}
          {text('words', !stands && data.statements.length > 0 ? 'Ou autre chose, avec ses mots' : 'Ce qu’elle veut, avec ses mots', {
            standing: stands?.words ?? '',
            optional: false,
            most: 2_000,
          })}
        </>
      )
    }
    case 'etape':
      return (
        <>
          <Field name="what" label="Ce qui est à faire" maxLength={300} value={typedText(state, 'what')} error={errors['what']} />
          <Choice
            name="doer"
            legend="Qui"
            options={[
              { value: 'person', label: 'La personne' },
              { value: 'worker', label: 'Le service' },
              { value: 'both', label: 'Ensemble' },
              { value: 'other', label: stepDoers.other },
            ]}
            value={typedText(state, 'doer', 'worker')}
            error={errors['doer']}
          />
          {date('dueOn', 'Pour le')}
          {project.objectives.length > 0 && (
            <Choice
              name="objective"
              legend="Pour"
              optional
              options={project.objectives.map(({ id, words }) => ({ value: id, label: `« ${words} »` }))}
              value={typedText(state, 'objective', project.objectives.length === 1 ? project.objectives[0]?.id : '')}
              error={errors['objective']}
            />
          )}
        </>
      )
    case 'engagement': {
      const stands = project.commitments.find(({ id }) => id === line)
      return (
        <>
          <input type="hidden" name="commitment" value={stands?.id ?? ''} />
          <Choice
            name="side"
            legend="Qui s’engage"
            options={optionsOf(sides)}
            value={typedText(state, 'side', stands?.side)}
            error={errors['side']}
          />
          {text('words', 'À quoi', {
            standing: stands?.words ?? '',
            most: 500,
            optional: false,
            help: 'Un accord qui n’engage qu’elle n’en est pas un.',
          })}
        </>
      )
    }
    case 'date':
      return date('on', 'Point d’étape le', { standing: project.reviewOn, help: 'Vide : aucun n’est prévu.' })
    case 'point':
      return (
        <>
          <Results objectives={project.objectives} state={state} />
          {text('herView', 'Ce qu’elle en dit, avec ses mots', { rows: 3 })}
          {text('ourView', 'Ce que nous en disons')}
          <Choice
            name="goesOn"
            legend="Et maintenant"
            options={optionsOf(goings)}
            value={typedText(state, 'goesOn')}
            error={errors['goesOn']}
          />
          {date('next', 'Prochain point le')}
          {day('Fait le')}
        </>
      )
    case 'fin':
      return (
        <>
          <Choice name="why" legend="Pourquoi" options={optionsOf(endReasons)} value={typedText(state, 'why')} error={errors['why']} />
          <Results objectives={project.objectives} state={state} carried />
          {text('done', 'Ce qui a été fait', { rows: 3 })}
          {text('herView', 'Ce qu’elle en dit, avec ses mots', { rows: 3 })}
          {text('relay', 'Qui prend la suite', { most: 1_000 })}
          {day('Fini le')}
        </>
      )
  }
}
