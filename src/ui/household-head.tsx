import type { ReactNode } from 'react'
import { DangerPlate } from './danger.tsx'
import type { DangerPlateProps } from './danger.tsx'
import { WhoSees } from './readers.tsx'
import type { WhoSeesProps } from './readers.tsx'

export interface Tab {
  href: string
  label: string
  current?: boolean | undefined
  /** The letter after G. */
  key?: string | undefined
}

export interface HouseholdHeadProps {
  /** « Foyer Aubertin »: the name of the region and of the tabs. */
  household: string
  name: ReactNode
  /** « et ses enfants, Maël, 9 ans, et Jade, 4 ans » */
  composition?: ReactNode
  meta?: ReactNode
  sees: WhoSeesProps
  danger?: DangerPlateProps | undefined
  tabs: readonly Tab[]
  /** The name is the `h1` on the overview only; elsewhere the title of the tab is. */
  isTitle?: boolean | undefined
}

/** Name, composition, referent, who can see, plate and tabs: the same on every tab of a household. The plate comes first for the ear. */
export const HouseholdHead = (props: HouseholdHeadProps) => {
  const name = (
    <>
      {props.name} {props.composition && <small>{props.composition}</small>}
    </>
  )
  return (
    <section className="tete" aria-label={props.household}>
      <div className="tete-in">
        <div className="tete-haut">
          <div>
            {props.isTitle ? <h1>{name}</h1> : <p className="nom-foyer">{name}</p>}
            {props.meta && <p className="meta">{props.meta}</p>}
          </div>
          <WhoSees {...props.sees} />
        </div>
        {props.danger && <DangerPlate {...props.danger} />}
        <nav className="onglets" aria-label={`Dossier : ${props.household}`}>
          <ul>
            {props.tabs.map((tab) => (
              <li key={tab.href}>
                <a href={tab.href} aria-current={tab.current ? 'page' : undefined} data-aller={tab.key?.toLowerCase()}>
                  {tab.label}
                </a>
              </li>
            ))}
            <li className="touche ne-pas-imprimer avec-js">
              <kbd>G</kbd> puis l’initiale
            </li>
          </ul>
        </nav>
      </div>
    </section>
  )
}
