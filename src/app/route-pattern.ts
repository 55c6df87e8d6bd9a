/** What a route is in the built manifest; a subset of the framework's own type. */
type BuiltRoute = { readonly path?: string | undefined; readonly parentId?: string | undefined }

/** Not a page of ours, whatever was asked. */
export const NO_ROUTE = 'inconnue'

type Pattern = { readonly written: string; readonly parts: readonly string[] }

/**
 * From a path to the pattern of its route (`/dossiers/:id`): what logs and metrics may tell, since a path holds ids. A word written in the
 * table goes before a parameter, as in the framework. `NO_ROUTE` for a path of no route, which could hold anything.
 */
export const routePatterns = (routes: Readonly<Record<string, BuiltRoute | undefined>>): ((pathname: string) => string) => {
  const patterns = new Map<number, Pattern[]>()
  for (const route of Object.values(routes)) {
    const written = [pathOf(routes, route?.parentId), route?.path ?? ''].join('/').replaceAll(/\/+/g, '/').replace(/\/$/, '') || '/'
    if (written.includes('*') || route?.path === undefined) continue
    const parts = written.split('/').filter(Boolean)
    patterns.set(parts.length, [...(patterns.get(parts.length) ?? []), { written, parts }])
  }
  // of two that fit, the one whose first difference is a word and not a parameter
  for (const list of patterns.values()) list.sort((a, b) => rank(a).localeCompare(rank(b)))
  return (pathname) => {
    const parts = pathname.split('/').filter(Boolean)
    const found = patterns.get(parts.length)?.find((pattern) => pattern.parts.every((part, i) => part.startsWith(':') || part === parts[i]))
    return found?.written ?? NO_ROUTE
  }
}

const pathOf = (routes: Readonly<Record<string, BuiltRoute | undefined>>, id: string | undefined): string => {
  const route = id === undefined ? undefined : routes[id]
  return route ? [pathOf(routes, route.parentId), route.path ?? ''].join('/') : ''
}

const rank = ({ parts }: Pattern): string => parts.map((part) => (part.startsWith(':') ? '1' : '0')).join('')
