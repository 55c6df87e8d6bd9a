import { data } from 'react-router'

/** Any address that is none of ours, read or written to. */
export const loader = (): never => {
  throw data(null, { status: 404 })
}
export const action = loader

/** Without a page of its own the address would answer bare data; what is thrown is shown by the root’s « not here ». */
export default function NotFound() {
  return null
}
