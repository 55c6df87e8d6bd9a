import { Check } from '#ui/choice.tsx'
import { Field, Select } from '#ui/field.tsx'
import { diplomas, professions, secrecyBases } from './model.ts'

type Option = { value: string; label: string }
const optionsOf = (labels: Readonly<Record<string, string>>): Option[] => Object.entries(labels).map(([value, label]) => ({ value, label }))

/** The fields of an agent, for a new account and an existing one. `value` gives what was typed, else what stands. */
export const AgentFields = (props: {
  value: (name: string) => string | undefined
  errors: Readonly<Record<string, string>> | undefined
  sites: readonly Option[]
  colleagues: readonly Option[]
}) => {
  const field = (name: string) => ({ name, value: props.value(name), error: props.errors?.[name] })
  return (
    <>
      <Field {...field('firstName')} label="Prénom" maxLength={100} />
      <Field {...field('lastName')} label="Nom" maxLength={100} />
      <Field {...field('jobTitle')} label="Fonction, comme la personne la dit" placeholder="assistante de service social" maxLength={100} />
      <Field {...field('login')} label="Identifiant de connexion" optional="proposé d’après le nom" maxLength={100} />
      <Select {...field('siteId')} label="Site" options={props.sites} />
      <Select {...field('profession')} label="Profession" options={optionsOf(professions)} empty="Choisir" />
      <Select {...field('diplomaKind')} label="Diplôme" options={optionsOf(diplomas)} empty="Aucun enregistré" />
      <Field {...field('diplomaOn')} type="date" label="Date du diplôme" />
      <Field {...field('diplomaNumber')} label="Numéro du diplôme" optional maxLength={60} />
      <Select {...field('secrecyBasis')} label="Tenue au secret professionnel" options={optionsOf(secrecyBases)} empty="Choisir" />
      <Field
        {...field('secrecyProof')}
        label="Ce qui l’atteste"
        placeholder="Contrat du 3 mars, lettre de mission, engagement signé…"
        maxLength={200}
      />
      <Field
        {...field('secrecyUntil')}
        type="date"
        label="Fin de la mission"
        optional
        help="Passé ce jour, le compte n’ouvre plus aucun contenu."
      />
      <Check
        name="trainee"
        label="En stage ou en formation"
        checked={props.value('trainee') === 'oui'}
        help="Tenue au secret aussi, et suivie par une tutrice ou un tuteur."
      />
      <Select {...field('tutorId')} label="Tutrice ou tuteur" options={props.colleagues} empty="Personne" />
    </>
  )
}
