import type { ReactNode } from 'react'
import type { IsoDate } from '#core/dates.ts'
import { writeDate, writeShortDay } from '#core/french.ts'
import { outcomes } from '#features/needs/model.ts'
import type { Outcome } from '#features/needs/model.ts'
import { Actions, Button } from '#ui/button.tsx'
import { Section } from '#ui/page.tsx'
import { Tag } from '#ui/tag.tsx'
import { paths } from '#web/paths.ts'
import { answers, sides, understoodParts } from './model.ts'
import type { ProjectState, ProjectStep, UnderstoodPart } from './model.ts'
import { doerWords } from './words.ts'

type At = { id: string; projectId: string }
export type Shown = {
  at: At
  state: ProjectState
  steps: readonly ProjectStep[]
  today: IsoDate
  canWrite: boolean
}

/** What was understood, her own words first and in the face of what people say. */
export const Understood = ({ state }: Pick<Shown, 'state'>) => {
  const { understood } = state
  if (!understood) return null
  const parts = (Object.keys(understoodParts) as UnderstoodPart[]).filter((part) => understood[part] !== '')
  return (
    <Section id="h-compris" title="Ce que nous avons compris">
      {parts.map((part) => (
        <div key={part} className="haut-1">
          <h3 className="petit">{understoodParts[part]}</h3>
          {part === 'herView' ? <p className="voix">« {understood.herView} »</p> : <Lines text={understood[part]} />}
        </div>
      ))}
    </Section>
  )
}

const Lines = ({ text }: { text: string }) => (
  <>
    {text.split('\n').map((line, at) => (
      <p key={`${at}`}>{line}</p>
    ))}
  </>
)

/** Her answer, and the reason that she gave if she gave one: nothing is asked of a no. */
export const Choice = ({ state, today }: Pick<Shown, 'state' | 'today'>) => {
  const { choice, proposal, options } = state
  const titleOf = (id: string | null): string => options.find((one) => one.id === id)?.title ?? ''
  if (!choice && !proposal) return null
  return (
    <Section id="h-choix" title="Son choix" end={choice ? writeDate(choice.day, today) : undefined}>
      {proposal && (
        <p className="haut-1">
          Proposé le {writeDate(proposal.day, today)} : <b>{titleOf(proposal.option)}</b>. {proposal.words}
        </p>
      )}
      {choice && (
        <>
          <p className="haut-1">
            <b>{answers[choice.answer]}</b>
            {choice.option && ` : ${titleOf(choice.option)}`}
            {choice.comeBackOn && `, en reparler le ${writeDate(choice.comeBackOn, today)}`}
          </p>
          {choice.words && <p className="voix">« {choice.words} »</p>}
        </>
      )}
    </Section>
  )
}

const outcomeKinds: Readonly<Record<Outcome, 'ouvert' | 'verifier' | 'neutre'>> = {
  reached: 'ouvert',
  partly: 'verifier',
  not: 'neutre',
  noLongerRelevant: 'neutre',
}

/** What she wants, each with who does what by when; then the steps that serve the whole. */
export const Objectives = (shown: Shown) => {
  const { at, state, steps, canWrite } = shown
  const loose = steps.filter(({ objective }) => !state.objectives.some(({ id }) => id === objective))
  if (state.objectives.length === 0 && steps.length === 0) return null
  return (
    <Section id="h-objectifs" title="Ce qu’elle veut, et qui fait quoi">
      <ul className="lignes">
        {state.objectives.map((one) => (
          <li key={one.id}>
            <p className="voix">« {one.words} »</p>
            {one.outcome && (
              <p>
                <Tag kind={outcomeKinds[one.outcome]}>{outcomes[one.outcome].toLowerCase()}</Tag> {one.outcomeWords}
              </p>
            )}
            <Steps {...shown} steps={steps.filter(({ objective }) => objective === one.id)} />
            {canWrite && (
              <Remove at={at} intent="objectif-retirer" line={one.id} what={one.words}>
                <ChangeWords at={at} act="objectif" line={one.id} words={one.words} />
              </Remove>
            )}
          </li>
        ))}
      </ul>
      {loose.length > 0 && state.objectives.length > 0 && <h3 className="petit haut-2">Pour l’ensemble</h3>}
      <Steps {...shown} steps={loose} />
    </Section>
  )
}

const Steps = ({ at, steps, today, canWrite }: Pick<Shown, 'at' | 'steps' | 'today' | 'canWrite'>) =>
  steps.length === 0 ? null : (
    <ul className="puces">
      {steps.map((step) => (
        <li key={step.id}>
          {step.what} <span className="doux petit">{doerWords[step.doer]}</span>{' '}
          {step.doneAt ? <Tag kind="ouvert">fait</Tag> : step.dueOn && <Tag kind="delai">avant {writeShortDay(step.dueOn, today)}</Tag>}
          {canWrite && (
            <form method="post" action={paths.caseFile.project(at)} className="ne-pas-imprimer">
              <input type="hidden" name="line" value={step.id} />
              <Actions>
                {step.doneAt ? (
                  <Button small look="nu" name="intent" value="etape-reprise" label={`Pas fait, finalement : ${step.what}`}>
                    Pas fait, finalement
                  </Button>
                ) : (
                  <>
                    <Button small name="intent" value="etape-faite" label={`C’est fait : ${step.what}`}>
                      C’est fait
                    </Button>
                    <Button small look="nu" name="intent" value="etape-abandonnee" label={`Abandonner : ${step.what}`}>
                      Abandonner
                    </Button>
                  </>
                )}
              </Actions>
            </form>
          )}
        </li>
      ))}
    </ul>
  )

const Remove = ({ at, intent, line, what, children }: { at: At; intent: string; line: string; what: string; children?: ReactNode }) => (
  <form method="post" action={paths.caseFile.project(at)} className="ligne ne-pas-imprimer">
    <input type="hidden" name="line" value={line} />
    {children}
    <Button small look="nu" name="intent" value={intent} label={`Retirer : ${what}`}>
      Retirer
    </Button>
  </form>
)

const ChangeWords = ({ at, act, line, words }: { at: At; act: 'objectif' | 'engagement'; line: string; words: string }) => (
  <a className="petit" href={`${paths.caseFile.project({ ...at, act, line })}#h-ecrire`}>
    Changer les mots<span className="vh"> : {words}</span>
  </a>
)

/** What both sides promise, side by side. */
export const Commitments = ({ at, state, canWrite }: Pick<Shown, 'at' | 'state' | 'canWrite'>) => {
  if (state.commitments.length === 0) return null
  return (
    <Section id="h-engagements" title="Engagements des deux côtés">
      {(Object.keys(sides) as (keyof typeof sides)[]).map((side) => {
        const own = state.commitments.filter((one) => one.side === side)
        return own.length === 0 ? null : (
          <div key={side} className="haut-1">
            <h3 className="petit">{sides[side]}</h3>
            <ul className="puces">
              {own.map((one) => (
                <li key={one.id}>
                  <div className="ligne">
                    <span>{one.words}</span>
                    {canWrite && (
                      <Remove at={at} intent="engagement-retirer" line={one.id} what={one.words}>
                        <ChangeWords at={at} act="engagement" line={one.id} words={one.words} />
                      </Remove>
                    )}
                  </div>
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </Section>
  )
}
