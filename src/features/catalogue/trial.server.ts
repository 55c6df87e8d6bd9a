import { data } from 'react-router'
import { NotFound } from '#core/errors.ts'
import type { Write } from '#db/door.server.ts'
import type { Typed } from './answers.ts'

/**
 * Answers about a household that are tried on a sheet and kept nowhere, not even in an address: `tried` is the body of the form, `answered` gives the page what was
 * typed. @throws NotFound for a household of which the actor holds nothing.
 */
export const trial = () => {
  let typed: Typed = {}
  return {
    tried: async ({ tx, id, value }: { tx: Write; id: string; value: Typed }): Promise<Response> => {
      if ((await tx.unlockCase(id)).length === 0) throw new NotFound('case file')
      typed = value
      return new Response(null, { status: 204 })
    },
    answered: <T>(outcome: Response | T) => (outcome instanceof Response ? data({ errors: {} as Record<string, string>, typed }) : outcome),
  }
}
