import { compartmentLabels, writableKinds } from '#core/compartments.ts'
import { ABOUT } from '#rules/instruments/instrument.ts'
import type { Instrument } from '#rules/instruments/instrument.ts'
import { Choice } from '#ui/choice.tsx'
import { Field, Select, TextArea } from '#ui/field.tsx'
import { Tag } from '#ui/tag.tsx'
import type { FormState } from '#web/page.server.ts'
import { typedText } from '#web/typed.ts'

/** Where the last version of a grid stands. */
export const GridTag = ({ state }: { state: 'draft' | 'published' | 'retired' }) =>
  state === 'draft' ? (
    <Tag kind="verifier">En préparation</Tag>
  ) : state === 'published' ? (
    <Tag kind="ouvert">Publiée</Tag>
  ) : (
    <Tag kind="non">Retirée</Tag>
  )

/** Name, part of the file, whom it is about, limits, source. */
export const GridHeadFields = ({ grid, state }: { grid: Instrument | null; state: FormState | undefined }) => {
  const errors = state?.errors ?? {}
  return (
    <>
      <Field name="title" label="Nom de la grille" maxLength={200} value={typedText(state, 'title', grid?.title)} error={errors['title']} />
      <TextArea
        name="summary"
        label="À quoi elle sert"
        optional
        rows={2}
        maxLength={1_000}
        value={typedText(state, 'summary', grid?.summary)}
        error={errors['summary']}
      />
      <Choice
        name="about"
        legend="De qui elle parle"
        options={Object.entries(ABOUT).map(([value, label]) => ({ value, label }))}
        value={typedText(state, 'about', grid?.about ?? 'household')}
        error={errors['about']}
      />
      <Select
        name="compartment"
        label="Partie du dossier où elle se garde"
        options={writableKinds.map((kind) => ({ value: kind, label: compartmentLabels[kind] }))}
        value={typedText(state, 'compartment', grid?.compartment ?? 'general')}
        error={errors['compartment']}
        help="Qui ne lit pas cette partie ne saura pas que la grille a été remplie."
      />
      <TextArea
        name="warnings"
        label="Limites à rappeler, une par ligne"
        optional
        rows={2}
        maxLength={10_000}
        value={typedText(state, 'warnings', grid?.warnings.join('\n'))}
        error={errors['warnings']}
      />
      <TextArea
        name="source"
        label="D’où elle vient : texte, atelier, autre service"
        optional
        rows={2}
        maxLength={1_000}
        value={typedText(state, 'source', grid?.frame[0]?.text)}
        error={errors['source']}
      />
    </>
  )
}
