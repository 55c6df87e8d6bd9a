import type { ReactNode } from 'react'
import { Brand } from '#ui/brand.tsx'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { paths } from '#web/paths.ts'

/** The frame of pages before login: the mark, a title, and nothing of anyone. */
export const Threshold = ({ title, children }: { title: string; children: ReactNode }) => (
  <main className="connexion" id="contenu" tabIndex={-1}>
    <Brand />
    <h1>{title}</h1>
    {children}
  </main>
)

type Errors = Readonly<Record<string, string>> | undefined

/** Six figures of a telephone. The same form at login and for a step-up. */
export const CodeForm = ({ errors, to, label, button }: { errors: Errors; to: string; label: string; button: string }) => (
  <form method="post" className="formulaire" data-principal="">
    <ErrorSummary errors={errors} />
    <input type="hidden" name="to" value={to} />
    <Field
      name="code"
      label={label}
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={12}
      className="court"
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- the only purpose of this page
      autoFocus={!errors}
      error={errors?.['code']}
    />
    <Button look="principal">{button}</Button>
  </form>
)

/**
 * A passkey, asked for by passkey.client.ts: hidden until that script runs, since a passkey cannot be used without it. `options` is
 * what the browser's credentials function takes.
 */
export const PasskeyForm = (props: { act: 'create' | 'get'; options: string; to: string; button: string; children?: ReactNode }) => (
  <form method="post" className="formulaire feuille" data-passkey={props.act} data-options={props.options} hidden>
    <input type="hidden" name="to" value={props.to} />
    <input type="hidden" name="answer" value="" />
    {props.children}
    <Button icon="cle">{props.button}</Button>
    <p className="erreur" role="alert" data-passkey-says="" />
  </form>
)

/** The way out of a page that waits for a proof. */
export const LeaveForm = ({ children }: { children: ReactNode }) => (
  <form method="post" action={paths.logout()} className="haut-3">
    <Button look="nu" small icon="sortie">
      {children}
    </Button>
  </form>
)

/** Both fields of a new passphrase, with what makes a good one. */
export const NewPassphraseFields = ({ errors, login }: { errors: Errors; login?: string | undefined }) => (
  <>
    {login && (
      <input
        className="vh"
        type="text"
        name="username"
        autoComplete="username"
        defaultValue={login}
        readOnly
        tabIndex={-1}
        aria-hidden="true"
      />
    )}
    <Field
      name="passphrase"
      type="password"
      label="Votre phrase de passe"
      autoComplete="new-password"
      maxLength={200}
      error={errors?.['passphrase']}
      help="Quatorze caractères au moins. Quelques mots sans rapport entre eux, par exemple quatre ou cinq, se retiennent bien. Espaces et accents comptent."
    />
    <Field
      name="again"
      type="password"
      label="La même, une seconde fois"
      autoComplete="new-password"
      maxLength={200}
      error={errors?.['again']}
    />
  </>
)
