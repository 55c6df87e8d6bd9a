import { noBreak } from '#core/french.ts'
import type { AggirVariableRead } from '#rules/autonomy/aggir-answers.ts'
import { AGGIR_ADVERB_MEANINGS, AGGIR_ADVERBS, AGGIR_MODALITIES } from '#rules/autonomy/aggir-tables.ts'
import type { AggirAdverb, Modality } from '#rules/autonomy/aggir-tables.ts'
import { Actions, Button } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { Field, FieldError } from '#ui/field.tsx'
import { Icon } from '#ui/icons.tsx'
import type { FormState } from '#web/page.server.ts'
import { typedText } from '#web/typed.ts'
import { adverbField } from './forms.ts'

const ADVERBS = Object.keys(AGGIR_ADVERBS) as AggirAdverb[]
const YES_NO = ['oui', 'non'].map((word) => ({ value: word, label: word }))
const meaning: Readonly<Record<Modality, string>> = { A: 'fait seul', B: 'en partie', C: 'ne fait pas seul' }

/** A, B or C in its circle; « ? » while nobody looked. */
export const Letter = ({ letter }: { letter: Modality | null }) => (
  <span className={letter === null ? 'lettre vide' : letter === 'A' ? 'lettre' : `lettre ${letter.toLowerCase()}`}>
    <span aria-hidden="true">{letter ?? '?'}</span>
    <span className="vh">{letter === null ? 'pas encore vu' : `${letter}, ${meaning[letter]}`}</span>
  </span>
)

type Props = {
  one: AggirVariableRead
  open: boolean
  /** Where it is opened to be answered; null: it is only read. */
  href: string | null
  state: FormState | undefined
}

/** One geste: its letter, what she said of it; open, the four adverbs of each part. */
export const VariableLine = ({ one, open, href, state }: Props) => {
  const { variable, letter, words, told } = one
  const name = (
    <span>
      <b>{variable.label}</b>
      {told && <span className="doux"> · lettre donnée sans le détail</span>}
      {words && !open && (
        <>
          <br />
          <span className="voix">« {words} »</span>
        </>
      )}
    </span>
  )
  if (!open)
    return (
      <div className="variable">
        {href === null ? (
          <>
            <p className="t1">
              {name}
              <Letter letter={letter} />
            </p>
            <Parts one={one} />
          </>
        ) : (
          <a className="t1" href={`${href}#geste`}>
            {name}
            <Letter letter={letter} />
            <Icon name="bas" />
          </a>
        )}
      </div>
    )
  return (
    <div className="variable ouverte" id="geste">
      <div className="t1">
        <span>
          <b>{variable.label}</b>
          <br />
          <span className="doux petit">
            {variable.asks} Quatre oui : A. Quatre non : C. Entre les deux : B. Sans réponse, ce n’est pas encore vu.
          </span>
        </span>
        <Letter letter={letter} />
      </div>
      <VariableForm one={one} state={state} />
    </div>
  )
}

/** What was answered of each part, where the grid is only read: a letter alone does not say what is done alone. */
const Parts = ({ one: { parts, told } }: { one: AggirVariableRead }) => {
  const seen = parts.filter(({ adverbs }) => Object.keys(adverbs).length > 0)
  if (told || seen.length === 0) return null
  return (
    <ul className="cotes petit">
      {seen.map(({ part, adverbs, letter }) => {
        const no = ADVERBS.filter((adverb) => adverbs[adverb] === false).map((adverb) => AGGIR_ADVERBS[adverb].toLowerCase())
        return (
          <li key={part.id}>
            <span>{part.label || 'Ce geste'}</span>
            <span className="doux">
              {letter !== null && `${letter}, `}
              {no.length === 0 ? 'oui aux quatre' : no.length === ADVERBS.length ? 'non aux quatre' : `pas ${no.join(', ni ')}`}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

const VariableForm = ({ one, state }: { one: AggirVariableRead; state: FormState | undefined }) => {
  const errors = state?.errors ?? {}
  return (
    <form method="post" className="formulaire">
      <input type="hidden" name="intent" value="variable" />
      <input type="hidden" name="variable" value={one.variable.id} />
      {one.parts.map(({ part, adverbs }) => (
        <fieldset className="adverbes" key={part.id}>
          <legend className="vh">{`${one.variable.label}${part.label === '' ? '' : `, ${part.label.toLowerCase()}`}, fait seul`}</legend>
          <span className="sous">{part.label === '' ? 'Ce geste' : part.label}</span>
          {ADVERBS.map((adverb) => {
            const name = adverbField(part.id === '' ? adverb : `${part.id}.${adverb}`)
            const known = adverbs[adverb] === undefined ? '' : adverbs[adverb] ? 'oui' : 'non'
            return (
              <Choice
                key={adverb}
                name={name}
                legend={AGGIR_ADVERBS[adverb]}
                title={AGGIR_ADVERB_MEANINGS[adverb]}
                options={YES_NO}
                value={typedText(state, name, known)}
              />
            )
          })}
        </fieldset>
      ))}
      {errors['adverbs'] && <FieldError id="champ-adverbs-erreur">{errors['adverbs']}</FieldError>}
      <Field
        name="words"
        label="Ce que la personne en dit"
        optional
        maxLength={500}
        value={typedText(state, 'words', one.words)}
        error={errors['words']}
      />
      <details className="ajouts" open={one.told || Boolean(errors['letter'])}>
        <summary>Je n’ai que la lettre, ou je me suis trompé</summary>
        <Choice
          name="letter"
          legend="Lettre d’une grille déjà remplie"
          optional
          options={AGGIR_MODALITIES.map((letter) => ({ value: letter, label: `${letter}${noBreak}: ${meaning[letter]}` }))}
          value={typedText(state, 'letter', one.told ? one.letter : '')}
          error={errors['letter']}
        />
        <Actions>
          <Button look="nu" small name="way" value="notSeen">
            Pas encore vu
          </Button>
        </Actions>
      </details>
      <Actions>
        <Button look="principal" name="way" value="asTold">
          Garder, geste suivant
        </Button>
        <Button name="way" value="all">
          Tout seul{noBreak}: A
        </Button>
        <Button name="way" value="none">
          Rien seul{noBreak}: C
        </Button>
      </Actions>
    </form>
  )
}
