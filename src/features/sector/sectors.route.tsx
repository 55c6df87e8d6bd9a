import type { ActionFunctionArgs } from 'react-router'
import { z } from 'zod'
import { Refused } from '#core/errors.ts'
import { nameKey } from '#core/names.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Field, Select } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Empty, Page, Section, TitleBar } from '#ui/page.tsx'
import { idField, neededText, text } from '#web/form.ts'
import { intentOf } from '#web/form.server.ts'
import { Frame } from '#web/frame.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { actions } from './actions.ts'
import { readAddress } from './address.ts'
import { addArea, addSector, removeArea } from './commands.server.ts'
import { sectorTitle } from './model.ts'
import { communesOf, listAreas, listSectors, listTeams } from './queries.server.ts'
import type { Route } from './+types/sectors.route'

export const meta = () => [{ title: 'Secteurs — Aparté' }]

export const loader = page(actions.list, async ({ tx, actor }) => {
  const sectors = []
  for (const sector of await listSectors(tx)) sectors.push({ ...sector, areas: await listAreas(tx, sector.id) })
  return {
    sectors,
    teams: (await listTeams(tx)).map((team) => ({ value: team.id, label: team.name })),
    administers: actor.roles.includes('administrator'),
  }
})

const number = (sentence: string) =>
  z
    .string()
    .trim()
    .default('')
    .refine((typed) => /^\d{0,5}$/.test(typed), sentence)
    .transform((typed) => (typed === '' ? null : Number(typed)))

const handlers = {
  add: submit(
    actions.edit,
    z.object({
      number: number('Un numéro, en chiffres.').refine((n) => n !== null, 'Donnez un numéro au secteur.'),
      name: text(200),
      teamId: idField('Choisissez l’équipe qui reçoit ce secteur.'),
    }),
    async ({ tx, value }) => {
      await addSector(tx, { number: value.number ?? 0, name: value.name, teamId: value.teamId })
      return redirectWithMessage(paths.team.sectors(), 'lieu-garde')
    },
  ),
  area: submit(
    actions.edit,
    z.object({
      sectorId: idField('Choisissez le secteur.'),
      commune: neededText('Écrivez la commune, ou son code postal.', 200),
      street: text(200),
      from: number('Un numéro, en chiffres.'),
      to: number('Un numéro, en chiffres.'),
    }),
    async ({ tx, value }) => {
      const { postalCode, communeKey } = readAddress(`${value.commune}`)
      const communes = await communesOf(tx, { postalCode, communeKey: communeKey || nameKey(value.commune.replace(/\d{5}/, '')) })
      const [commune] = communes
      if (!commune) throw new Refused({ commune: 'Cette commune n’est pas connue. Vérifiez son nom, ou écrivez son code postal.' })
      if (communes.length > 1)
        throw new Refused({
          commune: `Plusieurs communes répondent : ${communes.map(({ name, code }) => `${name} (${code.slice(0, code.startsWith('97') ? 3 : 2)})`).join(', ')}. Écrivez le nom et le code postal.`,
        })
      await addArea(tx, { sectorId: value.sectorId, communeCode: commune.code, street: value.street, from: value.from, to: value.to })
      return redirectWithMessage(paths.team.sectors(), 'lieu-garde')
    },
  ),
  remove: submit(actions.edit, z.object({ areaId: idField() }), async ({ tx, value }) => {
    await removeArea(tx, value.areaId)
    return redirectWithMessage(paths.team.sectors(), 'lieu-garde')
  }),
}

export const action = async (args: ActionFunctionArgs) => {
  const intent = await intentOf(args.request)
  return (intent === 'area' ? handlers.area : intent === 'remove' ? handlers.remove : handlers.add)(args)
}

type Area = Route.ComponentProps['loaderData']['sectors'][number]['areas'][number]

/** « Clairval, rue des tanneurs, du 1 au 40 ». */
const areaWords = (area: Area): string => {
  const numbers =
    area.numberFrom !== null && area.numberTo !== null
      ? `, du ${area.numberFrom} au ${area.numberTo}`
      : area.numberFrom !== null
        ? `, à partir du ${area.numberFrom}`
        : area.numberTo !== null
          ? `, jusqu’au ${area.numberTo}`
          : ''
  return area.street ? `${area.communeName}, ${area.street}${numbers}` : `${area.communeName}, toute la commune`
}

export default function SectorsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { sectors, teams, administers } = loaderData
  const { errors, values } = actionData ?? {}
  const field = (name: string) => {
    const typed = values?.[name]
    return { name, value: typeof typed === 'string' ? typed : undefined, error: errors?.[name] }
  }
  return (
    <Frame>
      <Page>
        <TitleBar title="Secteurs" actions={<LinkButton href={paths.team.places()}>Sites et équipes</LinkButton>}>
          Quelle équipe répond pour quelle commune et quelle rue. L’accueil voit toujours la proposition, et peut la changer.
        </TitleBar>
        <ErrorSummary errors={errors} />
        {sectors.length === 0 && <Empty title="Aucun secteur pour l’instant" />}
        {sectors.map((sector) => (
          <Section key={sector.id} id={`secteur-${sector.number}`} title={sectorTitle(sector)} end={sector.team.name}>
            <ul className="lignes">
              {sector.areas.map((area) => (
                <li key={area.id} className="ligne">
                  <span>{areaWords(area)}</span>
                  {administers && (
                    <form method="post">
                      <input type="hidden" name="intent" value="remove" />
                      <Button small name="areaId" value={area.id} label={`Retirer ${areaWords(area)}`}>
                        Retirer
                      </Button>
                    </form>
                  )}
                </li>
              ))}
            </ul>
          </Section>
        ))}
        {administers && (
          <>
            <Section id="territoire" title="Donner un territoire à un secteur">
              <form method="post" className="formulaire deux">
                <input type="hidden" name="intent" value="area" />
                <Select
                  {...field('sectorId')}
                  label="Secteur"
                  options={sectors.map((sector) => ({ value: sector.id, label: sectorTitle(sector) }))}
                  empty="Choisir"
                />
                <Field {...field('commune')} label="Commune" placeholder="Saint-Gilles, ou 44000 Nantes" />
                <Field {...field('street')} label="Rue" optional="toute la commune si rien n’est écrit" />
                <Field {...field('from')} label="Du numéro" inputMode="numeric" optional className="court" />
                <Field {...field('to')} label="Au numéro" inputMode="numeric" optional className="court" />
                <Actions>
                  <Button>Donner ce territoire</Button>
                </Actions>
              </form>
            </Section>
            <Section id="nouveau" title="Nouveau secteur">
              <form method="post" className="formulaire deux">
                <input type="hidden" name="intent" value="add" />
                <Field {...field('number')} label="Numéro" inputMode="numeric" className="court" />
                <Field {...field('name')} label="Nom" optional />
                <Select {...field('teamId')} label="Équipe" options={teams} empty="Choisir" />
                <Actions>
                  <Button>Ajouter le secteur</Button>
                </Actions>
              </form>
            </Section>
          </>
        )}
      </Page>
    </Frame>
  )
}
