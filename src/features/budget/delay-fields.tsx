import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Field, Select, TextArea } from '#ui/field.tsx'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { typedText } from '#web/typed.ts'
import { ASKS } from './delay-letter.ts'

type Standing = Readonly<Record<'name' | 'creditor' | 'reference' | 'amount' | 'ask' | 'monthly' | 'from', string>>
type Data = { id: string; debt: { id: string }; standing: Standing; made: string; why: string }

/** The few fields of the letter, then its text, which may be changed by hand. */
export const DelayFields = ({ data: { id, debt, standing, made, why }, state }: { data: Data; state: FormState | undefined }) => {
  const field = (name: keyof Standing) => ({ name, value: typedText(state, name, standing[name]), error: state?.errors[name] })
  return (
    <form method="post" action={paths.caseFile.askDelay({ id, debtId: debt.id })} className="lettre-champs" data-principal="">
      <div className="champs-lettre">
        <Field label="Qui écrit" {...field('name')} />
        <Field label="À qui" optional {...field('creditor')} />
        <Field label="Référence du dossier ou du contrat" optional {...field('reference')} />
        <Field label="Somme demandée, en euros" optional inputMode="decimal" {...field('amount')} />
        <Select
          label="Ce que la lettre demande"
          options={Object.entries(ASKS).map(([value, label]) => ({ value, label }))}
          {...field('ask')}
        />
        <Field label="Par mois, en euros" optional inputMode="decimal" help={why} {...field('monthly')} />
        <Field label="Premier versement, ou délai jusqu’au" optional type="date" {...field('from')} />
      </div>
      <TextArea
        label="Le texte de la lettre"
        help="Changé à la main, il reste tel quel. Videz-le pour le récrire d’après les champs."
        name="text"
        rows={14}
        value={typedText(state, 'text', made)}
        error={state?.errors['text']}
      />
      <input type="hidden" name="made" value={typedText(state, 'made', made)} />
      <Actions>
        <Button look="principal">Mettre la lettre en page</Button>
        <LinkButton look="nu" href={paths.caseFile.budget({ id })}>
          Revenir au budget
        </LinkButton>
      </Actions>
      <p className="petit doux">
        Puis <kbd>Ctrl</kbd> <kbd>P</kbd> pour l’imprimer. Ni adresse, ni service, ni ressources n’y figurent : ajoutez-les seulement si la
        personne le veut.
      </p>
    </form>
  )
}
