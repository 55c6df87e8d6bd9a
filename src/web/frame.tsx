import type { ReactNode } from 'react'
import { useRouteLoaderData } from 'react-router'
import { Band } from '#ui/band.tsx'
import type { BandProps } from '#ui/band.tsx'

/** The header of ordinary pages, from what the root already knows; nothing before login and behind the curtain. */
export const Frame = ({ children }: { children: ReactNode }) => {
  const root = useRouteLoaderData<{ frame: BandProps | null }>('root')
  return (
    <>
      {root?.frame && <Band {...root.frame} />}
      {children}
    </>
  )
}
