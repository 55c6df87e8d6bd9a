import type { ReactNode } from 'react'
import { Icon } from './icons.tsx'
import type { IconName } from './icons.tsx'

export type TagKind = 'ouvert' | 'verifier' | 'non' | 'delai' | 'apart' | 'neutre'

const icons: Record<TagKind, IconName | undefined> = {
  ouvert: 'plein',
  verifier: 'demi',
  non: 'vide',
  delai: 'sablier',
  apart: 'verrou',
  neutre: undefined,
}

/** A meaning said by a word, an icon and a shape, each enough alone. For the danger of a person: `DangerTag`. */
export const Tag = ({ kind, icon, children }: { kind: TagKind; icon?: IconName | undefined; children: ReactNode }) => {
  const shown = icon ?? icons[kind]
  return (
    <span className={`t t-${kind}`}>
      {shown && <Icon name={shown} />} {children}
    </span>
  )
}
