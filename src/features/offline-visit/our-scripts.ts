/** Our own files as scripts, and nothing else: the policy says so to the browser. One policy for the worker of the rules and for the service worker. */
type Policies = {
  createPolicy: (name: string, rules: { createScriptURL: (url: string) => string }) => { createScriptURL: (url: string) => string }
}

export const SERVICE_WORKER = '/visite-hors-ligne.js'

let policy: ReturnType<Policies['createPolicy']> | undefined
/** The address of one of our scripts, as the browser wants it. @throws for any other. */
export const ourScript = (path: string): string => {
  if (path !== SERVICE_WORKER && !/^\/assets\/[\w-]+\.js$/.test(path)) throw new Error('Not one of our scripts')
  const policies = (window as unknown as { trustedTypes?: Policies }).trustedTypes
  if (!policies) return path
  policy ??= policies.createPolicy('aparte-calcul', { createScriptURL: (url) => url })
  return policy.createScriptURL(path)
}

/** Keeps the page of a visit on this device; resolves once all of it is there. @throws when the browser cannot. */
export const keepThePage = async (scope: string): Promise<void> => {
  const registration = await navigator.serviceWorker.register(ourScript(SERVICE_WORKER), { scope })
  const worker = registration.active ?? registration.waiting ?? registration.installing
  if (!worker || worker.state === 'activated') return
  await new Promise<void>((resolve, reject) => {
    const look = (): void => {
      if (worker.state === 'activated') resolve()
      else if (worker.state === 'redundant') reject(new Error('not kept'))
    }
    worker.addEventListener('statechange', look)
    look()
  })
}
