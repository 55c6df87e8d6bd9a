import type { ReactNode } from 'react'
import { fieldId } from './field.tsx'
import { Icon } from './icons.tsx'

/**
 * What was not understood, each line leading to its field; takes the focus. The empty key stands for the whole form.
 * Absent when there is no error. `actAlone`: nothing was written on that page, so that nothing of it is said to be kept.
 */
export const ErrorSummary = ({
  errors,
  actAlone = false,
}: {
  errors: Readonly<Record<string, string | undefined>> | undefined
  actAlone?: boolean
}) => {
  const lines = Object.entries(errors ?? {}).filter((line): line is [string, string] => Boolean(line[1]))
  if (lines.length === 0) return null
  return (
    <div className="recapitulatif" role="alert" tabIndex={-1} id="recapitulatif" aria-labelledby="recapitulatif-titre" data-focus="">
      <h2 id="recapitulatif-titre">
        <Icon name="alerte" /> {lines.length === 1 ? 'Un point à revoir' : `${lines.length} points à revoir`}
      </h2>
      <ul>
        {lines.map(([name, sentence]) => (
          <li key={name}>{name ? <a href={`#${fieldId(name)}`}>{sentence}</a> : sentence}</li>
        ))}
      </ul>
      {!actAlone && <p className="petit">Rien n’est effacé : ce que vous avez écrit est toujours là.</p>}
    </div>
  )
}

/** What was just done, with the way back (`undo`, a form). It stays until the next action: no countdown. */
export const Message = ({
  children,
  undo,
}: {
  children: ReactNode
  undo?: { action: string; fields?: Readonly<Record<string, string>> } | undefined
}) => (
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- <output> holds no form
  <div className="toast" role="status">
    <Icon name="check" /> <span className="toast-texte">{children}</span>
    {undo && (
      <form method="post" action={undo.action}>
        {Object.entries(undo.fields ?? {}).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button type="submit" data-annuler="" aria-keyshortcuts="Control+Z">
          Annuler
        </button>{' '}
        <kbd aria-hidden="true">Ctrl Z</kbd>
      </form>
    )}
  </div>
)

/** What cannot wait (an urgent request), or what failed: frame, icon and words. `label` names the region. */
export const Urgent = ({ label, children, actions }: { label: string; children: ReactNode; actions?: ReactNode }) => (
  <section className="urgence" aria-label={label}>
    <Icon name="alerte" />
    <p>{children}</p>
    {actions && <div className="actions">{actions}</div>}
  </section>
)
