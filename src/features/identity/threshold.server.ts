import { data, redirect } from 'react-router'
import type { ActionFunctionArgs } from 'react-router'
import type { z } from 'zod'
import { Refused } from '#core/errors.ts'
import type { Hall } from '#web/context.ts'
import { readForm } from '#web/form.server.ts'
import { open } from '#web/page.server.ts'
import { deviceOf } from './device.ts'
import { sessionCookie } from './session.server.ts'

type Ctx = Hall & { request: Request; url: URL; params: Readonly<Record<string, string | undefined>> }

/** Fields that a refused form never gives back. */
const secrets = ['passphrase', 'again', 'current', 'code', 'answer']

const withoutSecrets = (values: Record<string, string | string[]>): Record<string, string | string[]> =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !secrets.includes(name)))

/**
 * The action of a page before or beside login: what `submit` is behind it. Reads the form, says what was refused (status 422) with
 * everything typed but the secrets.
 */
export const attempt = <S extends z.ZodType>(form: S, body: (ctx: Ctx & { value: z.infer<S> }) => Promise<Response>) => {
  const handle = open(async (ctx) => {
    const read = await readForm(ctx.request, form)
    if (!read.ok) return data({ errors: read.state.errors, values: withoutSecrets(read.state.values) }, { status: 422 })
    try {
      return await body({ ...ctx, value: read.value })
    } catch (error) {
      if (error instanceof Refused) return data({ errors: { ...error.fields }, values: withoutSecrets(read.values) }, { status: 422 })
      throw error
    }
  })
  return (args: Pick<ActionFunctionArgs, 'request' | 'params' | 'context'>) => handle(args)
}

/** To a page, under a new token. */
export const goWith = (ctx: Hall, token: string, path: string): Response =>
  redirect(path, { headers: { 'Set-Cookie': sessionCookie(ctx.origin, token) } })

/** The device of a request, as the list of one's sessions names it. */
export const deviceOfRequest = (request: Request): string => deviceOf(request.headers.get('user-agent'))
