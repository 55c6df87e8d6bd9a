import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { QrCode } from '#ui/qr-code.tsx'

/** A telephone on offer: what its QR code says, the secret in letters, and the sealed form that the page gives back. */
export type Enrolment = { offer: string; address: string; spelled: string }

/** Makes a telephone show codes: scan or type, then prove it with a first code. */
export const EnrolmentForm = (props: {
  enrolment: Enrolment
  errors: Readonly<Record<string, string>> | undefined
  label?: string | undefined
  to: string
  button: string
}) => (
  <form method="post" className="formulaire feuille haut-2" data-principal="">
    <ErrorSummary errors={props.errors} />
    <input type="hidden" name="to" value={props.to} />
    <input type="hidden" name="offer" value={props.enrolment.offer} />
    <p>Avec une application de codes sur votre téléphone (FreeOTP, Aegis, Google Authenticator…), lisez ce carré.</p>
    <QrCode text={props.enrolment.address} label="Code QR à lire avec votre application de codes" />
    <details>
      <summary>Sans appareil photo : écrire la clé à la main</summary>
      {/* verbatim: French spacing would put narrow spaces between its digits, and an application would refuse it */}
      <p>
        <code className="code-secret">{props.enrolment.spelled}</code>
      </p>
    </details>
    <Field
      name="code"
      label="Les six chiffres que l’application affiche"
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={12}
      className="court"
      error={props.errors?.['code']}
    />
    <Field name="label" label="Nom de cet appareil" value={props.label} placeholder="Téléphone du service" maxLength={60} optional />
    <Button look="principal">{props.button}</Button>
  </form>
)
