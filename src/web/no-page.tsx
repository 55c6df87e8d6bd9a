import { useActionData, useLoaderData } from 'react-router'
import { LinkButton } from '#ui/button.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, TitleBar } from '#ui/page.tsx'
import { Frame } from './frame.tsx'

/**
 * The page of an address that is an act alone. Read by hand it is never seen, since its loader leads elsewhere (`actAlone`); an act that was
 * refused, or that failed, must say so to who pressed the button: the sentences here, without a field to lead to, or the page of the error.
 */
export const NoPage = () => {
  // asked here and not taken from the props: the framework gives none to a page that is passed on from another file
  const { errors = {} } = useActionData<{ errors?: Readonly<Record<string, string>> }>() ?? {}
  const { back } = useLoaderData<{ back?: string } | null>() ?? {}
  const sentences = Object.values(errors)
  if (sentences.length === 0 || back === undefined) return null
  return (
    <Frame>
      <Page>
        <TitleBar title="Cela n’a pas été fait" />
        <ErrorSummary errors={{ '': sentences.join(' ') }} actAlone />
        <LinkButton href={back}>Revenir</LinkButton>
      </Page>
    </Frame>
  )
}
