import { compartmentLabels } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import { noBreak, writeDuration, writeFullDate } from '#core/french.ts'
import type { Instrument } from '#rules/instruments/instrument.ts'
import { Actions, Button } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { Select, TextArea } from '#ui/field.tsx'
import { Section } from '#ui/page.tsx'
import { Tag } from '#ui/tag.tsx'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { typedText } from '#web/typed.ts'
import type { AwaitedLook } from './look.server.ts'
import type { Assessment, Look } from './model.ts'

type Looker = { id: string; name: string; isManager: boolean }

/** The manager who reads that part, when there is one and no other. */
export const onlyManager = (lookers: readonly Looker[]): string => {
  const managers = lookers.filter(({ isManager }) => isManager)
  return managers.length === 1 ? (managers[0]?.id ?? '') : ''
}

/** Of whom the look is asked, by when; and what to do when nobody of the management reads that part. Nothing is opened by asking. */
export const LookChoice = (props: {
  id: string
  part: string
  within?: number
  lookers: readonly Looker[]
  name: string
  value?: string | undefined
  error?: string | undefined
}) => (
  <>
    {props.lookers.length > 0 && (
      <Select
        name={props.name}
        label="Second regard demandé à"
        empty="Personne pour l’instant"
        options={props.lookers.map(({ id, name, isManager }) => ({ value: id, label: isManager ? `${name}, encadrement` : name }))}
        value={props.value}
        error={props.error}
        help={
          props.within === undefined
            ? undefined
            : props.within === 0
              ? 'Pour cette conclusion, aujourd’hui même.'
              : `Pour cette conclusion, sous ${writeDuration(props.within, 'jour')}.`
        }
      />
    )}
    {!props.lookers.some(({ isManager }) => isManager) && (
      <p className="haut-1">
        Personne de votre encadrement ne lit « {props.part} ». <a href={paths.caseFile.share({ id: props.id })}>Ouvrez-lui cette partie</a>,
        pour le temps de ce regard{noBreak}; puis demandez-le depuis l’évaluation.
      </p>
    )}
  </>
)

type Props = {
  head: { id: string }
  one: Pick<Assessment, 'id' | 'state' | 'compartmentKind' | 'supersededById'>
  instrument: Instrument | null
  looks: readonly (Omit<Look, 'at'> & { on: IsoDate })[]
  awaited: AwaitedLook | null
  lookers: readonly Looker[]
  canLook: boolean
  canWrite: boolean
  state: FormState | undefined
}

/** What others who hold this part think of it; the look that is awaited, of whom and by when; and the form of who has not written hers. */
export const Looks = ({ head, one, instrument, looks, awaited, lookers, canLook, canWrite, state }: Props) => {
  if (one.state !== 'finished' || (looks.length === 0 && !canLook && !awaited && !instrument?.secondLook)) return null
  const at = { id: head.id, assessmentId: one.id }
  return (
    <Section id="h-second" title="Second regard" className="haut-3">
      {awaited && (
        <p className="haut-1">
          <Tag kind="delai">Attendu jusqu’au {writeFullDate(awaited.due)}</Tag>{' '}
          {awaited.of ? `Demandé à ${awaited.of.name}.` : 'Il n’est encore demandé à personne.'}
        </p>
      )}
      {awaited && canWrite && !canLook && (
        <form method="post" action={paths.caseFile.askLook(at)} className="formulaire haut-1 ne-pas-imprimer">
          <LookChoice
            id={head.id}
            part={compartmentLabels[one.compartmentKind]}
            lookers={lookers}
            name="to"
            value={awaited.of?.id ?? onlyManager(lookers)}
          />
          {lookers.length > 0 && (
            <Actions>
              <Button>{awaited.of ? 'Demander à quelqu’un d’autre' : 'Demander ce regard'}</Button>
            </Actions>
          )}
        </form>
      )}
      <ul className="lignes">
        {looks.map((look) => (
          <li key={look.id}>
            <Tag kind={look.shares ? 'ouvert' : 'verifier'}>{look.shares ? 'Partage la conclusion' : 'Voit autrement'}</Tag>
            <p className="petit doux">
              {look.author}, le {writeFullDate(look.on)}
            </p>
            {look.words && <p>{look.words}</p>}
          </li>
        ))}
      </ul>
      {canLook && <LookForm at={at} state={state} />}
    </Section>
  )
}

const LookForm = ({ at, state }: { at: { id: string; assessmentId: string }; state: FormState | undefined }) => {
  const errors = state?.errors ?? {}
  return (
    <form method="post" action={paths.caseFile.assessmentOf(at)} className="formulaire haut-1 ne-pas-imprimer">
      <Choice
        name="shares"
        legend="Partagez-vous cette conclusion ?"
        options={[
          { value: 'oui', label: 'Oui' },
          { value: 'non', label: 'Non, ou pas tout à fait' },
        ]}
        value={typedText(state, 'shares')}
        error={errors['shares']}
      />
      <TextArea
        name="words"
        label="Ce que vous voyez"
        rows={3}
        maxLength={5_000}
        value={typedText(state, 'words')}
        error={errors['words']}
        help="Gardé à côté de l’évaluation, à votre nom. La conclusion de qui évalue ne change pas."
      />
      <Actions>
        <Button>Garder ce second regard</Button>
      </Actions>
    </form>
  )
}
