import { createContext, use } from 'react'
import { isRouteErrorResponse } from 'react-router'
import { Page, TitleBar } from '#ui/page.tsx'
import { Brand } from '#ui/brand.tsx'
import { paths } from '#web/paths.ts'
import { Kept, KeptAgain } from './kept.tsx'

/** The number of the request in hand, for the page of an incident; the log has it too (`request`). */
export const Incident = createContext<string | null>(null)

type Words = { title: string; text: string; hint?: { before: string; href: string; link: string; after: string } }

/** One page for each family of errors, by status; a hidden row and an absent one are told in the same words. */
const words: Readonly<Record<number, Words>> = {
  403: { title: 'Ceci est fermé pour vous', text: 'Votre fonction ne comprend pas cet acte. La tentative est notée au journal.' },
  404: {
    title: 'Cette page n’est pas là',
    text: 'L’adresse est fausse, ou ce qu’elle montrait ne vous est pas ouvert.',
    hint: {
      before: 'Si vous avez besoin d’ouvrir un dossier en urgence, ',
      href: paths.access.exceptional(),
      link: 'dites pourquoi',
      after: ' : la personne référente sera prévenue.',
    },
  },
  405: { title: 'Cela ne se fait pas ainsi', text: 'Revenez à la page précédente et recommencez.' },
  409: { title: 'Quelqu’un a changé cela entre-temps', text: 'Rien n’a été écrasé. Revenez à la page pour voir les deux versions.' },
  410: { title: 'Ceci n’existe plus', text: 'Le lien a expiré, ou les textes ont été effacés pour toujours.' },
  503: {
    title: 'Le serveur ne répond pas',
    text: 'La base de données redémarre. Réessayez dans un instant : ce qui était gardé le reste.',
  },
  507: {
    title: 'Le disque du serveur est plein',
    text: 'Vous pouvez lire, mais rien ne peut être gardé. Prévenez la personne qui s’occupe du serveur.',
  },
}
const ours: Words = {
  title: 'Quelque chose n’a pas marché',
  text: 'Ce n’est pas de votre fait. Ce qui était gardé le reste ; l’incident est noté, sans rien de ce que vous écriviez.',
}
const wordsOf = (error: unknown): Words => (isRouteErrorResponse(error) ? (words[error.status] ?? ours) : ours)

export const Problem = ({ error }: { error: unknown }) => {
  const { title, text, hint } = wordsOf(error)
  const number = use(Incident)
  const kept = use(Kept)
  return (
    <>
      <title>Aparté</title>
      <header className="bandeau">
        <div className="bandeau-in">
          <Brand href={paths.home()} />
        </div>
      </header>
      <Page>
        <TitleBar title={title} />
        <p>{text}</p>
        {number && !isRouteErrorResponse(error) && (
          <p className="doux">
            Numéro de l’incident, à dire à la personne qui s’occupe du serveur : <b>{number}</b>
          </p>
        )}
        {hint && (
          <p className="doux">
            {hint.before}
            <a href={hint.href}>{hint.link}</a>
            {hint.after}
          </p>
        )}
        {kept && <KeptAgain form={kept} />}
        <p>
          <a href={paths.home()}>Revenir à votre page</a>
        </p>
      </Page>
    </>
  )
}
