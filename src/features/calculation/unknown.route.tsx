import { open } from '#web/page.server.ts'
import { refuse } from './calculate.server.ts'

const nothing = async (): Promise<Response> =>
  refuse(404, 'Rien à cette adresse. Voyez /api/calculate, /api/spec, /api/variables et /api/entities.')

export const loader = open(nothing)
export const action = open(nothing)
