import { data, redirect } from 'react-router'
import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import type { z } from 'zod'
import { may } from '#core/actor.ts'
import type { Action, Actor } from '#core/actor.ts'
import { Conflict, Denied, Forbidden, Gone, NotFound, Refused } from '#core/errors.ts'
import { isUuid } from '#core/ids.ts'
import type { Read, Tools, Write } from '#db/door.server.ts'
import { isDiskFull, isOutage } from '#db/outage.ts'
import { hallContext } from './context.ts'
import type { Hall } from './context.ts'
import { SENT_BEFORE, SentBefore, once } from './form-once.server.ts'
import { keptForm, readForm, refusal } from './form.server.ts'
import type { Uploads } from './form.server.ts'
import type { MessageCode } from './messages.ts'
import { paths } from './paths.ts'

type Args = Pick<LoaderFunctionArgs, 'request' | 'params' | 'context'>
type Params = Readonly<Record<string, string | undefined>>

/** Who asks, and what: known before a door opens. */
export type Ctx = Hall & {
  readonly actor: Actor
  readonly request: Request
  readonly url: URL
  readonly params: Params
  /** The route's `:id`, proven to have the form of an id; anything else was « not there » already. */
  readonly id: string
}

/**
 * What a route's body receives, beside its transaction. It holds a connection: whatever asks the house for another one is asked before the
 * door opens (`first`, whose answer it finds here), or written after it has shut (`Undone`).
 */
export type Inside<First = undefined> = Omit<Ctx, 'house'> & { readonly house: Tools; readonly first: First }

/** Nothing was done: the transaction ends without a trace, then the log tells the attempt, and the answer is given. */
export class Undone extends Error {
  override name = 'Undone'
  readonly outcome: 'refused' | 'failed'
  readonly answer: Response
  constructor(outcome: 'refused' | 'failed', answer: Response) {
    super(outcome)
    this.outcome = outcome
    this.answer = answer
  }
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

/** The form comes back with one sentence: what was typed is kept already. */
const sentBefore: FormState = { errors: { '': SENT_BEFORE }, values: {} }

/** How a form is read, and what sending it again means. */
export type SubmitOptions = {
  /** Longest text of one field, in characters. */
  readonly maxLength?: number
  /** Fields that take a file of text, and how many bytes it has at most. */
  readonly files?: Readonly<Record<string, number>>
  /** Fields that take files as they are. */
  readonly uploads?: Readonly<Record<string, Uploads>>
  /** The act may be done again by the same form: it writes nothing, or goes by a version of its own. Any other is done once. */
  readonly again?: true
}

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
    if (error instanceof Undone) {
      await ctx.house.record(ctx.actor, action, subjectOf(ctx), error.outcome)
      throw error.answer
    }
    throw error
  }
}

/** The loader of a page: session, permission, reading door, audit line; the body holds meaning only. No action, no page. */
export const page = <T>(action: Action, body: (ctx: Inside & { tx: Read }) => Promise<T>): ((args: Args) => Promise<T>) =>
  pageAfter(action, nothingFirst, body)

/**
 * The loader of a page about the household of its address, `/dossiers/:id/…`: `tx.q` finds nothing of another, which costs much less, and who
 * holds nothing of this one is told « not there » before anything is asked (decision 0022). What the page tells of another is asked by `tx.everywhere`.
 */
export const householdPage = <T>(action: Action, body: (ctx: Inside & { tx: Read }) => Promise<T>): ((args: Args) => Promise<T>) =>
  pageAfter(action, nothingFirst, body, { ofOne: true })

/** A page that first asks the bare house something, on a connection that is given back before the door opens: its body finds it as `first`. */
export const pageAfter =
  <First, T>(
    action: Action,
    first: (ctx: Ctx) => Promise<First>,
    body: (ctx: Inside<First> & { tx: Read }) => Promise<T>,
    { ofOne = false } = {},
  ) =>
  (args: Args): Promise<T> =>
    answering(async () => {
      const ctx = enter(args)
      await allow(ctx, action)
      return traced(ctx, action, async () => {
        const asked = await first(ctx)
        const subject = subjectOf(ctx)
        return ctx.house.reading(ctx.actor, action, subject, (tx) => body({ ...ctx, first: asked, tx }), ofOne ? ctx.id : undefined)
      })
    })

const nothingFirst = async (): Promise<undefined> => undefined

/** A route that answers something else than a page (JSON, PDF): the same four guards. */
export const resource = page<Response>

/**
 * The action of a page: session, permission, form, writing door, audit line. A form that does not hold, or a thrown `Refused`, comes back
 * as `actionData` (status 422) with its sentences and everything that had been typed; nothing was written. The same form sent again by the
 * same agent, once its act is done, does nothing and is led where it led (docs/decisions/0023-a-form-sent-twice.md); a form without a key of
 * our pages is an act of its own each time.
 */
export const submit = <S extends z.ZodType>(
  action: Action,
  form: S,
  body: (ctx: Inside & { tx: Write; value: z.infer<S> }) => Promise<Response>,
  options: SubmitOptions = {},
) => submitAfter(action, form, nothingFirst, body, options)

/** An action that first asks the bare house something, as `pageAfter`; what it refuses comes back with the form all the same. */
export const submitAfter =
  <S extends z.ZodType, First>(
    action: Action,
    form: S,
    first: (ctx: Ctx & { value: z.infer<S> }) => Promise<First>,
    body: (ctx: Inside<First> & { tx: Write; value: z.infer<S> }) => Promise<Response>,
    options: SubmitOptions = {},
  ) =>
  (args: Pick<ActionFunctionArgs, 'request' | 'params' | 'context'>) =>
    answering(async () => {
      const { kept } = args.context.get(hallContext)
      try {
        const ctx = enter(args)
        await allow(ctx, action)
        const read = await readForm(args.request.clone(), form, options)
        if (!read.ok) {
          kept.refused = true
          return data(read.state, { status: 422 })
        }
        const { value } = read
        try {
          return await traced(ctx, action, async () => {
            const asked = await first({ ...ctx, value })
            return ctx.house.writing(ctx.actor, action, subjectOf(ctx), (tx) =>
              once(tx, ctx.house, { action, url: ctx.url, sending: options.again ? null : read.sending }, () =>
                body({ ...ctx, first: asked, tx, value }),
              ),
            )
          })
        } catch (error) {
          if (error instanceof SentBefore) {
            if (error.first.location !== null) return redirect(error.first.location)
            return data(sentBefore, { status: 422 })
          }
          if (!(error instanceof Refused)) throw error
          kept.refused = true
          return data(refusal(error, read.values, read.uploads), { status: 422 })
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

/**
 * The loader of an address that is an act alone (`no-page.tsx`): read by hand it leads to where the act is done; after a form that was
 * refused it stays, so that the page says why, with the way back.
 */
export const actAlone =
  (to: (params: Params) => string) =>
  ({ params, context }: Pick<Args, 'params' | 'context'>): { back: string } => {
    const back = encodeURI(to(params))
    if (context.get(hallContext).kept.refused) return { back }
    throw redirect(back)
  }

/** To a page, saying there what was done. */
export const redirectWithMessage = (path: string, code: MessageCode): Response =>
  redirect(`${path}${path.includes('?') ? '&' : '?'}dit=${code}`)
