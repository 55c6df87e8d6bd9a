import type { IsoDate } from '#core/dates.ts'
import { Actions, Button } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { Field } from '#ui/field.tsx'
import { Section } from '#ui/page.tsx'
import type { FormState } from '#web/page.server.ts'
import { PagesField } from '#web/paper-pages.tsx'
import { paths } from '#web/paths.ts'
import { typedText } from '#web/typed.ts'
import { agreeings } from './model.ts'
import { pathOf, readStrokes, signatureFrame } from './signature.ts'

/** The agreement is given on the page where it is read. The frame to sign in shows itself when its script runs; the two other ways never need it. */
export const AgreementForm = ({
  at,
  seen,
  who,
  reviewOn,
  today,
  state,
}: {
  at: { id: string; projectId: string }
  seen: string
  who: string
  reviewOn: IsoDate | null
  today: IsoDate
  state: FormState | undefined
}) => {
  const errors = state?.errors ?? {}
  const how = typedText(state, 'how')
  const drawn = readStrokes(typedText(state, 'strokes')) ?? []
  return (
    <Section id="h-signer" title="Donner l’accord" className="ne-pas-imprimer">
      <form
        method="post"
        encType="multipart/form-data"
        action={paths.caseFile.agreement(at)}
        className="formulaire haut-2"
        data-principal=""
      >
        <input type="hidden" name="seen" value={seen} />
        <Field
          name="who"
          label="Qui donne son accord"
          maxLength={120}
          value={typedText(state, 'who', who)}
          error={errors['who']}
          help="Comme elle veut être nommée."
        />
        <Choice
          name="how"
          legend="Comment"
          options={[
            { value: 'paper', label: agreeings.paper },
            { value: 'spoken', label: agreeings.spoken },
          ]}
          value={how}
          error={errors['how']}
          help="Aucune façon ne vaut mieux qu’une autre pour le travail. Personne n’est obligé de signer."
        />
        <div className="champ" data-signature="" data-frame={`${signatureFrame.width} ${signatureFrame.height}`} hidden>
          <label className="pastille">
            <input type="radio" name="how" value="screen" defaultChecked={how === 'screen'} data-facultatif="" />
            <span>Signer ici, à l’écran</span>
          </label>
          <svg
            className="signature-cadre"
            viewBox={`0 0 ${signatureFrame.width} ${signatureFrame.height}`}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing made here, no image to fetch
            role="img"
            aria-label="Cadre où signer"
          >
            <path d={pathOf(drawn)} />
          </svg>
          <input type="hidden" name="strokes" value={typedText(state, 'strokes')} />
          <p className="aide">
            Avec le doigt, un stylet ou la souris. Ce tracé n’est pas une signature électronique qualifiée : il garde la trace de l’accord,
            sans prouver qui a signé.
          </p>
          <Actions>
            <Button small look="nu" type="button" data={{ 'data-effacer': '' }}>
              Effacer la signature
            </Button>
          </Actions>
        </div>
        <PagesField label="Le papier signé, numérisé ou en photo" optional="s’il est signé sur papier" error={errors['pages']} />
        <Field name="agreedOn" label="Donné le" type="date" value={typedText(state, 'agreedOn', today)} error={errors['agreedOn']} />
        <Field
          name="reviewOn"
          label="Point d’étape le"
          type="date"
          optional
          value={typedText(state, 'reviewOn', reviewOn)}
          error={errors['reviewOn']}
          help="Il court dans « Ce qui court ». Vide : aucun n’est prévu."
        />
        <Actions>
          <Button look="principal" kbd="Ctrl Entrée">
            Garder l’accord
          </Button>
        </Actions>
      </form>
    </Section>
  )
}
