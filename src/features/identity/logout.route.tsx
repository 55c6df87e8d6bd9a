import { redirect } from 'react-router'
import { open } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { logOut } from './login.server.ts'
import { signOnOf } from './passage.server.ts'
import { hashOf, noCookie } from './session.server.ts'

export const loader = () => redirect(paths.home())

/** Ends the session, whatever its state, and asks the browser to forget what it kept of us. */
export const action = open(async ({ house, visit, origin, signOn }) => {
  const { began } = visit.tokenHash ? await signOnOf(house, hashOf(visit), signOn) : { began: false }
  if (visit.tokenHash) await logOut(house, hashOf(visit))
  return redirect(began ? `${paths.login()}?sortie=fournisseur` : paths.login(), {
    headers: { 'Set-Cookie': noCookie(origin), 'Clear-Site-Data': '"cache", "storage"' },
  })
})

export { NoPage as default } from '#web/no-page.tsx'
