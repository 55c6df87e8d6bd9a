import type { ReactNode } from 'react'
import { Brand } from './brand.tsx'
import { Icon } from './icons.tsx'

export interface NavEntry {
  href: string
  label: string
  count?: number | undefined
  current?: boolean | undefined
}

/** The curtain: a real form, so that it falls without JavaScript too. `iconOnly` during a visit. */
export const CurtainButton = ({ iconOnly, action = '/rideau' }: { iconOnly?: boolean | undefined; action?: string | undefined }) => (
  <form method="post" action={action} className="form-rideau" data-rideau="">
    {iconOnly ? (
      <button className="b gros rideau" type="submit" aria-keyshortcuts="F9" aria-label="Rideau : cacher l’écran">
        <Icon name="rideau" />
      </button>
    ) : (
      <button className="b b-s rideau" type="submit" aria-keyshortcuts="F9">
        <Icon name="rideau" /> Rideau <kbd aria-hidden="true">F9</kbd>
      </button>
    )}
  </form>
)

export interface BandProps {
  nav: readonly NavEntry[]
  /** Search by GET, on its own page, when JavaScript is off. Absent: the function has no search. */
  search?: { action: string; label: string; value?: string | undefined } | undefined
  me: { name: string; function: string; href?: string | undefined }
  home?: string | undefined
  /** Shared computer: leaving is always in sight. */
  logout?: string | undefined
}

/** The header: brand, at most eight entries for one function, search, curtain, name and function. Nothing else, no bell, no counter. */
export const Band = ({ nav, search, me, home = '/', logout }: BandProps) => (
  <header className="bandeau">
    <div className="bandeau-in">
      <Brand href={home} />
      <nav className="nav" aria-label="Principale">
        <ul>
          {nav.map((entry) => (
            <li key={entry.href}>
              <a href={entry.href} aria-current={entry.current ? 'page' : undefined}>
                {entry.label}
                {entry.count !== undefined && <span className="n">{entry.count}</span>}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {search && (
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- older browsers do not know <search>
        <form className="chercher" role="search" method="get" action={search.action}>
          <label className="vh" htmlFor="q">
            {search.label}
          </label>
          <Icon name="loupe" />
          <input
            id="q"
            name="q"
            type="text"
            defaultValue={search.value}
            placeholder="Chercher ou agir…"
            autoComplete="off"
            data-palette=""
          />
          <kbd aria-hidden="true">Ctrl K</kbd>
        </form>
      )}
      <div className="bandeau-fin">
        <CurtainButton />
        <p className="moi">
          {me.href ? <a href={me.href}>{me.name}</a> : me.name}
          <small>{me.function}</small>
        </p>
        {logout && (
          <form method="post" action={logout}>
            <button className="b b-s b-nu" type="submit">
              <Icon name="sortie" /> Quitter
            </button>
          </form>
        )}
      </div>
    </div>
  </header>
)

/** The header of an interview: it steps back. `level` of the name: `h1` on the page itself, a paragraph while filing. */
export const ThinBand = (props: {
  name: ReactNode
  when?: string | undefined
  danger?: ReactNode
  actions?: ReactNode
  home?: string | undefined
  plain?: boolean | undefined
}) => (
  <header className="mince">
    <div className="mince-in">
      <Brand href={props.home ?? '/'} />
      {props.plain ? <p className="nom">{props.name}</p> : <h1>{props.name}</h1>}
      {props.when && <p className="doux">{props.when}</p>}
      {props.danger}
      <div className="actions a-droite">
        {props.actions}
        <CurtainButton />
      </div>
    </div>
  </header>
)

/** On every screen of a demonstration, never on paper. */
export const DemoBand = ({ children = 'Démonstration : ville et personnes inventées' }: { children?: ReactNode }) => (
  <aside className="demo" aria-label="Démonstration">
    <b>{children}</b>
  </aside>
)

/** Black strip at the top when the network or the server is lost: permanent and factual. */
export const OfflineBand = ({ children }: { children: ReactNode }) => (
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- <output> holds no blocks
  <div className="horsligne" role="status">
    <div className="horsligne-in">
      <Icon name="horsligne" /> {children}
    </div>
  </div>
)
