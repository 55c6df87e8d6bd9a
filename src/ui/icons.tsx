import sprite from './sprite.svg?url&no-inline'

/** The symbols of `sprite.svg`. A slash means forbidden; a full, half or empty disc is the state of a right. */
export const iconNames = [
  'adrbarre',
  'alerte',
  'balance',
  'bas',
  'calendrier',
  'carte',
  'check',
  'chevron',
  'chevron-gauche',
  'clavier',
  'cle',
  'croix',
  'demi',
  'doc',
  'drapeau',
  'enfant',
  'entretien',
  'enveloppe',
  'euro',
  'groupe',
  'horloge',
  'horsligne',
  'imprimer',
  'info',
  'lettrebarre',
  'loupe',
  'lune',
  'maison',
  'oeil',
  'oeilbarre',
  'permanence',
  'personne',
  'photo',
  'piece-jointe',
  'plein',
  'plume',
  'plus',
  'registre',
  'reglages',
  'repbarre',
  'retour',
  'rideau',
  'sablier',
  'sortie',
  'tel',
  'telbarre',
  'telech',
  'verrou',
  'vide',
  'visite',
] as const

export type IconName = (typeof iconNames)[number]

/**
 * One symbol of the sprite, a file of its own that the browser keeps: a page pays some 90 bytes for each icon and nothing needs
 * JavaScript. Hidden from assistive technology, since an icon accompanies a word; with `label` it stands alone and is named.
 */
export const Icon = ({ name, label, className }: { name: IconName; label?: string | undefined; className?: string | undefined }) => (
  <svg
    className={className ? `ic ${className}` : 'ic'}
    viewBox="0 0 24 24"
    {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
  >
    <use href={`${sprite}#${name}`} />
  </svg>
)
