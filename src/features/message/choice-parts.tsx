import { addDays } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { writeDate, writeTimeInSentence } from '#core/french.ts'
import { Actions, Button } from '#ui/button.tsx'
import { Check, Choice } from '#ui/choice.tsx'
import { Field } from '#ui/field.tsx'
import { Empty, Section } from '#ui/page.tsx'
import type { FormState } from '#web/page.server.ts'
import { typedText } from '#web/typed.ts'
import { ways } from './forms.ts'
import { channels, decide, silenceWords } from './model.ts'
import type { Standing } from './model.ts'
import type { ChoiceLine } from './queries.server.ts'

/** « SMS, 06 12 34 56 78, entre 9 h et 18 h ». */
const wordsOf = (choice: ChoiceLine): string =>
  [
    ways[choice.channel],
    choice.to,
    (choice.channel === 'sms' || choice.channel === 'email') &&
      `entre ${writeTimeInSentence(choice.from)} et ${writeTimeInSentence(choice.until)}`,
  ]
    .filter(Boolean)
    .join(', ')

/** What she chose, and what would happen today: said to the referent, who alone knows all that decides it. */
export const Current = ({
  choice,
  standing,
  forReferent,
  now,
  today,
}: {
  choice: ChoiceLine | undefined
  standing: Standing
  forReferent: boolean
  now: { date: IsoDate; time: string }
  today: IsoDate
}) => {
  const decision = decide({ purpose: 'moved', choice: choice ?? null, standing, at: { date: addDays(now.date, 30), time: '12:00' }, now })
  return (
    <Section id="h-choix" title="Son choix" end={choice ? `par ${choice.writtenBy}` : undefined}>
      {choice ? (
        <>
          <p className="haut-1">
            <b>{wordsOf(choice)}</b>
          </p>
          {choice.said && <p className="voix haut-1">{choice.said}</p>}
          {choice.despiteDanger && <p className="haut-1">Elle connaît le danger et a demandé elle-même à être prévenue.</p>}
          <p className="doux haut-1">Demandé le {writeDate(choice.askedOn, today)}.</p>
        </>
      ) : (
        <Empty title="On ne le lui a pas encore demandé.">Tant qu’elle n’a rien dit, rien ne part.</Empty>
      )}
      {forReferent && choice && (
        <p className="haut-1">
          {'send' in decision
            ? `Si un rendez-vous changeait aujourd’hui : ${decision.send === 'letter' ? 'une lettre attendrait d’être imprimée' : `un message partirait (${channels[decision.send]})`}.`
            : silenceWords[decision.silent]}
        </p>
      )}
    </Section>
  )
}

/** The question, with what it means for her; a household in danger has its own explanation. */
export const ChoiceForm = ({
  current,
  standing,
  state,
  today,
}: {
  current: ChoiceLine | undefined
  standing: Standing
  state: FormState | undefined
  today: IsoDate
}) => {
  const errors = state?.errors ?? {}
  const typed = (name: string, standingValue?: string) => typedText(state, name, standingValue)
  return (
    <form method="post" className="formulaire haut-1" data-principal="">
      <p className="mesure">
        À demander à voix basse. Les mots seront : <span className="voix">« Rappel : rendez-vous le jeudi 3 décembre à 14 h. »</span> Ni
        nom, ni service, ni motif. Un message peut être lu par quelqu’un d’autre : demandez-lui qui voit son téléphone, ou ouvre sa boîte.
      </p>
      <input type="hidden" name="intent" value="choisir" />
      <Choice
        name="channel"
        legend="Elle veut être prévenue par"
        options={Object.entries(ways).map(([value, label]) => ({ value, label }))}
        value={typed('channel', current?.channel)}
        error={errors['channel']}
      />
      <Field
        name="to"
        label="Numéro de portable ou adresse de courriel"
        optional="ni pour une lettre, ni sans message"
        maxLength={254}
        value={typed('to', current?.to)}
        error={errors['to']}
        help="Celui qu’elle donne pour cela, pas forcément celui des consignes."
      />
      <div className="ajout prochain">
        <Field name="from" type="time" label="Pas avant" value={typed('from', current?.from ?? '09:00')} error={errors['from']} />
        <Field name="until" type="time" label="Pas après" value={typed('until', current?.until ?? '18:00')} error={errors['until']} />
      </div>
      {standing.danger && (
        <div className="champ">
          <Check
            name="despiteDanger"
            label="Elle demande à être prévenue malgré le danger"
            checked={typed('despiteDanger', current?.despiteDanger ? 'oui' : '') === 'oui'}
            help="Ce foyer est protégé, ou quelque chose de réservé dit un danger : sans cette demande, rien ne part, quoi qu’elle ait choisi. À ne cocher que si elle l’a dit elle-même, seule avec vous."
          />
        </div>
      )}
      <Field
        name="said"
        label="Ce qu’elle en a dit"
        optional
        maxLength={500}
        value={typed('said', current?.said)}
        error={errors['said']}
        help="Lu par les personnes qui lisent les consignes de contact."
      />
      <Field name="askedOn" type="date" label="Demandé le" value={typed('askedOn', today)} error={errors['askedOn']} />
      <Actions>
        <Button look="principal" kbd="Ctrl Entrée">
          Garder son choix
        </Button>
      </Actions>
      <p className="petit doux">Son choix d’avant reste lisible sur cette page.</p>
    </form>
  )
}

export const Earlier = ({ choices, today }: { choices: readonly ChoiceLine[]; today: IsoDate }) => (
  <Section id="h-avant" title="Avant" className="haut-3">
    <ul className="lignes">
      {choices.map((one) => (
        <li key={one.id}>
          {wordsOf(one)}{' '}
          <span className="doux">
            demandé le {writeDate(one.askedOn, today)}, {one.writtenBy}
          </span>
        </li>
      ))}
    </ul>
  </Section>
)
