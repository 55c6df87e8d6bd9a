import { data, redirect } from 'react-router'
import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import type { z } from 'zod'
import { may } from '#core/actor.ts'
import type { Action, Actor } from '#core/actor.ts'
import { Conflict, Denied, Forbidden, Gone, NotFound, Refused } from '#core/errors.ts'
import { isUuid } from '#core/ids.ts'
import type { Read, Write } from '#db/door.server.ts'
import { isDiskFull, isOutage } from '#db/outage.ts'
import { hallContext } from './context.ts'
import type { Hall } from './context.ts'
import { keptForm, readForm, refusal } from './form.server.ts'
import type { MessageCode } from './messages.ts'
import { paths } from './paths.ts'

type Args = Pick<LoaderFunctionArgs, 'request' | 'params' | 'context'>
type Params = Readonly<Record<string, string | undefined>>

/** What a route's body receives, beside its transaction. */
export type Ctx = Hall & {
  readonly actor: Actor
  readonly request: Request
  readonly url: URL
  readonly params: Params
  /** The route's `:id`, proven to have the form of an id; anything else was « not there » already. */
  readonly id: string
}

/** What the page gets back when its form was refused: French sentences by field, and what had been typed. */
export type FormState = { errors: Record<string, string>; values: Record<string, string | string[]> }

/** The HTTP status of an error; null when it is ours, and becomes an incident. What is hidden and what is absent answer alike. */
const statusOf = (error: unknown): number | null => {
  if (error instanceof NotFound) return 404
  if (error instanceof Forbidden) return 403
  if (error instanceof Conflict) return 409
  if (error instanceof Gone) return 410
  if (isDiskFull(error)) return 507
  if (isOutage(error)) return 503
  return null
}

/** The act failed, and the form is not why: an outage, a full disk, an incident of ours, somebody quicker. What was typed is given back. */
const isNobodysFault = (error: unknown): boolean => error instanceof Error && [null, 409, 503, 507].includes(statusOf(error))

/** The one place where a thrown domain error becomes an answer. */
const answering = async <T>(body: () => Promise<T>): Promise<T> => {
  try {
    return await body()
  } catch (error) {
    const status = statusOf(error)
    if (status === null) throw error
    throw data(null, { status })
  }
}

/** The live actor, or the way to the door: to the login, to the second factor, or to the curtain. */
const enter = (args: Args): Ctx => {
  const hall = args.context.get(hallContext)
  const url = new URL(args.request.url)
  const { visit } = hall
  if (hall.unknown !== null) throw hall.unknown
  // where to come back to, for a page and not for a form
  const back = args.request.method === 'GET' ? url.pathname : undefined
  if (visit.state === 'none' || !visit.actor) throw redirect(paths.login(back))
  if (visit.state === 'incomplete') throw redirect(paths.secondFactor())
  if (visit.state === 'locked') throw redirect(paths.curtain(back))
  for (const [name, value] of Object.entries(args.params))
    if ((name === 'id' || name.endsWith('Id')) && (!value || !isUuid(value))) throw new NotFound(name)
  return { ...hall, actor: visit.actor, request: args.request, url, params: args.params, id: args.params['id'] ?? '' }
}

/** The household of an act, when the route has one: `/dossiers/:id/…`. Other routes tell it by `tx.about`. */
const subjectOf = (ctx: Ctx): { caseFileId?: string; subjectId?: string } =>
  ctx.url.pathname.startsWith('/dossiers/') && ctx.id ? { caseFileId: ctx.id } : ctx.id ? { subjectId: ctx.id } : {}

const allow = async (ctx: Ctx, action: Action): Promise<void> => {
  if (may(ctx.actor, action)) return
  await ctx.house.record(ctx.actor, action, {}, 'refused')
  throw new Forbidden(action.id)
}

/** A refusal by the database leaves its trace on another connection; if even that cannot be written, the incident page answers. */
const traced = async <T>(ctx: Ctx, action: Action, body: () => Promise<T>): Promise<T> => {
  try {
    return await body()
  } catch (error) {
    if (error instanceof NotFound || error instanceof Forbidden || error instanceof Denied)
      await ctx.house.record(ctx.actor, action, subjectOf(ctx), 'refused')
    throw error
  }
}

/** The loader of a page: session, permission, reading door, audit line; the body holds meaning only. No action, no page. */
export const page =
  <T>(action: Action, body: (ctx: Ctx & { tx: Read }) => Promise<T>) =>
  (args: Args): Promise<T> =>
    answering(async () => {
      const ctx = enter(args)
      await allow(ctx, action)
      return traced(ctx, action, () => ctx.house.reading(ctx.actor, action, subjectOf(ctx), (tx) => body({ ...ctx, tx })))
    })

/** A route that answers something else than a page (JSON, PDF): the same four guards. */
export const resource = page<Response>

/**
 * The action of a page: session, permission, form, writing door, audit line. A form that does not hold, or a thrown `Refused`, comes back
 * as `actionData` (status 422) with its sentences and everything that had been typed; nothing was written.
 */
export const submit =
  <S extends z.ZodType>(
    action: Action,
    form: S,
    body: (ctx: Ctx & { tx: Write; value: z.infer<S> }) => Promise<Response>,
    options: { maxLength?: number } = {},
  ) =>
  (args: Pick<ActionFunctionArgs, 'request' | 'params' | 'context'>) =>
    answering(async () => {
      const { kept } = args.context.get(hallContext)
      try {
        const ctx = enter(args)
        await allow(ctx, action)
        const read = await readForm(args.request.clone(), form, options)
        if (!read.ok) return data(read.state, { status: 422 })
        try {
          return await traced(ctx, action, () =>
            ctx.house.writing(ctx.actor, action, subjectOf(ctx), (tx) => body({ ...ctx, tx, value: read.value })),
          )
        } catch (error) {
          if (error instanceof Refused) return data(refusal(error, read.values), { status: 422 })
          throw error
        }
      } catch (error) {
        if (isNobodysFault(error)) kept.form = await keptForm(args.request)
        throw error
      }
    })

/** A page or a form that needs no session: login, links by one-time token, errors. It reads no table: only `house.bare` functions. */
export const open =
  <T>(body: (ctx: Hall & { request: Request; url: URL; params: Params }) => Promise<T>) =>
  (args: Args): Promise<T> =>
    answering(() => {
      const hall = args.context.get(hallContext)
      if (hall.unknown !== null) throw hall.unknown
      return body({ ...hall, request: args.request, url: new URL(args.request.url), params: args.params })
    })

/** To a page, saying there what was done. */
export const redirectWithMessage = (path: string, code: MessageCode): Response =>
  redirect(`${path}${path.includes('?') ? '&' : '?'}dit=${code}`)
