import { redirect } from 'react-router'
import { z } from 'zod'
import { Refused } from '#core/errors.ts'
import { writeTime } from '#core/french.ts'
import { Brand } from '#ui/brand.tsx'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { open } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { demoReturn, lock, unlock } from './login.server.ts'
import { signOnOf } from './passage.server.ts'
import { returnPath } from './return-path.ts'
import { hashOf } from './session.server.ts'
import { SignOnForm } from './sign-on-words.tsx'
import { attempt, goWith } from './threshold.server.ts'
import { LeaveForm } from './threshold.tsx'
import type { Route } from './+types/curtain.route'

// Whoever stands behind the shoulder reads the mark, the hour and the place: no name, no office, no title.
export const meta = () => [{ title: 'Aparté' }]

export const loader = open(async ({ house, visit, url, time, mode, signOn }) => {
  const to = returnPath(url.searchParams.get('vers'))
  if (visit.state === 'open') throw redirect(to)
  if (visit.state === 'incomplete') throw redirect(paths.secondFactor())
  if (visit.state === 'none') throw redirect(paths.login())
  const { linked } = await signOnOf(house, hashOf(visit), signOn)
  return {
    to,
    time: writeTime(time),
    place: visit.siteName,
    signOn: linked ? (signOn?.name ?? null) : null,
    passphrase: visit.hasPassphrase || !linked,
    demo: mode === 'demo' && !visit.hasPassphrase && !linked,
  }
})

const form = z.object({
  /** Present when the curtain is to be lifted; absent from the button that lowers it. */
  passphrase: z.string().max(1000, 'Cette phrase est trop longue.').optional(),
  lift: z.string().optional(),
  retour: z.string().optional(),
})

/** Lowers the curtain, or lifts it with the passphrase alone, which is always asked (decision 12). */
export const action = attempt(form, async (ctx) => {
  const { house, visit, value } = ctx
  const to = returnPath(value.retour)
  if (visit.state === 'none') return redirect(paths.login())
  if (visit.state === 'incomplete') return redirect(paths.secondFactor())
  const lifting = value.passphrase !== undefined || value.lift !== undefined
  if (!lifting) {
    await lock(house, hashOf(visit))
    return redirect(paths.curtain(to))
  }
  if (visit.state === 'open') return redirect(to)
  if (!visit.hasPassphrase) {
    const token = await demoReturn(house, hashOf(visit))
    if (token) return goWith(ctx, token, to)
  }
  if (!value.passphrase) throw new Refused({ passphrase: 'Écrivez votre phrase de passe.' })
  return goWith(ctx, await unlock(house, hashOf(visit), value.passphrase, visit.addressHash), to)
})

export default function CurtainPage({ loaderData, actionData }: Route.ComponentProps) {
  const { time, place, demo, passphrase, signOn } = loaderData
  const kept = actionData?.values['retour']
  const to = typeof kept === 'string' ? kept : loaderData.to
  return (
    <main className="rideau-plein" id="contenu" tabIndex={-1}>
      <div>
        <Brand />
        <h1 className="vh">Rideau</h1>
        <p className="haut-3">
          {time}
          {place && <> · {place}</>}
        </p>
        {passphrase && (
          <form method="post">
            <ErrorSummary errors={actionData?.errors} />
            <input type="hidden" name="retour" value={to} />
            {demo ? (
              <input type="hidden" name="lift" value="oui" />
            ) : (
              <Field
                name="passphrase"
                type="password"
                label="Votre phrase de passe"
                autoComplete="current-password"
                // oxlint-disable-next-line jsx-a11y/no-autofocus -- the only purpose of this page
                autoFocus={!actionData}
                error={actionData?.errors['passphrase']}
              />
            )}
            <Button look="principal">{demo ? 'Revenir (démonstration, sans phrase de passe)' : 'Revenir'}</Button>
          </form>
        )}
        {signOn && <SignOnForm name={signOn} to={to} again />}
        <LeaveForm>Fermer cette session</LeaveForm>
      </div>
    </main>
  )
}
