import { redirect } from 'react-router'
import { channels, origins } from '#features/reception/model.ts'
import { tenures } from '#features/household/model.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Check, Choice } from '#ui/choice.tsx'
import { Field, Select, TextArea } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, Rubric, TitleBar } from '#ui/page.tsx'
import { Frame } from '#web/frame.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { actions } from './actions.ts'
import { openCaseFile } from './commands.server.ts'
import { openForm, typed } from './forms.ts'
import { listSectors, readRequest } from './opening.server.ts'
import type { Route } from './+types/open.route'

export const loader = page(actions.openForm, async ({ tx, url }) => {
  const request = await readRequest(tx, url.searchParams.get('demande'))
  if (request?.caseFileId) throw redirect(paths.caseFile.show({ id: request.caseFileId }))
  const { sectors, mine } = await listSectors(tx)
  return { request, sectors, proposed: request?.sectorId ?? mine }
})

export const action = submit(actions.open, openForm, async ({ tx, value, today }) => {
  const opened = await openCaseFile(tx, {
    name: value.name,
    origin: value.origin,
    channel: value.channel,
    informed: value.informed,
    protected: value.protected,
    sectorId: value.sectorId,
    on: today,
    demand: value.demand,
    ...(value.phone || value.hours || value.mayCall !== null || value.mayMessage !== null
      ? { contact: { phone: value.phone, hours: value.hours, mayCall: value.mayCall, mayMessage: value.mayMessage } }
      : {}),
    address: { line: value.addressLine, communeCode: value.communeCode || null, tenure: value.tenure, hidden: value.addressHidden },
    ...(value.requestId ? { requestId: value.requestId } : {}),
  })
  return redirectWithMessage(paths.caseFile.show({ id: opened.id }), 'dossier-ouvert')
})

export const meta: Route.MetaFunction = () => [{ title: 'Ouvrir un dossier — Aparté' }]

const yesNo = [
  { value: 'oui', label: 'Oui' },
  { value: 'non', label: 'Non' },
]
const yesNoOf = (value: boolean | null | undefined): string | undefined => (value === true ? 'oui' : value === false ? 'non' : undefined)
const optionsOf = (labels: Readonly<Record<string, string>>) => Object.entries(labels).map(([value, label]) => ({ value, label }))

export default function OpenCaseFile({ loaderData, actionData }: Route.ComponentProps) {
  const { request, sectors, proposed } = loaderData
  const { errors, values } = actionData && 'errors' in actionData ? actionData : { errors: {} as Record<string, string>, values: undefined }
  const now = (name: string, known?: string | null): string | undefined => (values ? typed(values, name) : (known ?? undefined))
  return (
    <Frame>
      <Page>
        <TitleBar title="Ouvrir un dossier">
          {request
            ? 'Ce que l’accueil a noté est repris : rien n’est à retaper.'
            : 'Un prénom, un surnom ou « la dame au landau bleu » suffit.'}
        </TitleBar>
        <form method="post" className="formulaire" data-principal="">
          <ErrorSummary errors={errors} />
          {request && <input type="hidden" name="requestId" value={request.id} />}
          <Field name="name" label="Comment l’appeler" value={now('name', request?.calledName)} error={errors['name']} />
          <Choice
            name="informed"
            legend="La personne le sait-elle, et est-elle d’accord ?"
            options={yesNo}
            value={now('informed', yesNoOf(request?.agreed))}
            help="Sans réponse, le dossier le dit : à lui demander à la première rencontre."
            error={errors['informed']}
          />
          <TextArea
            name="demand"
            label="Ce qu’elle demande, avec ses mots"
            rows={4}
            value={now('demand', request?.words)}
            error={errors['demand']}
          />
          <div className="formulaire deux">
            <Select
              name="origin"
              label="Qui l’adresse"
              options={optionsOf(origins)}
              value={now('origin', request?.origin ?? 'self')}
              error={errors['origin']}
            />
            <Select
              name="channel"
              label="Comment elle est venue"
              options={optionsOf(channels)}
              value={now('channel', request?.channel ?? 'onSiteWalkIn')}
              error={errors['channel']}
            />
            <Select
              name="sectorId"
              label="Secteur"
              empty="Aucun : mon équipe"
              options={sectors.map((sector) => ({ value: sector.id, label: `${sector.number}, ${sector.name}` }))}
              value={now('sectorId', proposed)}
              help={request?.sectorId ? 'D’après l’adresse notée à l’accueil.' : undefined}
              error={errors['sectorId']}
            />
          </div>
          <fieldset className="champ">
            <legend className="etiquette">Protection</legend>
            <Check
              name="protected"
              label="Foyer protégé"
              checked={now('protected', request?.addressHidden ? 'oui' : '') === 'oui'}
              help="L’accueil ne voit alors ni les noms ni les consignes, un relais ne l’ouvre pas, et l’onglet du navigateur ne porte pas de nom. Vous et les personnes que vous choisissez, seules. Cela se change à tout moment."
            />
          </fieldset>
          <div className="haut-3">
            <Rubric title="Joindre la personne, son logement" />
          </div>
          <div className="formulaire deux">
            <Field name="phone" label="Téléphone" type="tel" value={now('phone', request?.phone)} error={errors['phone']} />
            <Field name="hours" label="À quelles heures" value={now('hours', request?.preferredTime)} error={errors['hours']} />
            <Choice
              name="mayCall"
              legend="Peut-on l’appeler ?"
              options={yesNo}
              value={now('mayCall', yesNoOf(request?.mayCall))}
              error={errors['mayCall']}
            />
            <Choice
              name="mayMessage"
              legend="Peut-on laisser un message ?"
              options={yesNo}
              value={now('mayMessage', yesNoOf(request?.mayMessage))}
              error={errors['mayMessage']}
            />
            <Field name="addressLine" label="Adresse" value={now('addressLine', request?.addressLine)} error={errors['addressLine']} />
            <Select
              name="tenure"
              label="Logement"
              options={optionsOf(tenures)}
              value={now('tenure', request?.homeless ? 'street' : 'unknown')}
              error={errors['tenure']}
            />
            {request?.communeCode && <input type="hidden" name="communeCode" value={request.communeCode} />}
            <Check
              name="addressHidden"
              label="Adresse à masquer"
              checked={now('addressHidden', request?.addressHidden ? 'oui' : '') === 'oui'}
              help="Elle ne sort dans aucun courrier ; la voir demande une raison."
            />
          </div>
          <Actions>
            <Button look="principal" kbd="Ctrl Entrée">
              Ouvrir le dossier
            </Button>
            <LinkButton href={request ? paths.request.show({ id: request.id }) : paths.caseFile.list()} look="nu">
              Revenir
            </LinkButton>
          </Actions>
        </form>
      </Page>
    </Frame>
  )
}
