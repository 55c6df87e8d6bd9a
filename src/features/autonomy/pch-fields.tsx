import { noBreak } from '#core/french.ts'
import { PCH_DOMAINS, PCH_SCALE } from '#rules/autonomy/pch-activities.ts'
import type { PchDifficulty, PchDomain } from '#rules/autonomy/pch-activities.ts'
import type { PchActivityRead, PchRead } from '#rules/autonomy/pch-answers.ts'
import { PCH_HELP } from '#rules/autonomy/pch-help-tables.ts'
import { Actions, Button } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { Field } from '#ui/field.tsx'
import type { FormState } from '#web/page.server.ts'
import { typedText } from '#web/typed.ts'
import { lastingField, minutesField, rateField } from './pch-forms.ts'
import { activitiesOf, writeMinutes } from './pch-model.ts'

const LEVELS = Object.entries(PCH_SCALE) as [PchDifficulty, (typeof PCH_SCALE)[PchDifficulty]][]

const Open = ({ title, says, children }: { title: string; says: React.ReactNode; children: React.ReactNode }) => (
  <div className="variable ouverte" id="partie">
    <p>
      <b>{title}</b>
      <br />
      <span className="doux petit">{says}</span>
    </p>
    {children}
  </div>
)

/** The scale in plain words, beside which an activity is compared. */
const Scale = () => (
  <dl className="echelle-mots petit">
    {LEVELS.map(([level, { word, means }]) => (
      <div key={level}>
        <dt>{word}</dt>
        <dd>{means}</dd>
      </div>
    ))}
  </dl>
)

/** A domain: each activity rated, or left as not seen. */
export const DomainForm = ({ read, domain, state }: { read: PchRead; domain: PchDomain; state: FormState | undefined }) => {
  const errors = state?.errors ?? {}
  return (
    <Open
      title={PCH_DOMAINS[domain]}
      says="Ce que la personne peut faire sans aucune aide, ni de quelqu’un, ni d’un appareil, comparé à quelqu’un de son âge sans problème de santé."
    >
      <Scale />
      <form method="post" className="formulaire">
        <input type="hidden" name="intent" value="rate" />
        <input type="hidden" name="domain" value={domain} />
        {activitiesOf(read, domain).map(({ activity, difficulty }) => (
          <Choice
            key={activity.id}
            className="echelle-six"
            name={rateField(activity.id)}
            legend={activity.label}
            options={[{ value: '', label: 'Pas vu' }, ...LEVELS.map(([value, { word }]) => ({ value, label: word }))]}
            value={typedText(state, rateField(activity.id), difficulty ?? '')}
            error={errors[rateField(activity.id)]}
          />
        ))}
        <Field
          name="words"
          label="Ce que la personne en dit"
          optional
          maxLength={500}
          value={typedText(state, 'words', read.words[domain])}
          error={errors['words']}
        />
        <Actions>
          <Button look="principal" name="way" value="asTicked">
            Garder, la suite
          </Button>
          <Button name="way" value="restNone">
            Le reste{noBreak}: aucune difficulté
          </Button>
        </Actions>
      </form>
    </Open>
  )
}

/** How long grave and absolute difficulties last: only those that are so. */
export const LastingForm = ({ of, state }: { of: readonly PchActivityRead[]; state: FormState | undefined }) => (
  <Open
    title="Combien de temps"
    says="Seules comptent les difficultés définitives, ou qui dureront un an au moins. L’état n’a pas besoin d’être stabilisé."
  >
    <form method="post" className="formulaire">
      <input type="hidden" name="intent" value="lasting" />
      {of.map(({ activity, difficulty, lasting }) => (
        <Choice
          key={activity.id}
          name={lastingField(activity.id)}
          legend={`${activity.label}, ${difficulty === null ? '' : PCH_SCALE[difficulty].word.toLowerCase()}`}
          options={[
            { value: '', label: 'Pas encore dit' },
            { value: 'oui', label: 'Un an au moins, ou définitive' },
            { value: 'non', label: 'Moins d’un an' },
          ]}
          value={typedText(state, lastingField(activity.id), lasting === null ? '' : lasting ? 'oui' : 'non')}
        />
      ))}
      <Actions>
        <Button look="principal" name="way" value="asTicked">
          Garder, la suite
        </Button>
        <Button name="way" value="all">
          Toutes{noBreak}: un an au moins
        </Button>
      </Actions>
    </form>
  </Open>
)

const typedMinutes = (minutes: number | null): string => (minutes === null ? '' : writeMinutes(minutes))

/** Time of help by act against its most, and what a carer gives. */
export const HelpForm = ({ read, state }: { read: PchRead; state: FormState | undefined }) => {
  const errors = state?.errors ?? {}
  return (
    <Open
      title="Aide humaine"
      says="Le temps qu’il faudrait, pas seulement celui qui est donné aujourd’hui. Vide : pas encore regardé. Les plafonds restent à relire dans le texte."
    >
      <form method="post" className="formulaire deux">
        <input type="hidden" name="intent" value="help" />
        {read.help.map(({ act, minutes }) => (
          <Field
            key={act.id}
            name={minutesField(act.id)}
            label={`${act.label}, ${act.per === 'day' ? 'par jour' : 'par mois'}`}
            optional={act.most === null ? 'sans plafond connu' : `${writeMinutes(act.most)} au plus`}
            value={typedText(state, minutesField(act.id), typedMinutes(minutes))}
            error={errors[minutesField(act.id)]}
          />
        ))}
        <Field
          name={minutesField('proche')}
          label="Donné chaque jour par un proche"
          value={typedText(state, minutesField('proche'), typedMinutes(read.carerMinutes))}
          error={errors[minutesField('proche')]}
          help={`Pour ces gestes ou pour surveiller. À partir de ${PCH_HELP.carerMinutes} minutes, l’aide humaine peut s’ouvrir.`}
        />
        <Actions className="plein">
          <Button look="principal">Garder</Button>
        </Actions>
      </form>
    </Open>
  )
}
