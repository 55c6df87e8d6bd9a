import { redirect } from 'react-router'
import { z } from 'zod'
import { Button } from '#ui/button.tsx'
import { Check } from '#ui/choice.tsx'
import { Field } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { neededText, ticked } from '#web/form.ts'
import { open } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { browserOf } from './browser.server.ts'
import { listDemoPeople, logIn } from './login.server.ts'
import type { DemoPerson } from './login.server.ts'
import { returnPath, withReturn } from './return-path.ts'
import { SignOnForm } from './sign-on-words.tsx'
import { attempt, deviceOfRequest, goWith } from './threshold.server.ts'
import { Threshold } from './threshold.tsx'
import type { Route } from './+types/login.route'

export const meta = () => [{ title: 'Connexion — Aparté' }]

const form = z.object({
  login: neededText('Écrivez votre identifiant.', 200),
  // not trimmed: a passphrase may begin or end with a space
  passphrase: z.string().min(1, 'Écrivez votre phrase de passe.').max(1000, 'Cette phrase est trop longue.'),
  shared: ticked,
  to: z.string().optional(),
})

export const loader = open(async ({ house, visit, url, mode, signOn }) => {
  const to = returnPath(url.searchParams.get('vers'))
  if (visit.state === 'open') throw redirect(to)
  if (visit.state === 'locked') throw redirect(paths.curtain(to))
  return {
    to,
    people: mode === 'demo' ? await listDemoPeople(house) : [],
    signOn: signOn?.name ?? null,
    // said once, after she left: her session there may still be open
    farewell: url.searchParams.get('sortie') === 'fournisseur' ? ((await signOn?.farewell())?.href ?? null) : null,
  }
})

export const action = attempt(form, async (ctx) => {
  const { house, request, visit, value, origin } = ctx
  const browser = browserOf(house, request, origin)
  const on = { device: deviceOfRequest(request), shared: value.shared, addressHash: visit.addressHash, deviceHash: browser.hash }
  const answer = goWith(ctx, await logIn(house, value, on), withReturn(paths.secondFactor(), returnPath(value.to)))
  answer.headers.append('Set-Cookie', browser.cookie)
  return answer
})

export default function LoginPage({ loaderData, actionData }: Route.ComponentProps) {
  const { errors, values } = actionData ?? {}
  const typed = (name: string): string | undefined => (typeof values?.[name] === 'string' ? values[name] : undefined)
  const to = typed('to') ?? loaderData.to
  const demo = loaderData.people.length > 0
  return (
    <Threshold title="Connexion">
      {loaderData.farewell && loaderData.signOn && (
        <p className="feuille">
          Vous êtes sorti·e d’Aparté. Votre session chez {loaderData.signOn} est peut-être encore ouverte sur ce poste :{' '}
          <a href={loaderData.farewell}>la fermer aussi</a>.
        </p>
      )}
      {demo && <DemoPeople people={loaderData.people} to={to} />}
      {loaderData.signOn && <SignOnForm name={loaderData.signOn} to={to} />}
      <form method="post" className={demo ? 'formulaire feuille haut-3' : 'formulaire'} data-principal="">
        <ErrorSummary errors={errors} />
        <input type="hidden" name="to" value={to} />
        <Field
          name="login"
          label="Identifiant"
          autoComplete="username"
          value={typed('login')}
          error={errors?.['login']}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the only purpose of this page
          autoFocus={!demo && !errors}
        />
        <Field name="passphrase" type="password" label="Phrase de passe" autoComplete="current-password" error={errors?.['passphrase']} />
        <Check
          name="shared"
          label="Ce poste est partagé avec des collègues"
          checked={typed('shared') === 'oui'}
          help="Le rideau se baisse après trois minutes au lieu de dix, et rien n’est gardé sur le poste."
        />
        <Button look={loaderData.signOn ? 'courant' : 'principal'}>Continuer</Button>
        <p className="petit doux">
          Phrase de passe perdue, téléphone perdu : votre encadrement et l’administration rouvrent le compte, à deux.
        </p>
      </form>
    </Threshold>
  )
}

/** One click for each invented person; the database refuses it anywhere else than in a demonstration. */
const DemoPeople = ({ people, to }: { people: readonly DemoPerson[]; to: string }) => (
  <section className="feuille" aria-labelledby="demo">
    <h2 id="demo">Démonstration : qui voulez-vous être ?</h2>
    <p className="doux">Toutes ces personnes sont inventées. Chacune voit autre chose.</p>
    <form method="post" action={paths.demoLogin()} className="personnes-demo haut-2">
      <input type="hidden" name="to" value={to} />
      {people.map((person) => (
        <Button key={person.agentId} name="agentId" value={person.agentId} icon="personne">
          <span>
            {person.name}
            <br />
            <span className="petit doux">
              {person.jobTitle} · {person.siteName}
            </span>
          </span>
        </Button>
      ))}
    </form>
  </section>
)
