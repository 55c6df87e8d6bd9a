import { sayPoints } from '#rules/instruments/engine.ts'
import type { Instrument, Section as Part } from '#rules/instruments/instrument.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { Field, Select, TextArea } from '#ui/field.tsx'
import { Section } from '#ui/page.tsx'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { typedText } from '#web/typed.ts'

/** A new section, or the name of one. */
export const SectionForm = ({ id, named, state }: { id: string; named: Part | null; state: FormState | undefined }) => {
  const errors = state?.errors ?? {}
  return (
    <Section id="h-nouvelle-partie" title={named ? `La partie « ${named.title} »` : 'Ajouter une partie'}>
      <form method="post" action={paths.grid.edit({ id, named: named?.id })} className="formulaire haut-1">
        <input type="hidden" name="intent" value="section" />
        <input type="hidden" name="sectionId" value={named?.id ?? ''} />
        <Field
          name="sectionTitle"
          label="Nom de la partie"
          maxLength={200}
          value={typedText(state, 'sectionTitle', named?.title)}
          error={errors['sectionTitle']}
        />
        <Field
          name="sectionHelp"
          label="Une aide en tête"
          optional
          maxLength={1_000}
          value={typedText(state, 'sectionHelp', named?.help)}
          error={errors['sectionHelp']}
        />
        <Actions>
          <Button>{named ? 'Garder ce nom' : 'Ajouter la partie'}</Button>
          {named && (
            <LinkButton look="nu" href={paths.grid.edit({ id })}>
              Renoncer
            </LinkButton>
          )}
        </Actions>
      </form>
    </Section>
  )
}

/** What the grid gives, with the warning where it adds points. */
export const ResultForm = ({ id, grid, state }: { id: string; grid: Instrument; state: FormState | undefined }) => {
  const errors = state?.errors ?? {}
  const { result } = grid
  const choices = grid.sections.flatMap((section) => section.questions).filter(({ kind }) => kind === 'choice')
  const bands =
    result.kind === 'weights' ? result.bands.map((band) => `${band.label} = ${sayPoints(band.from, 2).replace(/,00$/, '')}`) : []
  return (
    <Section id="h-resultat" title="Ce qu’elle donne" className="haut-3">
      <form method="post" action={paths.grid.edit({ id })} className="formulaire haut-1">
        <input type="hidden" name="intent" value="result" />
        <Choice
          name="result"
          legend="Résultat"
          options={[
            { value: 'none', label: 'Aucun : les réponses parlent' },
            { value: 'choice', label: 'La conclusion de qui évalue' },
            { value: 'weights', label: 'Un total de points' },
          ]}
          value={typedText(state, 'result', result.kind)}
          error={errors['result']}
          help="Un total simplifie une personne. Il n’est donné que si tout est répondu, ne classe personne, n’ouvre ni ne ferme aucun droit. Préférez une conclusion écrite."
        />
        {choices.length > 0 && (
          <Select
            name="outcome"
            label="La question qui porte la conclusion"
            empty="Aucune"
            options={choices.map(({ id: value, ask }) => ({ value, label: ask }))}
            value={typedText(state, 'outcome', result.kind === 'choice' ? result.question : '')}
            error={errors['outcome']}
          />
        )}
        <TextArea
          name="bands"
          label="Paliers d’un total, un par ligne"
          optional
          rows={2}
          maxLength={10_000}
          value={typedText(state, 'bands', bands.join('\n'))}
          error={errors['bands']}
          help="Le nom, un signe égal, à partir de combien : « À regarder de près = 5 »."
        />
        {errors['outcome'] && choices.length === 0 && <p className="erreur">{errors['outcome']}</p>}
        <Actions>
          <Button>Garder</Button>
        </Actions>
      </form>
    </Section>
  )
}
