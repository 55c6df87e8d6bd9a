import { z } from 'zod'
import { Button } from '#ui/button.tsx'
import { Field, Select } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { neededText, oneOf } from '#web/form.ts'
import { open } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { install, openInstallation } from './installation.server.ts'
import { employers, timeZones } from './model.ts'
import { attempt, deviceOfRequest, goWith } from './threshold.server.ts'
import { NewPassphraseFields, Threshold } from './threshold.tsx'
import type { Route } from './+types/installation.route'

export const meta = () => [{ title: 'Installation — Aparté' }]

export const loader = open(async ({ house, params }) => {
  await openInstallation(house, params['token'] ?? '')
  return null
})

const form = z.object({
  organisationName: neededText('Écrivez le nom de l’organisation.', 200),
  kind: oneOf(employers),
  siteName: neededText('Écrivez le nom du premier site.', 200),
  timeZone: oneOf(timeZones),
  firstName: neededText('Écrivez votre prénom.', 100),
  lastName: neededText('Écrivez votre nom.', 100),
  jobTitle: neededText('Écrivez votre fonction, comme elle se dit chez vous.', 100),
  login: neededText('Choisissez un identifiant.', 100).refine(
    (text) => /^[\w.@-]{2,}$/.test(text),
    'Des lettres sans accent, des chiffres, un point ou un tiret.',
  ),
  passphrase: z.string().max(1000, 'Cette phrase est trop longue.').default(''),
  again: z.string().max(1000).default(''),
})

/** The first administrator of a real installation, once: the link was printed at start (decision 23). */
export const action = attempt(form, async (ctx) => {
  const { house, params, request, value } = ctx
  return goWith(ctx, await install(house, params['token'] ?? '', value, deviceOfRequest(request)), paths.firstFactor())
})

export default function InstallationPage({ actionData }: Route.ComponentProps) {
  const { errors, values } = actionData ?? {}
  const field = (name: string) => ({ name, value: typeof values?.[name] === 'string' ? values[name] : undefined, error: errors?.[name] })
  const options = (labels: Readonly<Record<string, string>>) => Object.entries(labels).map(([value, label]) => ({ value, label }))
  return (
    <Threshold title="Installer Aparté">
      <p className="doux">Ce lien sert une seule fois. Le compte créé ici administre : il ne voit le contenu d’aucun dossier.</p>
      <form method="post" className="formulaire" data-principal="">
        <ErrorSummary errors={errors} />
        <Field {...field('organisationName')} label="Organisation" placeholder="Département, CCAS, hôpital, association…" />
        <Select {...field('kind')} label="Quel employeur" options={options(employers)} />
        <Field {...field('siteName')} label="Premier site" placeholder="Maison des solidarités" help="Vous pourrez en ajouter d’autres." />
        <Select {...field('timeZone')} label="Heure du site" options={options(timeZones)} />
        <Field {...field('firstName')} label="Votre prénom" autoComplete="given-name" />
        <Field {...field('lastName')} label="Votre nom" autoComplete="family-name" />
        <Field {...field('jobTitle')} label="Votre fonction" />
        <Field {...field('login')} label="Votre identifiant" autoComplete="username" />
        <NewPassphraseFields errors={errors} />
        <Button look="principal">Continuer vers le second facteur</Button>
      </form>
    </Threshold>
  )
}
