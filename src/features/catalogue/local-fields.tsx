import { DOCUMENTS, DOMAINS, NATURES } from '#rules/catalogue/entry.ts'
import { NUMBER_FACTS, WORD_FACTS, YES_NO_FACTS } from '#rules/catalogue/fact-test.ts'
import { BAND_FACTS, PER } from '#rules/local/aid.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { Field, Select, TextArea } from '#ui/field.tsx'
import { Section } from '#ui/page.tsx'
import { bandRows, comparisons, conditionRows, givesKinds } from './local-form.ts'
import { wordsOf } from './say.ts'

type Values = Readonly<Record<string, string | string[]>>
type Errors = Readonly<Record<string, string>>
type Of = { values: Values; errors: Errors }

const optionsOf = (labels: Readonly<Record<string, string>>) => Object.entries(labels).map(([value, label]) => ({ value, label }))

const fieldIn = ({ values, errors }: Of, name: string) => {
  const value = values[name]
  return { name, value: typeof value === 'string' ? value : '', error: errors[name] }
}

/** All of the form of a local aid. `versionId`: of the version on screen, nothing for a new aid. */
export const LocalAidFields = ({ values, errors, back, keep }: Of & { back: string; keep: string }) => {
  const of = { values, errors }
  const documents = values['documents']
  return (
    <form method="post" className="aide-locale">
      <input type="hidden" name="versionId" value={fieldIn(of, 'versionId').value} />
      <Section id="h-aide" title="L’aide">
        <div className="formulaire deux haut-1">
          <Field {...fieldIn(of, 'name')} label="Nom" help="Comme on le dit : « Cantine solidaire »." />
          <Field {...fieldIn(of, 'provider')} label="Qui la donne" help="« CCAS de Clairval »." />
          <Select {...fieldIn(of, 'domain')} label="Domaine" options={optionsOf(DOMAINS)} empty="Choisir…" />
          <Select {...fieldIn(of, 'nature')} label="Nature" options={optionsOf(NATURES)} empty="Choisir…" />
          <TextArea
            {...fieldIn(of, 'what')}
            label="Ce que c’est"
            rows={2}
            className="plein"
            help="Une ou deux phrases, que la personne puisse lire."
          />
        </div>
      </Section>
      <Section id="h-conditions" title="Conditions" end="huit au plus ; une ligne vide ne compte pas">
        <p className="petit doux haut-1">
          Avec un fait, la réponse se lit dans ce qui est noté au dossier. Sans fait, la question se pose. Mots possibles, « / » entre eux :
        </p>
        <WordLists />
        {conditionRows.map((n) => (
          <ConditionRow key={n} n={n} of={of} />
        ))}
      </Section>
      <Section id="h-donne" title="Ce qui est donné">
        <div className="dons formulaire haut-1">
          <Choice
            name="gives"
            legend="C’est"
            options={optionsOf(givesKinds)}
            value={fieldIn(of, 'gives').value || 'amount'}
            error={errors['gives']}
          />
          <div className="formulaire deux don-montant don-personne">
            <Field {...fieldIn(of, 'cents')} label="Montant, en euros" inputMode="decimal" />
          </div>
          <div className="don-montant don-personne don-bareme">
            <Select {...fieldIn(of, 'per')} label="Période" options={optionsOf(PER)} />
          </div>
          <div className="don-bareme">
            <Select {...fieldIn(of, 'by')} label="Le barème se lit d’après" options={optionsOf(BAND_FACTS)} empty="Choisir…" />
            <div className="bareme haut-1">
              {bandRows.map((n) => (
                <fieldset key={n} className="rangee">
                  <legend className="vh">Ligne {n + 1} du barème</legend>
                  <Field {...fieldIn(of, `upTo-${n}`)} label="Jusqu’à, en euros" inputMode="decimal" />
                  <Field {...fieldIn(of, `give-${n}`)} label="Donné, en euros" inputMode="decimal" />
                </fieldset>
              ))}
            </div>
            <p className="petit doux haut-1">« Jusqu’à » est compris. Au-dessus de la dernière ligne, l’aide est fermée.</p>
          </div>
          <div className="don-mots">
            <TextArea {...fieldIn(of, 'givesWords')} label="Ce qui est donné, en mots" rows={2} />
          </div>
        </div>
      </Section>
      <Section id="h-demande" title="La demande">
        <div className="formulaire haut-1">
          <TextArea {...fieldIn(of, 'apply')} label="Où et comment la demander" rows={2} />
          <Choice
            name="documents[]"
            legend="Pièces"
            multiple
            options={optionsOf(DOCUMENTS)}
            value={Array.isArray(documents) ? documents : []}
            error={errors['documents']}
          />
          <TextArea {...fieldIn(of, 'otherDocuments')} label="Autres pièces" optional rows={2} help="Une par ligne." />
        </div>
      </Section>
      <Section id="h-regles" title="Règles et validité">
        <div className="formulaire deux haut-1">
          <Field
            {...fieldIn(of, 'basis')}
            label="Règlement ou délibération, avec sa date"
            className="plein"
            help="« Règlement des aides facultatives, délibération du 12 janvier 2026 »."
          />
          <Field {...fieldIn(of, 'validFrom')} type="date" label="Donnée à partir du" />
          <Field {...fieldIn(of, 'validUntil')} type="date" label="Jusqu’au" optional />
        </div>
      </Section>
      <Actions className="haut-3">
        <Button look="principal">{keep}</Button>
        <LinkButton look="nu" href={back}>
          Renoncer
        </LinkButton>
      </Actions>
    </form>
  )
}

const factGroups = [
  { group: 'Chiffres', options: optionsOf(NUMBER_FACTS) },
  { group: 'Mots', options: optionsOf(WORD_FACTS) },
  { group: 'Oui ou non', options: optionsOf(YES_NO_FACTS) },
]

/** One condition. Those beyond the third are folded while they are empty: a script is not needed to open them. */
const ConditionRow = ({ n, of }: { n: number; of: Of }) => {
  const used = ['ask', 'otherwise', 'fact'].some((part) => fieldIn(of, `${part}-${n}`).value !== '')
  const wrong = Object.keys(of.errors).some((name) => name.endsWith(`-${n}`) && !name.startsWith('upTo') && !name.startsWith('give'))
  return (
    <details className="condition" open={used || wrong || n === 0}>
      <summary>
        Condition {n + 1}
        {fieldIn(of, `ask-${n}`).value !== '' && <span className="doux"> : {fieldIn(of, `ask-${n}`).value}</span>}
      </summary>
      <div className="formulaire deux">
        <Field {...fieldIn(of, `ask-${n}`)} label="Question" help={n === 0 ? '« Habite-t-elle Clairval ? »' : undefined} />
        <Field
          {...fieldIn(of, `otherwise-${n}`)}
          label="Pourquoi ce serait non"
          help={n === 0 ? '« Réservée aux habitants de Clairval ».' : undefined}
        />
        <Choice
          name={`expects-${n}`}
          legend="Réponse attendue"
          options={[
            { value: 'yes', label: 'Oui' },
            { value: 'no', label: 'Non' },
          ]}
          value={fieldIn(of, `expects-${n}`).value || 'yes'}
        />
        <div className="fait">
          <Select {...fieldIn(of, `fact-${n}`)} label="Fait qui répond" optional options={factGroups} empty="Aucun : la question se pose" />
          <Select {...fieldIn(of, `is-${n}`)} label="Comparaison" options={optionsOf(comparisons)} empty="…" />
          <Field {...fieldIn(of, `value-${n}`)} label="Valeur" help={n === 0 ? '60 ; 18 à 25 ; 700 € ; ou des mots.' : undefined} />
        </div>
      </div>
    </details>
  )
}

const WordLists = () => (
  <details className="petit">
    <summary>Les mots de chaque fait</summary>
    <dl className="lignes-dl">
      {(Object.keys(WORD_FACTS) as (keyof typeof WORD_FACTS)[]).map((fact) => (
        <div key={fact}>
          <dt>{WORD_FACTS[fact]}</dt>
          <dd>{Object.values(wordsOf[fact] ?? { code: 'code INSEE, cinq caractères' }).join(' / ')}</dd>
        </div>
      ))}
    </dl>
  </details>
)
