import { data } from 'react-router'

/** Any address that is none of ours, read or written to. */
export const loader = (): never => {
  throw data(null, { status: 404 })
}
export const action = loader
