import { LinkButton } from '#ui/button.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, TitleBar } from '#ui/page.tsx'
import { Frame } from './frame.tsx'

type Given = { actionData?: { errors?: Readonly<Record<string, string>> } | undefined; loaderData?: { back?: string } | null | undefined }

/**
 * The page of an address that is an act alone. Read by hand it is never seen, since its loader leads elsewhere (`actAlone`); an act that was
 * refused, or that failed, must say so to who pressed the button: the sentences here, without a field to lead to, or the page of the error.
 */
export const NoPage = ({ actionData, loaderData }: Given) => {
  const sentences = Object.values(actionData?.errors ?? {})
  if (sentences.length === 0 || !loaderData?.back) return null
  return (
    <Frame>
      <Page>
        <TitleBar title="Cela n’a pas été fait" />
        <ErrorSummary errors={{ '': sentences.join(' ') }} />
        <LinkButton href={loaderData.back}>Revenir</LinkButton>
      </Page>
    </Frame>
  )
}
