import { redirect } from 'react-router'
import { z } from 'zod'
import { NotFound } from '#core/errors.ts'
import { idField } from '#web/form.ts'
import { paths } from '#web/paths.ts'
import { demoLogIn } from './login.server.ts'
import { returnPath } from './return-path.ts'
import { attempt, deviceOfRequest, goWith } from './threshold.server.ts'

export const loader = () => redirect(paths.login())

/** One of the demonstration's people, in one click. In a real installation this page is not there. */
export const action = attempt(z.object({ agentId: idField(), to: z.string().optional() }), async (ctx) => {
  const { house, mode, request, value } = ctx
  if (mode !== 'demo') throw new NotFound('no demonstration here')
  const token = await demoLogIn(house, value.agentId, { device: deviceOfRequest(request), shared: false })
  if (!token) throw new NotFound('no such person')
  return goWith(ctx, token, returnPath(value.to))
})

export { NoPage as default } from '#web/no-page.tsx'
