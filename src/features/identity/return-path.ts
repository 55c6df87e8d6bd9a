/**
 * Where to go back to after a login or a curtain: a page of ours, or the home page for anything else (another site, a protocol, a
 * back-slash that browsers read as a slash, one of the doors themselves).
 */
export const returnPath = (typed: string | null | undefined): string =>
  typed && /^\/(?![/\\])[\w\-./?=&%~]*$/.test(typed) && !/^\/(connexion|rideau|deconnexion|confirmer|presence)\b/.test(typed) ? typed : '/'

/** The same address with its way back, when it is not the home page. */
export const withReturn = (path: string, to: string): string => (to === '/' ? path : `${path}?vers=${encodeURIComponent(to)}`)
