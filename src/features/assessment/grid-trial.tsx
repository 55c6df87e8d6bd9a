import type { Instrument } from '#rules/instruments/instrument.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Section } from '#ui/page.tsx'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { AnswersRead } from './answers.tsx'
import { fieldOf } from './field-names.ts'
import { QuestionField } from './fields.tsx'
import type { GridTrial } from './grid-try.ts'
import { NOT_A_DECISION } from './model.ts'
import { ResultRead } from './result.tsx'

/** The grid as it will be filled, to be tried: what is answered gives what it would give, and is kept nowhere. */
export const Trial = (props: {
  id: string
  version: number
  instrument: Instrument
  tried: GridTrial | undefined
  state: FormState | undefined
}) => {
  const { id, version, instrument, tried, state } = props
  const here = paths.grid.show({ id, version })
  return (
    <div>
      {tried && <Tried instrument={instrument} tried={tried} />}
      <Section id="h-apercu" title="L’essayer" end="rien n’est gardé" className={tried ? 'haut-3' : undefined}>
        {instrument.sections.length === 0 && <p className="doux haut-1">Aucune question pour le moment.</p>}
        <form method="post" action={here} id="essai">
          {instrument.sections.map((section) => (
            <div key={section.id} className="haut-2">
              <h3>{section.title}</h3>
              {section.help && <p className="petit doux">{section.help}</p>}
              {section.questions.map((question) => (
                <QuestionField
                  key={question.id}
                  instrument={instrument}
                  question={question}
                  value={state ? state.values[fieldOf(question)] : tried?.answers[question.id]}
                  error={state?.errors[fieldOf(question)]}
                />
              ))}
            </div>
          ))}
          {instrument.sections.length > 0 && (
            <Actions className="haut-2">
              <Button look="principal">Voir ce qu’elle donne</Button>
              {(tried || state) && (
                <LinkButton look="nu" href={here}>
                  Tout effacer
                </LinkButton>
              )}
            </Actions>
          )}
        </form>
      </Section>
    </div>
  )
}

/** What a filled one would show, in the same words. */
const Tried = ({ instrument, tried }: { instrument: Instrument; tried: GridTrial }) => (
  <Section id="h-essai" title="Ce que donne cet essai" end="rien n’est gardé">
    {tried.waits && <p className="haut-1">Elle ne pourrait pas être terminée. {tried.waits}</p>}
    <ResultRead result={tried.result} trace={tried.trace} />
    {tried.result === null && <p className="petit doux haut-1">{NOT_A_DECISION}</p>}
    <AnswersRead instrument={instrument} answers={tried.answers} />
  </Section>
)
