/** Somebody who asks over HTTP, as a browser without scripts does: one cookie, forms, no redirect followed unless told. */
export type Person = {
  readonly name: string
  cookie: string
  get(path: string, headers?: Record<string, string>): Promise<Response>
  /** A form of ours, with the Origin that a browser sends. */
  post(path: string, form: Record<string, string> | [string, string][], headers?: Record<string, string>): Promise<Response>
}

const anyone = (origin: string, name: string): Person => {
  const person: Person = {
    name,
    cookie: '',
    get: async (path, headers = {}) =>
      remember(person, await fetch(origin + path, { headers: { cookie: person.cookie, ...headers }, redirect: 'manual' })),
    post: async (path, form, headers = {}) =>
      remember(
        person,
        await fetch(origin + path, {
          method: 'POST',
          headers: { cookie: person.cookie, origin, 'content-type': 'application/x-www-form-urlencoded', ...headers },
          body: new URLSearchParams(form),
          redirect: 'manual',
        }),
      ),
  }
  return person
}

const remember = (person: Person, answer: Response): Response => {
  const sid = answer.headers.getSetCookie().find((line) => /^(?:__Host-)?sid=/.test(line))
  if (sid) person.cookie = sid.split(';', 1)[0] ?? ''
  return answer
}

/** Nobody: no session. */
export const stranger = (origin: string): Person => anyone(origin, 'nobody')

/** One of the demonstration’s people, by the name on her button of the login page. @throws Error when nobody there bears it. */
export const logIn = async (origin: string, name: string): Promise<Person> => {
  const person = anyone(origin, name)
  const page = await (await person.get('/connexion')).text()
  // one form, one button for each person: hers is the one that bears her name (no-break spaces or not)
  const buttons = [...page.matchAll(/<button[^>]*name="agentId"[\s\S]*?<\/button>/g)].map(([button]) => button.replaceAll('\u00A0', ' '))
  const agentId = /value="([^"]+)"/.exec(buttons.find((button) => button.includes(name)) ?? '')
  if (!agentId) throw new Error(`Nobody called ${name} on the login page of ${origin}`)
  const answer = await person.post('/connexion/demo', { agentId: agentId[1] ?? '' })
  if (answer.status !== 302 || person.cookie === '') throw new Error(`${name} could not log in: ${answer.status}`)
  return person
}
