import type { ServerBuild } from 'react-router'
import { forms } from './forms.ts'
import { routes } from './table.ts'

type Served = { address: string; acts: boolean }

/** Every address that the running server answers, from its build; `acts` when a form may be sent there. */
export const servedRoutes = (build: ServerBuild): Served[] =>
  Object.values(build.routes).flatMap((route) => {
    if (!route || route.id === 'root') return []
    const path = route.path ?? ''
    return [
      { address: path === '*' ? '*' : `/${path.replace(/^\//, '')}`, acts: 'action' in route.module && route.module.action !== undefined },
    ]
  })

/** What the table lacks of the served addresses, has too much, or says otherwise. Empty when each address and each form has its line. */
export const missingRoutes = (build: ServerBuild): string[] => {
  const served = servedRoutes(build)
  const lines = new Map(routes.map((line) => [line.address, line]))
  const wrong = served.flatMap(({ address, acts }) => {
    const line = lines.get(address)
    if (!line) return [`${address} has no line in proof/secrecy/table.ts`]
    if (line.about === 'threshold' || line.why !== undefined) return []
    return acts && (line.acts ?? []).length === 0 ? [`${address} takes a form, and its line has no act`] : []
  })
  const known = new Set(served.map(({ address }) => address))
  const gone = routes.filter(({ address }) => !known.has(address)).map(({ address }) => `${address} is served no more`)
  const formless = routes.flatMap((line) =>
    (line.acts ?? []).filter(({ name }) => !forms[name]).map(({ name }) => `${line.address} ${name} has no form`),
  )
  return [...wrong, ...gone, ...formless]
}
