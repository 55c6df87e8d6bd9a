import type { ReactNode } from 'react'
import { Rubric } from './page.tsx'

/** One subject of the board of components. */
export const Board = ({
  id,
  title,
  end,
  size,
  children,
}: {
  id: string
  title: string
  end?: ReactNode
  size?: 'plein' | 'tiers'
  children: ReactNode
}) => (
  <section className={size} aria-labelledby={id}>
    <Rubric id={id} title={title} end={end} />
    {children}
  </section>
)

/** One state, with its caption. */
export const State = ({ says, children }: { says: string; children: ReactNode }) => (
  <figure>
    {children}
    <figcaption>{says}</figcaption>
  </figure>
)
